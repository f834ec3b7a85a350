/** A renderer: explanations as Markdown. */
@NullMarked
package org.lime4j.spi.examples.render;

import org.jspecify.annotations.NullMarked;
