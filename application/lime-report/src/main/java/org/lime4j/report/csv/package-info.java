/** Explanations as CSV, for tables and statistics. */
@NullMarked
package org.lime4j.report.csv;

import org.jspecify.annotations.NullMarked;
