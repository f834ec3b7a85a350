/** Tribuo's sparse trainers as surrogate learners. */
@NullMarked
package org.lime4j.tribuo.surrogate;

import org.jspecify.annotations.NullMarked;
