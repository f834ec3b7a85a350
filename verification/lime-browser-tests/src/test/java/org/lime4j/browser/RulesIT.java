package org.lime4j.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules find nothing on a good page, and each finds what it is there for on one that is broken in one place. */
@ExtendWith(NeedsBrowser.class)
class RulesIT {
    private static final String GOOD = Resources.text("good.html");
    private static final String POLICY_BEGIN = "<meta http-equiv=\"Content-Security-Policy\"";

    @TempDir
    private Path folder;

    private Page open(Browser browser, String html, View view) throws IOException {
        return browser.open(Files.writeString(folder.resolve("page.html"), html), view);
    }

    /** {@return the good page with one place changed} */
    private static String broken(String part, String replacement) {
        assertThat(GOOD).contains(part);
        return GOOD.replace(part, replacement);
    }

    private static String withStyle(String style) {
        return broken("</style>", style + "\n</style>");
    }

    private static String withBody(String html) {
        return broken("</main>", html + "\n</main>");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsFoundOnAGoodPage(View view, Browser browser) throws IOException {
        Page page = open(browser, GOOD, view);
        assertThat(page.safety()).isEmpty();
        assertThat(page.accessibility()).isEmpty();
        assertThat(page.spokenTables(view)).isEmpty();
        assertThat(page.layout(view)).isEmpty();
        assertThat(page.wholeWords(view)).isEmpty();
        assertThat(page.contrast(view)).isEmpty();
        assertThat(page.layout(view)).isEmpty();
        assertThat(page.texts(List.of("A good page", "Good film, not boring.", "only spoken"))).isEmpty();
        assertThat(page.cells(List.of("not boring", "+0.25", "What each word adds"))).isEmpty();
        assertThat(page.marks("Good film, not boring.", List.of(11, 14, 14, 21))).isEmpty();
        assertThat(page.directions(Map.of("Good film, not boring.", "ltr", "סרט טוב", "rtl"))).isEmpty();
    }

    static Stream<Arguments> unsafePages() {
        String noPolicy = GOOD.replaceAll(POLICY_BEGIN + "[^>]*>", "");
        String looked = "unsafe-inline'; img-src data:;";
        return Stream.of(
                arguments(withBody("<script>ran = 'inline'</script>"), "there is an element <script>"),
                arguments(withBody("<script>ran = 'inline'</script>"), "policy was violated: script-src-elem"),
                arguments(noPolicy.replace("</main>", "<script>ran = 'inline'</script></main>"), "a script ran: inline"),
                arguments(noPolicy.replace("</main>", "<script>alert('hello')</script></main>"), "alert() was called: hello"),
                arguments(noPolicy.replace("</main>", "<img alt=x src=x: onerror=\"ran = 'handler'\"></main>"), "a script ran: handler"),
                arguments(noPolicy.replace("</main>", "<svg onload=\"ran = 'drawing'\"></svg></main>"), "a script ran: drawing"),
                arguments(withBody("<p onclick=\"ran = 1\">x</p>"), "<p> has a handler onclick"),
                arguments(withBody("<a href=\"javascript:ran=1\">x</a>"), "<a> has an address, href=\"javascript:ran=1\""),
                arguments(withBody("<a href=\"https://127.0.0.1:9/\">x</a>"), "<a> has an address"),
                arguments(withBody("<img alt=x src=\"http://127.0.0.1:9/x.png\">"), "a request was made: http://127.0.0.1:9/x.png"),
                arguments(noPolicy.replace("</main>", "<img alt=x src=\"http://127.0.0.1:9/x.png\"></main>"),
                        "a request was made: http://127.0.0.1:9/x.png"),
                arguments(withBody("<img alt=x src=\"x.png\">"), "/x.png"),
                arguments(withBody("<iframe src=\"http://127.0.0.1:9/\"></iframe>"), "there is an element <iframe>"),
                arguments(withBody("<link rel=stylesheet href=\"http://127.0.0.1:9/a.css\">"), "there is an element <link>"),
                arguments(withBody("<form><input></form>"), "there is an element <form>"),
                arguments(withStyle("p { background: url(http://127.0.0.1:9/p.png) }"), "the styles have an address"),
                arguments(withStyle("@import 'http://127.0.0.1:9/a.css';"), "the styles have an address"),
                arguments(withBody("<p style=\"background: url(http://127.0.0.1:9/p.png)\">x</p>"), "<p> has an address in style"),
                arguments(withBody("<svg aria-hidden=true><rect fill=\"url(http://127.0.0.1:9/p.svg#p)\" /></svg>"),
                        "<rect> has an address in fill"),
                arguments(broken("<title>", "<meta http-equiv=refresh content=\"9; url=x\"><title>"), "sends its reader elsewhere"),
                arguments(noPolicy, "there is no content-security policy"),
                arguments(broken("default-src 'none'", "default-src data:"), "has not default-src 'none'"),
                arguments(broken("base-uri 'none'; ", ""), "has not base-uri 'none'"),
                arguments(broken("form-action 'none'", ""), "has not form-action 'none'"),
                arguments(broken(looked, looked + " script-src 'unsafe-inline';"), "allows script-src 'unsafe-inline'"),
                arguments(broken("img-src data:", "img-src *"), "allows img-src *"),
                arguments(broken("style-src 'unsafe-inline'", "style-src https://127.0.0.1:9"), "allows style-src https"),
                arguments(noPolicy.replace("</head>", GOOD.substring(GOOD.indexOf(POLICY_BEGIN), GOOD.indexOf("<meta name=")) + "</head>"),
                        "comes after"));
    }

    @ParameterizedTest
    @MethodSource
    void unsafePages(String html, String finding, Browser browser) throws IOException {
        assertThat(open(browser, html, View.DESK_LIGHT).safety()).anySatisfy(found -> assertThat(found).contains(finding));
    }

    @Test
    void textsThatAreNotExactlyThere(Browser browser) throws IOException {
        Page page = open(browser, GOOD, View.DESK_LIGHT);
        assertThat(page.texts(List.of("Good film, not boring", "A good page"))).containsExactly(
                "no element has the text \"Good film, not boring\"");
        assertThat(page.cells(List.of("not  boring", "Good film, not boring.", "weight"))).containsExactly(
                "no cell of a table has the text \"not  boring\"", "no cell of a table has the text \"Good film, not boring.\"");
        assertThat(page.texts(List.of("x".repeat(300)))).singleElement().asString().endsWith("… of 300 units");
    }

    @Test
    void placesThatAreNotExactlyMarked(Browser browser) throws IOException {
        Page page = open(browser, GOOD, View.DESK_LIGHT);
        String text = "Good film, not boring.";
        assertThat(page.marks(text, List.of(11, 20))).containsExactly("marked, but it is no feature: \"g.\" from unit 20 on");
        assertThat(page.marks(text, List.of(0, 4, 11, 21))).containsExactly(
                "not marked: \"Good film, not boring.\" from unit 0 on");
        assertThat(page.marks("Bad film", List.of())).containsExactly("no element has the text \"Bad film\"");
    }

    @Test
    void textsThatRunTheWrongWay(Browser browser) throws IOException {
        Page page = open(browser, broken("<p dir=\"auto\" id=\"hebrew\">", "<p>"), View.DESK_LIGHT);
        assertThat(page.directions(Map.of("סרט טוב", "rtl"))).containsExactly("\"סרט טוב\" runs ltr, not rtl");
    }

    static Stream<Arguments> brokenLayouts() {
        return Stream.of(
                arguments(withBody("<p style=\"width: 2000px\">x</p>"), "the page is 2"),
                arguments(withStyle("p { overflow-wrap: normal }").replace("Folded at first.", "unbroken".repeat(200)), "the page is"),
                arguments(withBody("<p style=\"position: relative; left: -100px\">shifted</p>"), "\"shifted\" in <p> leaves the page"),
                arguments(withBody("<p style=\"width: 40px; overflow: hidden; white-space: nowrap\">a long label</p>"),
                        "\"a long label\" is cut off by <p>"),
                arguments(withBody("<p style=\"width: 40px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis\">a long label"
                        + "</p>"), "\"a long label\" is cut off by <p>"),
                arguments(withBody("<p style=\"height: 30px; width: 90px; overflow: hidden\">one line and another one below</p>"),
                        "is cut off by <p>"),
                arguments(withBody("<svg aria-hidden=true width=100 height=40><text x=80 y=20>label</text></svg>"),
                        "\"label\" is cut off by <svg>"),
                arguments(withBody("<svg aria-hidden=true width=200 height=40><text x=0 y=20>label</text><text x=20 y=20>other</text>"
                        + "</svg>"), "\"label\" and \"other\" lie over each other"),
                arguments(withBody("<p style=\"font-size: 7px\">tiny</p>"), "\"tiny\" in <p> is"),
                arguments(withBody("<svg aria-hidden=true width=100 viewBox=\"0 0 1000 40\"><text x=0 y=20>tiny</text></svg>"),
                        "\"tiny\" in <text> is"));
    }

    @ParameterizedTest
    @MethodSource
    void brokenLayouts(String html, String finding, Browser browser) throws IOException {
        for (View view : List.of(View.PHONE_LIGHT, View.DESK_LIGHT)) {
            Page page = open(browser, html, view);
            page.unfold();
            assertThat(page.layout(view)).as(view.toString()).anySatisfy(found -> assertThat(found).contains(finding));
        }
    }

    @Test
    void shortWordsThatAreBroken(Browser browser) throws IOException {
        Page page = open(browser, withBody("<p style=\"width: 60px\">a surrogate of well-known https://127.0.0.1/words</p>"), View.PHONE_LIGHT);
        assertThat(page.wholeWords(View.PHONE_LIGHT)).containsExactly("the word \"surrogate\" in <p> is broken");
    }

    @Test
    void whatIsTooWideForAPhoneAlone(Browser browser) throws IOException {
        Page page = open(browser, withBody("<p style=\"width: 500px\">x</p>"), View.PHONE_LIGHT);
        assertThat(page.layout(View.PHONE_LIGHT)).isNotEmpty();
        assertThat(page.layout(View.DESK_LIGHT)).isEmpty();
    }

    static Stream<Arguments> hardToRead() {
        return Stream.of(
                arguments(withBody("<p style=\"color: #888\">grey</p>"), View.DESK_LIGHT, "\"grey\" in <p> has a contrast of 3.54 : 1"),
                arguments(withBody("<p style=\"color: #1a1a1a\">night</p>"), View.DESK_DARK, "\"night\" in <p> has a contrast of 1."),
                arguments(withBody("<p style=\"opacity: 0.4\">faint</p>"), View.DESK_LIGHT, "\"faint\" in <p>"),
                arguments(withBody("<p style=\"background: #000c\">half</p>"), View.DESK_LIGHT, "\"half\" in <p>"),
                arguments(withBody("<p style=\"color: white; background: linear-gradient(90deg, black, white)\">blend</p>"),
                        View.DESK_LIGHT, "\"blend\" in <p> has a contrast of 1.00 : 1"),
                arguments(withBody("<svg aria-hidden=true width=100 height=40><rect width=100 height=40 fill=black /><text x=10 y=20>bar"
                        + "</text></svg>"), View.DESK_LIGHT, "\"bar\" in <text>"),
                arguments(withBody("<div style=\"display: grid\"><img alt=x style=\"grid-area: 1 / 1; width: 100px; height: 40px\" "
                        + "src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJ"
                        + "RU5ErkJggg==\"><span style=\"grid-area: 1 / 1\">over</span></div>"), View.DESK_LIGHT, "\"over\" lies over a picture"),
                arguments(withBody("<svg aria-hidden=true width=100 height=40><text x=10 y=20 style=\"fill: white; stroke: silver; "
                        + "stroke-width: 3; paint-order: stroke\">edge</text></svg>"), View.DESK_LIGHT, "\"edge\" in <text> cannot be told"),
                arguments(broken("Folded at first.", "<span style=\"color: #999\">folded</span>"), View.PHONE_LIGHT, "\"folded\" in <span>"),
                arguments(withBody("<div style=\"height: 3000px\"></div><p style=\"color: #999\">far down</p>"), View.PHONE_LIGHT,
                        "\"far down\" in <p>"));
    }

    @ParameterizedTest
    @MethodSource
    void hardToRead(String html, View view, String finding, Browser browser) throws IOException {
        assertThat(open(browser, html, view).contrast(view)).singleElement().asString().contains(finding);
    }

    static Stream<Arguments> inaccessible() {
        return Stream.of(
                arguments(broken(" lang=\"en\"", ""), "does not say its language"),
                arguments(broken("<title>A good page", "<title> "), "has no title"),
                arguments(GOOD.replaceAll("<meta name=\"viewport[^>]*>", ""), "the width of a phone"),
                arguments(broken("initial-scale=1", "user-scalable=no"), "hinders zooming"),
                arguments(withBody("<h1>Another</h1>"), "there are 2 <h1>"),
                arguments(broken("<h1>A good page</h1>", ""), "there are 0 <h1>"),
                arguments(GOOD.replaceAll("</?main>", ""), "there are 0 <main>"),
                arguments(withBody("<h4>Deep</h4>"), "<h4> \"Deep\" comes after a heading of level 2"),
                arguments(withBody("<h2> </h2>"), "<h2> has no text"),
                arguments(broken("<caption>What each word adds</caption>", ""), "a table has no caption"),
                arguments(GOOD.replaceAll("<(/?)th\\b[^>]*>", "<$1td>"), "a table has no <th>"),
                arguments(broken("<th scope=\"row\">", "<th>"), "a <th> has no scope: \"not boring\""),
                arguments(broken("<td>+0.25</td>", ""), "row 1 of a table has 1 cells"),
                arguments(broken("alt=\"a red dot\" ", ""), "a picture has no text in its place"),
                arguments(broken("a red dot", ""), "a picture has no text in its place"),
                arguments(broken("iVBORw0", "AAAA"), "a picture cannot be shown"),
                arguments(broken("aria-label=\"one bar\" ", ""), "a drawing has neither"),
                arguments(broken(" role=\"region\" aria-label=\"a long line\"", ""), "<div class=\"wide\"> is where the keyboard stops"),
                arguments(withBody("<p tabindex=3 role=group aria-label=p>x</p>"), "<p> is where the keyboard stops"),
                arguments(broken("id=\"hebrew\"", "id=\"english\""), "two elements have the id \"english\""),
                arguments(broken("aria-label=\"one bar\"", "aria-labelledby=\"bars\""), "refers to \"bars\""),
                arguments(broken(" tabindex=\"0\"", ""), "scrolls, but has no tabindex"));
    }

    @ParameterizedTest
    @MethodSource
    void inaccessible(String html, String finding, Browser browser) throws IOException {
        assertThat(open(browser, html, View.PHONE_LIGHT).accessibility()).anySatisfy(found -> assertThat(found).contains(finding));
    }

    @Test
    void tablesThatAreNoTablesToAScreenReader(Browser browser) throws IOException {
        Page page = open(browser, broken("<table>", "<table role=\"presentation\">"), View.PHONE_LIGHT);
        assertThat(page.spokenTables(View.PHONE_LIGHT)).singleElement().asString().startsWith("a screen reader is told of {cell=0,");
    }

    @Test
    void screenshotsShowTheWholePage(Browser browser) throws IOException {
        Page page = open(browser, withBody("<div style=\"height: 1500px\"></div>"), View.PHONE_DARK);
        List<Integer> sizes = new ArrayList<>();
        for (View view : View.values()) {
            Path file = folder.resolve(view + ".png");
            page.screenshot(view, file);
            var picture = javax.imageio.ImageIO.read(file.toFile());
            sizes.add(picture.getWidth());
            assertThat(picture.getHeight()).isGreaterThan(1500);
            assertThat(picture.getRGB(1, 1)).isEqualTo(view.dark() ? 0xFF14161A : 0xFFFFFFFF);
        }
        assertThat(sizes).containsExactly(360, 360, 1280, 1280);
    }
}
