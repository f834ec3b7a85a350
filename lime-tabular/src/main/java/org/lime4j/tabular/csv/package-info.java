/** Tables in files of comma-separated values. */
@NullMarked
package org.lime4j.tabular.csv;

import org.jspecify.annotations.NullMarked;
