/** Above the engine: how far explanations depend on the seed, and on the width of the kernel. */
@NullMarked
package org.lime4j.core.stability;

import org.jspecify.annotations.NullMarked;
