/** A kernel for lime4j. */
module org.example.triangular {
    requires transitive org.lime4j.core;

    exports org.example.triangular;

    provides org.lime4j.core.kernel.KernelFactory with
            org.example.triangular.TriangularFactory;
}
