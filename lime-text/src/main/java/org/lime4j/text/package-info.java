/** Text: representation, tokenizers and OpenNLP categorizers. */
@NullMarked
package org.lime4j.text;

import org.jspecify.annotations.NullMarked;
