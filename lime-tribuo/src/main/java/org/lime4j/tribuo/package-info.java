/** Tribuo models as black boxes. */
@NullMarked
package org.lime4j.tribuo;

import org.jspecify.annotations.NullMarked;
