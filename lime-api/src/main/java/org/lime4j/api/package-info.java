/** The door of the project: an {@link org.lime4j.api.Explainer}, what is asked of it, what it answers, how it fails. */
@NullMarked
package org.lime4j.api;

import org.jspecify.annotations.NullMarked;
