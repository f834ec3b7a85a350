/** Sixth stage: a fitted surrogate becomes an explanation, with cautions where it should not be relied on. */
@NullMarked
package org.lime4j.core.explanation;

import org.jspecify.annotations.NullMarked;
