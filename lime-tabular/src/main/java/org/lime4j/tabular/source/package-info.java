/** What the sources of rows have in common; exported to modules of this project alone. */
@NullMarked
package org.lime4j.tabular.source;

import org.jspecify.annotations.NullMarked;
