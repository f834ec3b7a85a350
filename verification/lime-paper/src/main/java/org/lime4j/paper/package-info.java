/**
 * The experiments of sections 5.2 and 5.3 of the paper (Ribeiro, Singh, Guestrin, KDD 2016), with its data, its black boxes and
 * the explainers that it compares LIME with.
 */
@NullMarked
package org.lime4j.paper;

import org.jspecify.annotations.NullMarked;
