/** Tables: schema, rows, and the statistics of the data a model was trained on. */
@NullMarked
package org.lime4j.tabular;

import org.jspecify.annotations.NullMarked;
