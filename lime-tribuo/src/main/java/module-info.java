/** Tribuo models, trainers and data for LIME. */
module org.lime4j.tribuo {
    requires transitive org.lime4j.core;
    requires transitive org.lime4j.tabular;
    requires transitive org.lime4j.text;
    requires static org.jspecify;
    requires java.logging;
    requires java.xml;
    // Automatic modules. Those of supertypes are named too: Maven puts only what is required by name on the module path.
    requires transitive org.tribuo.core;
    requires com.google.protobuf;
    requires com.oracle.labs.mlrg.olcut;
    requires transitive org.tribuo.data;
    requires org.tribuo.math;
    requires org.tribuo.tokens;
    requires org.tribuo.common.sgd;
    requires org.tribuo.common.tree;
    requires transitive org.tribuo.classification.core;
    requires org.tribuo.classification.dtree;
    requires org.tribuo.classification.sgd;
    requires transitive org.tribuo.regression.core;
    requires org.tribuo.multilabel.core;
    requires org.tribuo.clustering.core;
    requires org.tribuo.anomaly.core;
    requires org.tribuo.interop.core;
    requires org.tribuo.regression.rtree;
    requires org.tribuo.regression.slm;

    exports org.lime4j.tribuo;
    exports org.lime4j.tribuo.surrogate;

    provides org.lime4j.core.model.ModelAdapterFactory with
            org.lime4j.tribuo.TribuoColumnarFactory,
            org.lime4j.tribuo.TribuoFactory,
            org.lime4j.tribuo.TribuoRandomForestFactory,
            org.lime4j.tribuo.TribuoTextFactory;
    provides org.lime4j.core.representation.BackgroundSourceFactory with
            org.lime4j.tribuo.TribuoColumnarBackgroundFactory,
            org.lime4j.tribuo.TribuoDatasetBackgroundFactory,
            org.lime4j.tribuo.TribuoModelBackgroundFactory;
    provides org.lime4j.core.representation.InstanceSourceFactory with
            org.lime4j.tribuo.TribuoColumnarInstancesFactory,
            org.lime4j.tribuo.TribuoDatasetInstancesFactory;
    provides org.lime4j.core.representation.RepresentationFactory with
            org.lime4j.tribuo.TribuoColumnarRepresentationFactory;
    provides org.lime4j.core.surrogate.SurrogateFactory with
            org.lime4j.tribuo.surrogate.TribuoCartFactory,
            org.lime4j.tribuo.surrogate.TribuoElasticNetFactory,
            org.lime4j.tribuo.surrogate.TribuoLarsFactory,
            org.lime4j.tribuo.surrogate.TribuoLassoFactory;
}
