package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.OptionInfo;
import org.lime4j.core.plugin.OptionSchema;

/** Files that are not there or cannot be read, in place of those that a plugin's options name. */
final class Places {
    private Places() {}

    /** A use of a plugin with other options. */
    interface Use {
        void with(Map<String, Object> options);
    }

    /** The options that name a file or folder which is there. */
    private static List<String> paths(Class<? extends Record> type, Map<String, Object> options, CreationContext context) {
        return OptionSchema.of(type).options().stream()
                .map(OptionInfo::name)
                .filter(name -> options.get(name) instanceof String text && Files.exists(context.resolve(Path.of(text)))
                        || options.get(name) instanceof Path path && Files.exists(context.resolve(path)))
                .toList();
    }

    private static Map<String, Object> replaced(Map<String, Object> options, String name, Path path) {
        Map<String, Object> other = new LinkedHashMap<>(options);
        other.put(name, path.toString());
        return other;
    }

    /** Each file in turn is one that does not exist. */
    static void requireErrorOfAbsent(
            Class<? extends Record> type, Map<String, Object> options, CreationContext context, List<ErrorId> allowed, Use use) {
        for (String name : paths(type, options, context)) {
            Path absent = Path.of("no-such-folder", "no-such-file").toAbsolutePath();
            String answer = "nothing was wrong";
            try {
                use.with(replaced(options, name, absent));
            } catch (LimeException e) {
                if (allowed.contains(e.id()) && e.getMessage().contains("no-such-file")) {
                    continue;
                }
                answer = e.id() + " said: " + e.getMessage();
            } catch (RuntimeException e) {
                answer = "it was " + e;
            }
            fail("a place that is not there is a LimeException, " + allowed + ", whose message names it, so that a user can mend "
                    + "it, but with " + name + " = " + absent + " " + answer);
        }
    }

    /** Each file in turn is one of no bytes, of bytes without meaning, and of half the right ones. */
    static void requireErrorOfDamaged(
            Class<? extends Record> type, Map<String, Object> options, CreationContext context, List<ErrorId> allowed, Use use) {
        for (String name : paths(type, options, context)) {
            Path right = context.resolve(Path.of(options.get(name).toString()));
            if (!Files.isRegularFile(right)) {
                continue;
            }
            requireErrorOfDamaged(name, right, options, allowed, use);
        }
    }

    private static void requireErrorOfDamaged(
            String name, Path right, Map<String, Object> options, List<ErrorId> allowed, Use use) {
        Path damaged = null;
        try {
            byte[] content = Files.readAllBytes(right);
            byte[] noise = new byte[600];
            new SplittableRandom(7).nextBytes(noise);
            byte[] half = Arrays.copyOf(content, content.length / 2);
            damaged = Files.createTempFile("damaged-", "-" + right.getFileName());
            for (byte[] bytes : List.of(new byte[0], noise, half)) {
                Files.write(damaged, bytes);
                try {
                    use.with(replaced(options, name, damaged));
                } catch (LimeException e) {
                    if (!allowed.contains(e.id()) || !e.getMessage().contains(damaged.getFileName().toString())) {
                        fail(wanted(allowed) + e.id() + " said: " + e.getMessage() + in(name, bytes), e);
                    }
                } catch (IllegalArgumentException e) {
                    if (!String.valueOf(e.getMessage()).contains(damaged.getFileName().toString())) {
                        fail(wanted(allowed) + "it was " + e + in(name, bytes), e);
                    }
                } catch (RuntimeException e) {
                    fail(wanted(allowed) + "it was " + e + in(name, bytes), e);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(damaged);
        }
    }

    private static String wanted(List<ErrorId> allowed) {
        return "a file that cannot be read is a LimeException, " + allowed + ", whose message names the file, so that a user can "
                + "mend it, but ";
    }

    private static String in(String name, byte[] bytes) {
        return " (" + name + " was a damaged file of " + bytes.length + " bytes)";
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
