/** Korean morphological tokenizer. */
@NullMarked
package org.lime4j.text.korean;

import org.jspecify.annotations.NullMarked;
