package org.lime4j.integration.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lime4j.integration.Page;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;

/** The example over real reviews, by the command of the README, with the answer that the README shows. */
class ReviewsExampleIT {
    private static final Pattern PERCENT = Pattern.compile("([0-9.]+) %");

    @Test
    void twoModelsOfRealReviewsAreExplainedInEnglishAndKorean() {
        Path data = Path.of(System.getProperty("lime.shared", "no folder lime.shared"), "data");
        assumeTrue(Files.isDirectory(data.resolve("reviews")),
                () -> "SKIPPED: the real reviews in " + data + " are not here (system property lime.shared)");
        Processes.Ended ended = Processes.run(Shipped.root(), Map.of(), Processes.java(
                "-cp", Shipped.lib() + File.separator + "*", "examples/reviews/Reviews.java", data.toString()));
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        assertThat(ended.errors()).isEmpty();
        List<Double> right = PERCENT.matcher(ended.out()).results().map(r -> Double.valueOf(r.group(1))).toList();
        assertThat(right).as("two models in two languages").hasSize(4).allMatch(percent -> percent > 75);
        assertThat(Page.README.block("sh", 3)).contains("examples/reviews/Reviews.java");
        assertThat(Page.README.block("text", 2).lines().filter(line -> !line.equals("…")))
                .allSatisfy(line -> assertThat(ended.out()).contains(line));
    }
}
