package org.lime4j.text.opennlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.ml.AbstractEventTrainer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.text.Tokenizer;

/** Trains a categorizer on a file of labelled texts; the same file and options give the same model. */
final class CategorizerTraining {
    private static final String LANGUAGE_UNSPECIFIED = "x-unspecified";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Says a line for every iteration unless a level is set. */
    private static final Logger TRAINING = Logger.getLogger("opennlp.tools");

    private CategorizerTraining() {}

    /**
     * Trains.
     *
     * @param data the file: label, tab, text on each line; blank lines are passed over
     * @throws LimeException {@link ErrorId#MODEL_NOT_LOADED} if the file cannot be read, a line is not a labelled text,
     *     there are fewer than two labels, or a label has no document with a word that occurs often enough
     */
    static DoccatModel train(Path data, Tokenizer tokenizer, OpenNlpTrainingFactory.Options options) {
        List<DocumentSample> documents = read(data, tokenizer);
        checkLabels(documents, options.cutoff(), data);
        TrainingParameters parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.ITERATIONS_PARAM, options.iterations());
        parameters.put(TrainingParameters.CUTOFF_PARAM, options.cutoff());
        parameters.put(AbstractEventTrainer.DATA_INDEXER_PARAM, AbstractEventTrainer.DATA_INDEXER_ONE_PASS_VALUE);
        try {
            return trainQuietly(documents, parameters);
        } catch (IOException e) {
            throw notTrained(data + ": " + e.getMessage(), e);
        }
    }

    /** OpenNLP passes over a document without a frequent word, but keeps its label, about which it then knows nothing. */
    private static void checkLabels(List<DocumentSample> documents, int cutoff, Path data) {
        Map<String, Integer> counts = new HashMap<>();
        for (DocumentSample document : documents) {
            for (String word : document.getText()) {
                counts.merge(word, 1, Integer::sum);
            }
        }
        SortedSet<String> labels = new TreeSet<>();
        Set<String> learnt = new HashSet<>();
        for (DocumentSample document : documents) {
            labels.add(document.getCategory());
            if (Arrays.stream(document.getText()).anyMatch(word -> counts.get(word) >= cutoff)) {
                learnt.add(document.getCategory());
            }
        }
        if (labels.size() < 2) {
            throw notTrained(data + ": has the labels " + labels + "; a categorizer is trained on at least 2", null);
        }
        labels.removeAll(learnt);
        if (!labels.isEmpty()) {
            throw notTrained(data + ": no document of " + labels + " has a word that occurs at least " + cutoff
                    + " times in the file: lower the option cutoff, or give more documents", null);
        }
    }

    /** One training at a time: the level of the logger is everybody's. */
    private static synchronized DoccatModel trainQuietly(List<DocumentSample> documents, TrainingParameters parameters)
            throws IOException {
        Level before = TRAINING.getLevel();
        if (before == null) {
            TRAINING.setLevel(Level.WARNING);
        }
        try {
            return DocumentCategorizerME.train(
                    LANGUAGE_UNSPECIFIED, ObjectStreamUtils.createObjectStream(documents), parameters, new DoccatFactory());
        } finally {
            TRAINING.setLevel(before);
        }
    }

    private static List<DocumentSample> read(Path data, Tokenizer tokenizer) {
        List<DocumentSample> documents = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(data, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (number == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK) {
                    line = line.substring(1);
                }
                if (!line.isBlank()) {
                    documents.add(document(line, tokenizer, data + ":" + number));
                }
            }
        } catch (NoSuchFileException e) {
            throw notTrained(data + ": there is no such file", e);
        } catch (CharacterCodingException e) {
            throw notTrained(data + ": is not UTF-8: convert it, for example with iconv", e);
        } catch (IOException e) {
            throw notTrained(data + ": cannot be read: " + e.getMessage(), e);
        }
        return documents;
    }

    private static DocumentSample document(String line, Tokenizer tokenizer, String place) {
        int tab = line.indexOf('\t');
        if (tab < 0 || line.substring(0, tab).isBlank()) {
            throw notTrained(place + ": has " + (tab < 0 ? "no tab" : "no label before its tab")
                    + "; write each document as label, tab, text", null);
        }
        String text = line.substring(tab + 1);
        List<String> words = new ArrayList<>();
        tokenizer.tokenize(text, (start, end) -> words.add(text.substring(start, end)));
        if (words.isEmpty()) {
            throw notTrained(place + ": " + tokenizer.getClass().getSimpleName()
                    + " found no token after the tab; leave the line out, or choose another tokenizer", null);
        }
        return new DocumentSample(line.substring(0, tab).strip(), words.toArray(String[]::new));
    }

    private static LimeException notTrained(String why, @Nullable Throwable cause) {
        return new LimeException(ErrorId.MODEL_NOT_LOADED, "the categorizer cannot be trained: " + why, cause);
    }
}
