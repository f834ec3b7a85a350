package org.lime4j.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation, whose code the tests run as it stands there. */
public record Page(String path) {
    public static final Page README = new Page("README.md");
    public static final Page TRIBUO = new Page("docs/tribuo.md");

    /** The nth block of a language, from 1. */
    public String block(String language, int number) {
        Matcher blocks = Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL).matcher(read());
        for (int i = 0; i < number; i++) {
            assertThat(blocks.find()).as("block %d of %s in %s", number, language, path).isTrue();
        }
        return blocks.group(1);
    }

    /** What stands under each heading of second rank, by the heading, in their order. */
    public Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        String[] parts = read().split("(?m)^## ");
        for (int i = 1; i < parts.length; i++) {
            int end = parts[i].indexOf('\n');
            sections.put(parts[i].substring(0, end), parts[i].substring(end));
        }
        return sections;
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
