/** The model under explanation, seen as a black box: batches of inputs go in, rows of numbers come out. */
@NullMarked
package org.lime4j.api.model;

import org.jspecify.annotations.NullMarked;
