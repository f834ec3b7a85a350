/** One seed, many independent streams: numbers depend on stage and row, never on thread, chunk or batch. */
@NullMarked
package org.lime4j.core.random;

import org.jspecify.annotations.NullMarked;
