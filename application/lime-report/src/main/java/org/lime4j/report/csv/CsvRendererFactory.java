package org.lime4j.report.csv;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;

/**
 * Provides the renderer {@code csv}: one record a feature and output, in UTF-8 by RFC 4180, after one with the names of
 * the columns.
 *
 * <p>The columns, the same for every explanation, say in this order
 * <ul>
 *   <li>which explanation it is: {@code instance}, from 0; {@code output}, from 0; {@code outputName};
 *   <li>which feature: {@code block}, {@code feature} and {@code condition} of its key, {@code label}, and {@code location}:
 *       {@code column 2}, {@code 4-9;20-24} in UTF-16 units of a text, {@code segment 3}, {@code block: column 2};
 *   <li>its numbers: {@code value} (z′ of the instance), {@code weight}, {@code standardError};
 *   <li>what all features of the output share: {@code modelPrediction}, {@code surrogatePrediction}, {@code intercept},
 *       {@code weightedR2}, {@code samples}, {@code effectiveSampleSize}, {@code cautions} (their ids), {@code seed}.
 * </ul>
 *
 * <p>An output without a feature has one record whose feature is empty. Numbers are the shortest that read back to the same double,
 * without quotes and without guard; a number that is not known is empty. All text is in quotes. Control and format characters
 * are hexadecimal escapes, so that a record is one line. Text that begins with {@code =}, {@code +}, {@code -}, {@code @},
 * their wide forms or an apostrophe gets one apostrophe in front; taking that away gives the text. A spreadsheet may round the
 * seed, which has up to 64 bits; programs read it whole.
 */
public final class CsvRendererFactory implements RendererFactory<CsvOptions> {
    /** Makes the factory. */
    public CsvRendererFactory() {}

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<CsvOptions> optionsType() {
        return CsvOptions.class;
    }

    @Override
    public String description() {
        return "one record a feature and output, for spreadsheets and statistics";
    }

    @Override
    public ExplanationRenderer create(CsvOptions options, CreationContext context) {
        return new CsvRenderer(options);
    }
}
