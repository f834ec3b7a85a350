/** Rows seen through their interpretable features: bins, categories, standardised numbers. */
@NullMarked
package org.lime4j.tabular.representation;

import org.jspecify.annotations.NullMarked;
