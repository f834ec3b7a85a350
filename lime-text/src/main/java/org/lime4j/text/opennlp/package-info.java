/** OpenNLP: document categorizers as models under explanation, and tokenizers by trained models. */
@NullMarked
package org.lime4j.text.opennlp;

import org.jspecify.annotations.NullMarked;
