/** Korean morphology for LIME. */
module org.lime4j.text.korean {
    requires transitive org.lime4j.text;
    requires static org.jspecify;
    requires org.apache.lucene.analysis.nori;
    requires org.apache.lucene.core;

    exports org.lime4j.text.korean;

    provides org.lime4j.text.TokenizerFactory with
            org.lime4j.text.korean.NoriTokenizerFactory;
}
