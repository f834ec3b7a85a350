package org.lime4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

class TextSourceTest {
    @TempDir Path folder;

    private static String only(TextSource source) {
        assertThat(source.instanceType()).isEqualTo(String.class);
        assertThat(source.instances()).toIterable().hasSize(1);
        return source.instances().next();
    }

    @Test
    void aGivenTextIsTheInstance() {
        assertThat(only(TextSource.of("영화는 좋았다"))).isEqualTo("영화는 좋았다");
    }

    @Test
    void aFileIsOneTextAndALineOfItIsAnother() throws IOException {
        Path file = Files.writeString(folder.resolve("reviews.txt"), "\uFEFFfirst 영화\r\nsecond\n");
        assertThat(only(TextSource.file(file))).isEqualTo("first 영화\r\nsecond\n");
        assertThat(only(TextSource.line(file, 1))).isEqualTo("first 영화");
        assertThat(only(TextSource.line(file, 2))).isEqualTo("second");
    }

    @Test
    void aMissingLineFileOrWrongEncodingIsATypedError() throws IOException {
        Path file = Files.writeString(folder.resolve("reviews.txt"), "first\n");
        assertError(TextSource.line(file, 2), ErrorId.BAD_INSTANCE, file + " has no line 2: it ends after line 1");
        Path absent = folder.resolve("absent.txt");
        assertError(TextSource.file(absent), ErrorId.IO, "there is no text file " + absent + ": correct the option path");
        Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'a', (byte) 0xE9, 'b'});
        assertError(TextSource.file(latin), ErrorId.BAD_INSTANCE,
                latin + " is not UTF-8: convert it, for example with iconv");
        assertError(TextSource.line(latin, 1), ErrorId.BAD_INSTANCE,
                latin + " is not UTF-8: convert it, for example with iconv");
    }

    @Test
    void optionsSayExactlyOneText() {
        assertThatThrownBy(() -> new TextSourceFactory.Options(Optional.empty(), Optional.empty(), OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("neither text nor path is given: give exactly one of them");
        assertThatThrownBy(() -> new TextSourceFactory.Options(
                        Optional.of("a"), Optional.of(Path.of("b")), OptionalInt.empty()))
                .hasMessage("text and path are both given: give exactly one of them");
        assertThatThrownBy(() -> new TextSourceFactory.Options(Optional.of("a"), Optional.empty(), OptionalInt.of(1)))
                .hasMessage("line is given without path: it is a line of a file");
    }

    private static void assertError(TextSource source, ErrorId id, String message) {
        assertThatThrownBy(source::instances)
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(id))
                .hasMessage(message);
    }
}
