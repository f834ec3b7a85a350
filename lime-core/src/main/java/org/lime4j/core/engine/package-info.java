/** The engine that runs the stages over one instance or many. */
@NullMarked
package org.lime4j.core.engine;

import org.jspecify.annotations.NullMarked;
