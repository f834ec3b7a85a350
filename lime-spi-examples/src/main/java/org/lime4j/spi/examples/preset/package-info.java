/** A preset: a first look in little time. */
@NullMarked
package org.lime4j.spi.examples.preset;

import org.jspecify.annotations.NullMarked;
