/** Writing for people and programs: columns of a terminal, colours, hidden characters, JSON. For lime's own modules. */
@NullMarked
package org.lime4j.report.writing;

import org.jspecify.annotations.NullMarked;
