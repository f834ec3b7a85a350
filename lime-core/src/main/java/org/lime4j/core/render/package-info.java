/** Last stage: explanations are written for people and programs. */
@NullMarked
package org.lime4j.core.render;

import org.jspecify.annotations.NullMarked;
