package org.lime4j.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
    @Test
    void aWordIsRepeatedAsOftenAsTheFirstDigitOfItsCountSays() {
        assertThat(Corpus.text("good:2 a:1 long:12 #label#:positive")).isEqualTo("good good a long ");
    }

    @Test
    void pairsOfWordsAreLeftOut() {
        assertThat(Corpus.text("good_book:1 book:1 _x:3")).isEqualTo("book ");
    }

    @Test
    void whatStandsBeforeTheLastWordCharactersIsNoPartOfTheWord() {
        assertThat(Corpus.text("money.i:1 <num>:3 don't:1 caf\u00e9s:1")).isEqualTo("i    t s ");
    }

    @Test
    void wordsAreThoseOfTwoCharactersOrMore() {
        Vocabulary vocabulary = Vocabulary.of(List.of("It is a film, Film-noir 7 77 x"));

        assertThat(vocabulary.size()).isEqualTo(6);
        assertThat(vocabulary.read("film it is FILM Film film unknown 77")).isEqualTo(Arrays
                .stream(new String[] {"77", "Film", "film", "is"}).mapToInt(vocabulary::indexOf).toArray());
        assertThat(vocabulary.indexOf("a")).isEqualTo(-1);
        assertThat(vocabulary.text(vocabulary.read("noir It"))).isEqualTo("It noir");
    }

    @Test
    void theVocabularyIsOfTheTrainingDocumentsAlone(@TempDir Path data) throws IOException {
        write(data, "positive.review", "good:1 book:1\ngreat:1 book:2");
        write(data, "negative.review", "bad:1 book:1\nawful:1 bad:1");
        Path reference = Files.createDirectories(data.resolve("paper_reference"));
        Files.writeString(reference.resolve("split_books.tsv"), """
                split\torder\tlabel\tfile\tline0
                train\t0\t1\tpositive.review\t1
                train\t1\t0\tnegative.review\t0
                test\t0\t1\tpositive.review\t0
                test\t1\t0\tnegative.review\t1
                """);

        Corpus corpus = Corpus.read(data, Domain.BOOKS);

        assertThat(corpus.vocabulary().size()).isEqualTo(3);
        assertThat(Arrays.stream(corpus.train()).map(corpus.vocabulary()::text)).containsExactly("book great", "bad book");
        assertThat(Arrays.stream(corpus.test()).map(corpus.vocabulary()::text)).containsExactly("book", "bad");
        assertThat(corpus.trainLabels()).containsExactly(1, 0);

        Files.writeString(reference.resolve("split_books.tsv"), "heading\ntrain\t0\t1\tpositive.review\t2\n");
        assertThatThrownBy(() -> Corpus.read(data, Domain.BOOKS))
                .hasMessageContaining("the split names line 2 of positive.review, which has 2 lines");
        Files.writeString(reference.resolve("split_books.tsv"), "heading\ntrain\t0\t2\tpositive.review\t1\n");
        assertThatThrownBy(() -> Corpus.read(data, Domain.BOOKS))
                .hasMessageContaining("split_books.tsv has the line 'train\t0\t2\tpositive.review\t1'; a line is train or test");
    }

    private static void write(Path data, String name, String text) throws IOException {
        Path folder = Files.createDirectories(data.resolve("reviews/processed_acl/books"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        Files.write(folder.resolve(name + ".gz"), bytes.toByteArray());
    }

    @Test
    void theReviewsHaveTheSizesOfTheExperiments() {
        Corpus books = SharedData.corpus(Domain.BOOKS);
        Corpus dvd = SharedData.corpus(Domain.DVD);

        assertThat(books.vocabulary().size()).isEqualTo(19_902);
        assertThat(dvd.vocabulary().size()).isEqualTo(19_103);
        for (Corpus corpus : List.of(books, dvd)) {
            assertThat(corpus.train()).hasNumberOfRows(1600);
            assertThat(Arrays.stream(corpus.trainLabels()).sum()).isEqualTo(800);
            assertThat(corpus.test()).hasNumberOfRows(400);
            assertThat(Arrays.stream(corpus.testLabels()).sum()).isEqualTo(200);
            assertThat(corpus.sampleOfTest(1000)).hasSize(400);
            assertThat(Arrays.stream(corpus.sampleOfTest(40)).map(index -> corpus.testLabels()[index]).sum()).isEqualTo(20);
        }
    }
}
