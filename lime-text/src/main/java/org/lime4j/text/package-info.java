/** Text: representation, tokenizers and sources. */
@NullMarked
package org.lime4j.text;

import org.jspecify.annotations.NullMarked;
