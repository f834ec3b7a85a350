/** A tokenizer: the words inside identifiers. */
@NullMarked
package org.lime4j.spi.examples.text;

import org.jspecify.annotations.NullMarked;
