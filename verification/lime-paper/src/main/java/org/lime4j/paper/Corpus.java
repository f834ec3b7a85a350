package org.lime4j.paper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The reviews of one domain as the experiments see them (Blitzer, Dredze, Pereira 2007; {@code processed_acl}): 1,600 documents
 * to train on and 400 to explain, as sets of the words of the training documents.
 *
 * @param domain what the reviews are about
 * @param vocabulary of the training documents
 * @param train documents, each ascending
 * @param trainLabels 1 of a positive review, 0 of a negative one
 * @param test documents, without the words that are not in the vocabulary
 * @param testLabels 1 of a positive review, 0 of a negative one
 */
record Corpus(Domain domain, Vocabulary vocabulary, int[][] train, int[] trainLabels, int[][] test, int[] testLabels) {
    /** A word and one digit of its count; {@code money.i:1} is the word {@code i}, {@code <num>:3} an empty one. */
    private static final Pattern COUNTED = Pattern.compile("(\\w*?):(\\d)");

    private static final Pattern PLACE = Pattern.compile("(train|test)\t\\d+\t([01])\t([^\t]+)\t(\\d{1,6})");

    /** One line of the file that says which review is where. */
    private record Place(boolean train, int label, String file, int line) {}

    /** Whether the folder has what is read. */
    static boolean exists(Path data) {
        return Files.isReadable(split(data, Domain.BOOKS)) && Files.isDirectory(folder(data, Domain.BOOKS));
    }

    private static Path split(Path data, Domain domain) {
        return data.resolve("paper_reference").resolve("split_" + domain.id() + ".tsv");
    }

    private static Path folder(Path data, Domain domain) {
        return data.resolve("reviews").resolve("processed_acl").resolve(domain.id());
    }

    /**
     * Reads a domain.
     *
     * @param data the folder that holds {@code reviews} and {@code paper_reference}
     * @throws UncheckedIOException if a file is missing or not as it should be
     */
    static Corpus read(Path data, Domain domain) {
        try {
            Map<String, List<String>> files = new HashMap<>();
            for (String name : List.of("positive.review", "negative.review")) {
                files.put(name, texts(folder(data, domain).resolve(name + ".gz")));
            }
            List<Place> places = places(split(data, domain));
            List<String> train = texts(places, files, true);
            Vocabulary vocabulary = Vocabulary.of(train);
            return new Corpus(
                    domain,
                    vocabulary,
                    documents(vocabulary, train),
                    labels(places, true),
                    documents(vocabulary, texts(places, files, false)),
                    labels(places, false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                texts.add(text(line));
            }
        }
        return texts;
    }

    /** The text that a line of counted words stands for: each as often as its first digit says, pairs of words left out. */
    static String text(String line) {
        StringBuilder text = new StringBuilder();
        Matcher counted = COUNTED.matcher(line);
        while (counted.find()) {
            String word = counted.group(1);
            if (word.indexOf('_') < 0) {
                text.append((word + " ").repeat(Integer.parseInt(counted.group(2))));
            }
        }
        return text.toString();
    }

    private static List<Place> places(Path file) throws IOException {
        List<Place> places = new ArrayList<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        for (String line : lines.subList(1, lines.size())) {
            Matcher cells = PLACE.matcher(line);
            if (!cells.matches()) {
                throw new IOException(file.getFileName() + " has the line '" + line
                        + "'; a line is train or test, a number, label 0 or 1, a file and a line in it, with tabs between");
            }
            places.add(new Place(cells.group(1).equals("train"), Integer.parseInt(cells.group(2)), cells.group(3),
                    Integer.parseInt(cells.group(4))));
        }
        return places;
    }

    private static List<String> texts(List<Place> places, Map<String, List<String>> files, boolean train)
            throws IOException {
        List<String> texts = new ArrayList<>();
        for (Place place : places) {
            if (place.train == train) {
                List<String> file = files.getOrDefault(place.file, List.of());
                if (place.line >= file.size()) {
                    throw new IOException("the split names line " + place.line + " of " + place.file + ", which has "
                            + file.size() + " lines");
                }
                texts.add(file.get(place.line));
            }
        }
        return texts;
    }

    private static int[] labels(List<Place> places, boolean train) {
        return places.stream().filter(place -> place.train == train).mapToInt(Place::label).toArray();
    }

    private static int[][] documents(Vocabulary vocabulary, List<String> texts) {
        return texts.stream().map(vocabulary::read).toArray(int[][]::new);
    }

    /** Indices of so many test documents, spread over both labels; all if there are no more. */
    int[] sampleOfTest(int count) {
        int n = Math.min(count, test.length);
        int[] indices = new int[n];
        for (int i = 0; i < n; i++) {
            indices[i] = (int) ((long) i * test.length / n);
        }
        return indices;
    }
}
