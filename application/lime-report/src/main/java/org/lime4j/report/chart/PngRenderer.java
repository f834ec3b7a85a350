package org.lime4j.report.chart;

import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.report.chart.PngOptions.View;
import org.lime4j.report.picture.Png;
import org.lime4j.report.picture.SegmentMask;
import org.lime4j.report.picture.SegmentPictures;
import org.lime4j.report.writing.Escapes;
import org.lime4j.report.writing.SubjectWording;

/** Writes one picture; {@link PngRendererFactory} describes it. */
final class PngRenderer implements ExplanationRenderer {
    private static final int BLACK = 0xFF000000;
    private static final int GREY = 0xFF808080;
    private static final int WHITE = 0xFFFFFFFF;

    private final PngOptions options;
    private final Supplier<Font> font;

    PngRenderer(PngOptions options) {
        this(options, () -> new Font(Font.SANS_SERIF, Font.PLAIN, (int) Chart.BODY));
    }

    PngRenderer(PngOptions options, Supplier<Font> font) {
        this.options = options;
        this.font = font;
    }

    @Override
    public String mediaType() {
        return "image/png";
    }

    @Override
    public void render(Explanation explanation, OutputStream out) throws IOException {
        out.write(Png.encode(picture(explanation)));
        out.flush();
    }

    private IntPlane picture(Explanation explanation) {
        if (options.view() == View.CHART
                || options.view() == View.AUTO && !(explanation.subject() instanceof Subject.Image)) {
            return chart(explanation);
        }
        if (!(explanation.subject() instanceof Subject.Image image)) {
            throw new LimeException(ErrorId.BAD_REQUEST, "the renderer png cannot draw the view "
                    + options.view().name().toLowerCase(Locale.ROOT).replace('_', '-') + " of "
                    + SubjectWording.of(explanation.subject()) + ", which is no image: take view = chart or auto");
        }
        Optional<OutputExplanation> chosen = chosen(explanation);
        if (chosen.isEmpty() || options.view() == View.BOUNDARIES) {
            return SegmentPictures.withBoundaries(image.picture(), image.segments(), SegmentPictures.BOUNDARY);
        }
        OutputExplanation output = chosen.get();
        if (options.view() == View.HEAT_MAP || options.view() == View.AUTO) {
            return SegmentPictures.heatMap(image, output);
        }
        SegmentMask mask = SegmentMask.of(image, output, options.selection());
        return options.view() == View.MASK
                ? blackAndWhite(mask.mask())
                : SegmentPictures.withBoundaries(mask.picture(), mask.mask(), SegmentPictures.BOUNDARY);
    }

    private IntPlane chart(Explanation explanation) {
        Explanation shown = options.output().isEmpty()
                ? explanation
                : new Explanation(explanation.subject(), chosen(explanation).stream().toList(), explanation.provenance());
        return ChartPicture.draw(new ChartLayout(options.width(), options.features()).of(shown), options.scale(), font);
    }

    /** The output asked for, by name before by place; none only if none was explained. */
    private Optional<OutputExplanation> chosen(Explanation explanation) {
        List<OutputExplanation> outputs = explanation.outputs();
        if (options.output().isEmpty() || outputs.isEmpty()) {
            return outputs.stream().findFirst();
        }
        String asked = options.output().get();
        Optional<OutputExplanation> named = outputs.stream().filter(output -> output.name().equals(asked)).findFirst();
        if (named.isPresent()) {
            return named;
        }
        for (int i = 0; i < outputs.size(); i++) {
            if (asked.equals(Integer.toString(i + 1))) {
                return Optional.of(outputs.get(i));
            }
        }
        throw new LimeException(ErrorId.BAD_REQUEST, "output '" + Escapes.visible(asked) + "' of the renderer png was not explained; "
                + "explained are " + outputs.stream().map(output -> Escapes.visible(output.name())).collect(Collectors.joining(", "))
                + ", or by place 1" + (outputs.size() > 1 ? " to " + outputs.size() : ""));
    }

    private static IntPlane blackAndWhite(IntPlane mask) {
        int[] pixels = mask.toArray();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = pixels[i] > 0 ? WHITE : pixels[i] < 0 ? GREY : BLACK;
        }
        return new IntPlane(mask.width(), mask.height(), pixels);
    }
}
