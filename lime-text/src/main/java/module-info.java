/** LIME for text. */
module org.lime4j.text {
    requires transitive org.lime4j.core;
    requires static org.jspecify;
    requires java.logging;
    requires transitive org.apache.opennlp.tools;
    // Not used here: OpenNLP, an automatic module, cannot ask for this explicit one.
    requires org.slf4j;
    // An automatic module named by its file, re2j-1.8.jar.
    requires re2j;

    exports org.lime4j.text;
    exports org.lime4j.text.opennlp;

    uses org.lime4j.text.TokenizerFactory;

    provides org.lime4j.core.model.ModelAdapterFactory with
            org.lime4j.text.TextFieldsFactory,
            org.lime4j.text.opennlp.OpenNlpFactory,
            org.lime4j.text.opennlp.OpenNlpTrainingFactory;
    provides org.lime4j.core.plugin.ComponentKinds with
            org.lime4j.text.TextKinds;
    provides org.lime4j.core.representation.InstanceSourceFactory with
            org.lime4j.text.TextSourceFactory;
    provides org.lime4j.core.representation.RepresentationFactory with
            org.lime4j.text.TextRepresentationFactory;
    provides org.lime4j.text.TokenizerFactory with
            org.lime4j.text.BreakIteratorTokenizerFactory,
            org.lime4j.text.CharactersTokenizerFactory,
            org.lime4j.text.OpenNlpSimpleTokenizerFactory,
            org.lime4j.text.OpenNlpWhitespaceTokenizerFactory,
            org.lime4j.text.RegexTokenizerFactory,
            org.lime4j.text.UnicodeWordsTokenizerFactory,
            org.lime4j.text.opennlp.OpenNlpModelTokenizerFactory,
            org.lime4j.text.opennlp.OpenNlpSentenceTokenizerFactory;
}
