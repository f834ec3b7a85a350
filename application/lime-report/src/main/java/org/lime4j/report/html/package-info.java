/** Explanations as self-contained HTML pages: no script, no request, readable without colour and by screen readers. */
@NullMarked
package org.lime4j.report.html;

import org.jspecify.annotations.NullMarked;
