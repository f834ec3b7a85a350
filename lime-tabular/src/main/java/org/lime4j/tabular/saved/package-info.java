/** Backgrounds that were saved as statistics, without the data. */
@NullMarked
package org.lime4j.tabular.saved;

import org.jspecify.annotations.NullMarked;
