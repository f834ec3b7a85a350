package org.example.triangular;

import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.tck.KernelContract;

class TriangularKernelTest extends KernelContract {
    @Override
    protected KernelFactory<?> factory() {
        return new TriangularFactory();
    }
}
