/** What an explanation costs beside the model's own answers. */
@NullMarked
package org.lime4j.benchmarks;

import org.jspecify.annotations.NullMarked;
