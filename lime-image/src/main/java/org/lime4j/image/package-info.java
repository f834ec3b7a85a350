/** Images: representation, segmenters and fills. */
@NullMarked
package org.lime4j.image;

import org.jspecify.annotations.NullMarked;
