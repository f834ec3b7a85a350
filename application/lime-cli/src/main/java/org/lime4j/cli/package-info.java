/** The lime command. */
@NullMarked
package org.lime4j.cli;

import org.jspecify.annotations.NullMarked;
