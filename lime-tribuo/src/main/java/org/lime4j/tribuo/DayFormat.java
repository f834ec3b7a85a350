package org.lime4j.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.tribuo.data.columnar.processors.field.DateFieldProcessor;

/**
 * How a date processor reads days, and how they are written for it: at midnight of UTC where the form has a time or zone. Days
 * are counted from 1 January 1970. Thread-safe.
 */
final class DayFormat {
    /** A day, and it with what a form may want beside. */
    private static final List<Function<LocalDate, TemporalAccessor>> MOMENTS =
            List.of(day -> day, LocalDate::atStartOfDay, day -> day.atStartOfDay(ZoneOffset.UTC));

    /** Of two digits in each part, none of which could be another, and within the years that two digits stand for. */
    private static final long TYPICAL = LocalDate.of(2023, 12, 22).toEpochDay();

    /** More than a century and a half of days. */
    private static final int MOST_KNOWN = 1 << 16;

    private final String pattern;
    private final DateTimeFormatter format;
    private final Function<LocalDate, TemporalAccessor> moment;
    /** Texts of days that were written before: samples ask for few days many times. */
    private final Map<Long, Optional<String>> known = new ConcurrentHashMap<>();

    private DayFormat(String pattern, Locale locale) {
        this.pattern = pattern;
        this.format = DateTimeFormatter.ofPattern(pattern, locale);
        this.moment = MOMENTS.stream()
                .filter(each -> written(format, each, TYPICAL).isPresent())
                .findFirst()
                .orElse(MOMENTS.get(0));
    }

    static DayFormat of(DateFieldProcessor processor) {
        Map<String, Provenance> configured = processor.getProvenance().getConfiguredParameters();
        return new DayFormat(
                configured.get("dateFormat").toString(),
                new Locale(configured.get("localeLanguage").toString(), configured.get("localeCountry").toString()));
    }

    /** The form, as the processor was given it. */
    String pattern() {
        return pattern;
    }

    /** The day that a text is read as; nothing if the processor cannot read it. */
    OptionalLong read(String text) {
        try {
            return OptionalLong.of(LocalDate.parse(text, format).toEpochDay());
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /** The text of a day; nothing if it would not be read as the same day. */
    Optional<String> write(long day) {
        Optional<String> before = known.get(day);
        if (before != null) {
            return before;
        }
        Optional<String> text = written(format, moment, day);
        if (known.size() < MOST_KNOWN) {
            known.put(day, text);
        }
        return text;
    }

    private static Optional<String> written(
            DateTimeFormatter format, Function<LocalDate, TemporalAccessor> moment, long day) {
        try {
            LocalDate date = LocalDate.ofEpochDay(day);
            String text = format.format(moment.apply(date));
            return LocalDate.parse(text, format).equals(date) ? Optional.of(text) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
