/** Explanations as plain, value-equal data: they hold all that a renderer needs and nothing that runs. */
@NullMarked
package org.lime4j.api.explanation;

import org.jspecify.annotations.NullMarked;
