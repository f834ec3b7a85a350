package org.lime4j.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleSheetTest {
    private static final Pattern COLOUR = Pattern.compile("(--[a-z0-9-]+): #([0-9a-f]{6});");
    private static final String DARK = "@media (prefers-color-scheme: dark)";

    /** The first block of constants, or that of the dark scheme. */
    private static Map<String, Integer> colours(boolean dark) {
        String text = StyleSheet.TEXT.substring(dark ? StyleSheet.TEXT.indexOf(DARK) : 0);
        Map<String, Integer> colours = new HashMap<>();
        Matcher colour = COLOUR.matcher(text.substring(text.indexOf(":root"), text.indexOf('}')));
        while (colour.find()) {
            colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
        }
        return colours;
    }

    @ParameterizedTest
    @CsvSource({
        "ink, paper, 7", "ink, panel, 7", "quiet, paper, 4.5", "quiet, panel, 4.5", "link, paper, 4.5", "link, panel, 4.5",
        "alarm-ink, alarm, 4.5", "ink, raises-1, 4.5", "ink, raises-2, 4.5", "ink, raises-3, 4.5", "ink, raises-4, 4.5",
        "ink, lowers-1, 4.5", "ink, lowers-2, 4.5", "ink, lowers-3, 4.5", "ink, lowers-4, 4.5",
        "ink, weight-1, 4.5", "ink, weight-2, 4.5", "ink, weight-3, 4.5", "ink, weight-4, 4.5",
        "raises, paper, 3", "lowers, paper, 3", "raises, panel, 3", "lowers, panel, 3", "quiet, rule, 3"
    })
    void coloursDifferEnoughInBothSchemes(String text, String ground, double least) {
        for (boolean dark : new boolean[] {false, true}) {
            Map<String, Integer> colours = colours(dark);
            assertThat(colours).containsKeys("--" + text, "--" + ground);
            assertThat(contrast(colours.get("--" + text), colours.get("--" + ground)))
                    .as("%s on %s in the %s scheme", text, ground, dark ? "dark" : "light").isGreaterThanOrEqualTo(least);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 16777215, 21", "8947848, 16777215, 3.5449", "7829367, 16777215, 4.4783"})
    void contrastIsThatOfTheGuidelines(int text, int ground, double expected) {
        assertThat(contrast(text, ground)).isCloseTo(expected, within(1e-3));
    }

    /** Source: WCAG 2.2, contrast ratio and relative luminance. */
    private static double contrast(int text, int ground) {
        double one = luminance(text) + 0.05;
        double other = luminance(ground) + 0.05;
        return Math.max(one, other) / Math.min(one, other);
    }

    private static double luminance(int rgb) {
        return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8) + 0.0722 * channel(rgb);
    }

    private static double channel(int level) {
        double share = (level & 0xFF) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
