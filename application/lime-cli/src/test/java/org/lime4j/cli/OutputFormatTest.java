package org.lime4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.core.render.ExplanationRenderer;

class OutputFormatTest {
    @Test
    void theEndingIsWhatFollowsTheLastDot() {
        assertThat(OutputFormat.ending(Path.of("a.b/out.HTML"))).isEqualTo("html");
        assertThat(OutputFormat.ending(Path.of("a.b/out"))).isEmpty();
        assertThat(OutputFormat.ending(Path.of(".html"))).isEmpty();
        assertThat(OutputFormat.ending(Path.of("/"))).isEmpty();
        assertThat(OutputFormat.renderer("md")).contains("markdown");
        assertThat(OutputFormat.renderer("exe")).isEmpty();
    }

    @Test
    void filesOfSeveralInstancesAreNumberedBeforeTheEnding() {
        assertThat(OutputFormat.numbered(Path.of("a.b/out.html"), 12)).isEqualTo(Path.of("a.b/out-12.html"));
        assertThat(OutputFormat.numbered(Path.of("a.b/out"), 0)).isEqualTo(Path.of("a.b/out-0"));
    }

    @Test
    void onlyPlainDocumentsFollowOneAnother() {
        assertThat(OutputFormat.canFollow(writing("text/plain; charset=utf-8"))).isTrue();
        assertThat(OutputFormat.canFollow(writing("application/json"))).isTrue();
        assertThat(OutputFormat.canFollow(writing("text/html"))).isFalse();
        assertThat(OutputFormat.canFollow(writing("image/png"))).isFalse();
    }

    @Test
    void aTerminalShowsTextAndNoPictures() {
        assertThat(OutputFormat.isText(writing("image/svg+xml"))).isTrue();
        assertThat(OutputFormat.isText(writing("text/html"))).isTrue();
        assertThat(OutputFormat.isText(writing("application/json"))).isTrue();
        assertThat(OutputFormat.isText(writing("image/png"))).isFalse();
        assertThat(OutputFormat.isText(writing("application/octet-stream"))).isFalse();
    }

    @Test
    void theEndingOfAFileInAFolderComesFromTheFormat() {
        assertThat(OutputFormat.ending(writing("text/plain"))).isEqualTo("txt");
        assertThat(OutputFormat.ending(writing("image/svg+xml"))).isEqualTo("svg");
        assertThat(OutputFormat.ending(writing("image/png"))).isEqualTo("png");
        assertThat(OutputFormat.ending(writing("application/vnd.example+../x"))).isEqualTo("vnd-example-x");
    }

    private static ExplanationRenderer writing(String mediaType) {
        return new ExplanationRenderer() {
            @Override
            public String mediaType() {
                return mediaType;
            }

            @Override
            public void render(Explanation explanation, OutputStream out) {
                throw new AssertionError("not asked for");
            }
        };
    }
}
