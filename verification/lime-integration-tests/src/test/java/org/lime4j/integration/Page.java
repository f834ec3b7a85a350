package org.lime4j.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation, whose code the tests run as it stands there. */
public record Page(String path) {
    public static final Page README = new Page("README.md");

    /** The nth block of a language, from 1. */
    public String block(String language, int number) {
        return find(read(), language, number);
    }

    /** The nth block of a language, from 1, under the heading of second rank with this text. */
    public String block(String heading, String language, int number) {
        Matcher section = Pattern.compile("^## " + Pattern.quote(heading) + "\n(.*?)(?=^## |\\z)", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(read());
        assertThat(section.find()).as("heading '%s' in %s", heading, path).isTrue();
        return find(section.group(1), language, number);
    }

    private String find(String text, String language, int number) {
        Matcher blocks = Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL).matcher(text);
        for (int i = 0; i < number; i++) {
            assertThat(blocks.find()).as("block %d of %s in %s", number, language, path).isTrue();
        }
        return blocks.group(1);
    }

    /** The whole page. */
    public String read() {
        try {
            return Files.readString(Shipped.root().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
