/** Renderers of explanations: text for a terminal, JSON for programs. */
@NullMarked
package org.lime4j.report;

import org.jspecify.annotations.NullMarked;
