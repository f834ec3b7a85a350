/** ONNX Runtime models as black boxes. */
@NullMarked
package org.lime4j.onnx;

import org.jspecify.annotations.NullMarked;
