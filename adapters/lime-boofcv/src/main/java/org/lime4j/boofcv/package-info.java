/** What this module bundles of BoofCV. */
@NullMarked
package org.lime4j.boofcv;

import org.jspecify.annotations.NullMarked;
