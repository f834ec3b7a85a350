/** Instances of several modalities that one model reads together: blocks with a sampler and a kernel of their own. */
@NullMarked
package org.lime4j.core.composite;

import org.jspecify.annotations.NullMarked;
