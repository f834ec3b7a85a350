/** Explanations as Markdown, for pages, reviews and notes. */
@NullMarked
package org.lime4j.report.markdown;

import org.jspecify.annotations.NullMarked;
