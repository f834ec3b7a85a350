/** First stage: an instance becomes interpretable features and a code space. */
@NullMarked
package org.lime4j.core.representation;

import org.jspecify.annotations.NullMarked;
