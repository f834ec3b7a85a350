/** Renderers of explanations: text for a terminal, JSON for programs, which reads back. */
@NullMarked
package org.lime4j.report;

import org.jspecify.annotations.NullMarked;
