/** Sparse rows in the text format of SVMlight and LibSVM. */
@NullMarked
package org.lime4j.tabular.svmlight;

import org.jspecify.annotations.NullMarked;
