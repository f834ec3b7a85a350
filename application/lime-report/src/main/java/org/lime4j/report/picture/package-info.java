/** Pictures of explained images: masks, boundaries of segments, heat maps. */
@NullMarked
package org.lime4j.report.picture;

import org.jspecify.annotations.NullMarked;
