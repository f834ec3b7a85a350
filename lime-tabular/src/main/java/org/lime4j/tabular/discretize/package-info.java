/** How a numeric column is cut into bins: the SPI and its built-in plugins. */
@NullMarked
package org.lime4j.tabular.discretize;

import org.jspecify.annotations.NullMarked;
