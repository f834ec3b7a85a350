/** What the sources of rows have in common; not exported. */
@NullMarked
package org.lime4j.tabular.source;

import org.jspecify.annotations.NullMarked;
