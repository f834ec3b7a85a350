/** OpenNLP document categorizers as models under explanation. */
@NullMarked
package org.lime4j.text.opennlp;

import org.jspecify.annotations.NullMarked;
