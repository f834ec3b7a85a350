package org.lime4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.Explainer;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.Provenance;

class PickJournalFileTest {
    private static final Map<String, String> RUN = Map.of("model", "a1", "request.seed", "7");

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("journal.jsonl");
    }

    /** Of every kind of instance; the third and the last failed. */
    private static List<Result> results() {
        List<Result> results = new ArrayList<>();
        List<Explanation> kinds = List.of(Explanations.tabular(), Explanations.korean(), Explanations.tree(),
                Explanations.image(), Explanations.hostile(), Explanations.composite());
        for (int i = 0; i < 140; i++) {
            results.add(i % 50 == 2 || i == 139
                    ? new Result.Failure(i, new LimeException(ErrorId.BAD_INSTANCE, "row " + i + " has \"\n\u2028\ud800 no age"))
                    : new Result.Success(i, seeded(kinds.get(i % kinds.size()), Explainer.seedOf(7, i))));
        }
        return results;
    }

    private static Explanation seeded(Explanation explanation, long seed) {
        Provenance p = explanation.provenance();
        return new Explanation(explanation.subject(), explanation.outputs(), new Provenance(p.version(), seed, p.samples(),
                p.features(), p.model(), p.outputKind(), p.outputNames(), p.components(), p.formulas()));
    }

    private List<Result> write(int from, int to) {
        List<Result> replayed = new ArrayList<>();
        try (PickJournalFile journal = PickJournalFile.open(file(), RUN)) {
            journal.replay(replayed::add);
            assertThat(journal.torn()).isFalse();
            assertThat(journal.instances()).isEqualTo(from);
            results().subList(from, to).forEach(journal::append);
        }
        return replayed;
    }

    /** Errors are equal by id and message. */
    private static void assertSame(List<Result> found, List<Result> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            if (expected.get(i) instanceof Result.Failure failure) {
                LimeException error = ((Result.Failure) found.get(i)).error();
                assertThat(found.get(i).index()).isEqualTo(i);
                assertThat(error.id()).isEqualTo(failure.error().id());
                assertThat(error).hasMessage(failure.error().getMessage().replace('\ud800', '\ufffd').replace("\ufffd",
                        error.getMessage().contains("\ud800") ? "\ud800" : "\ufffd"));
            } else {
                assertThat(found.get(i)).isEqualTo(expected.get(i));
            }
        }
    }

    @Test
    void whatWasAppendedIsReplayedEqual() throws IOException {
        assertThat(write(0, 100)).isEmpty();
        assertSame(write(100, 140), results().subList(0, 100));
        assertSame(write(140, 140), results());
        List<String> lines = Files.readAllLines(file());
        assertThat(lines).hasSize(141);
        assertThat(lines.get(0)).isEqualTo("{\"schema\":\"lime-pick-journal/1\",\"run\":{\"model\":\"a1\",\"request.seed\":\"7\"}}");
        assertThat(lines.get(1)).startsWith("{\"schema\":\"lime-explanation/1\",");
        assertThat(lines.get(3)).startsWith("{\"schema\":\"lime-failure/1\",\"index\":2,\"error\":\"bad-instance\",\"message\":\"row 2 ");
    }

    @Test
    void explanationsAreReadBackInAnyOrderWhileOthersAreAppended() {
        write(0, 60);
        try (PickJournalFile journal = PickJournalFile.open(file(), RUN)) {
            journal.replay(result -> {});
            assertThat(journal.explanations(List.of(57L, 0L, 31L))).isEqualTo(successes(57, 0, 31));
            journal.append(results().get(60));
            assertThat(journal.explanations(List.of(60L, 1L))).isEqualTo(successes(60, 1));
            journal.append(results().get(61));
        }
        assertSame(write(62, 62), results().subList(0, 62));
    }

    private static List<Explanation> successes(int... indices) {
        return Arrays.stream(indices).mapToObj(i -> ((Result.Success) results().get(i)).explanation()).toList();
    }

    /** As a process leaves it that is killed, wherever that happens. */
    @Test
    void aFileThatEndsAnywhereGoesOnFromTheLastWholeLine() throws IOException {
        write(0, 4);
        byte[] whole = Files.readAllBytes(file());
        int header = 1 + new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n');
        for (int length = 0; length <= whole.length; length += length < header + 10 ? 1 : 97) {
            Files.write(file(), Arrays.copyOf(whole, length));
            List<Result> replayed = new ArrayList<>();
            boolean torn;
            try (PickJournalFile journal = PickJournalFile.open(file(), RUN)) {
                journal.replay(replayed::add);
                torn = journal.torn();
                results().subList(replayed.size(), 4).forEach(journal::append);
            }
            int lines = (int) new String(whole, 0, length, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
            assertThat(replayed).as("%d bytes", length).hasSize(Math.max(0, lines - 1));
            assertThat(torn).as("%d bytes", length).isEqualTo(length > header && whole[length - 1] != '\n');
            assertThat(Files.readAllBytes(file())).as("%d bytes", length).isEqualTo(whole);
        }
    }

    @Test
    void whatFollowsALineThatCannotBeReadIsDropped() throws IOException {
        write(0, 10);
        List<String> lines = Files.readAllLines(file());
        for (String bad : List.of("\0\0\0", "{}", "", "[]", lines.get(6), lines.get(1), "{\"schema\":\"lime-failure/1\",\"index\":9}",
                "{\"schema\":\"lime-failure/1\",\"index\":4,\"error\":\"no-such\",\"message\":\"x\"}", "[".repeat(100_000))) {
            List<String> damaged = new ArrayList<>(lines);
            damaged.set(5, bad);
            Files.write(file(), damaged);
            List<Result> replayed = new ArrayList<>();
            try (PickJournalFile journal = PickJournalFile.open(file(), RUN)) {
                journal.replay(replayed::add);
                assertThat(journal.torn()).as(bad).isTrue();
            }
            assertSame(replayed, results().subList(0, 4));
            assertThat(Files.readAllLines(file())).isEqualTo(lines.subList(0, 5));
        }
    }

    @Test
    void anExplanationThatDoesNotFitIntoTheMemoryIsNotDropped() throws IOException {
        write(0, 10);
        String larger = Files.readString(file()).replaceFirst(
                "\"width\":\\d+,\"height\":\\d+", "\"width\":2147483647,\"height\":2147483647");
        Files.writeString(file(), larger);
        try (PickJournalFile journal = PickJournalFile.open(file(), RUN)) {
            assertThatThrownBy(() -> journal.replay(result -> {}))
                    .isInstanceOfSatisfying(LimeException.class, error -> assertThat(error.id()).isEqualTo(ErrorId.BUDGET_EXCEEDED))
                    .hasMessageContaining("raise -Xmx");
        }
        assertThat(file()).hasContent(larger);
    }

    @Test
    void aJournalWithLineEndsOfAnotherSystemLosesNothing() throws IOException {
        write(0, 10);
        Files.writeString(file(), Files.readString(file()).replace("\n", "\r\n"));
        assertSame(write(10, 20), results().subList(0, 10));
        assertSame(write(20, 20), results().subList(0, 20));
    }

    private static void assertRefused(ThrowingCallable code, ErrorId id, String... parts) {
        assertThatThrownBy(code)
                .isInstanceOfSatisfying(LimeException.class, error -> assertThat(error.id()).isEqualTo(id))
                .hasMessageStartingWith("journal ")
                .hasMessageContainingAll(parts);
    }

    @Test
    void aJournalOfAnotherRunIsRefusedByWhatIsDifferent() throws IOException {
        write(0, 3);
        byte[] before = Files.readAllBytes(file());
        assertRefused(() -> PickJournalFile.open(file(), Map.of("model", "b2", "request.seed", "7", "kernel", "k")),
                ErrorId.BAD_REQUEST, "is of another run, with another kernel, model: give another file, or delete it");
        assertRefused(() -> PickJournalFile.open(file(), Map.of("model", "a1")), ErrorId.BAD_REQUEST, "another request.seed");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void whatIsNoJournalIsRefusedAndLeftAlone() throws IOException {
        for (String content : List.of("age,income\n37,low\n", "{", "\n", "{\"schema\":\"lime-explanation/1\"}\n", "no line feed", "\0".repeat(3_000_000))) {
            Files.writeString(file(), content);
            if (!content.equals("{")) {
                assertRefused(() -> PickJournalFile.open(file(), RUN), ErrorId.BAD_REQUEST, "is no journal of a pick");
                assertThat(Files.readString(file())).isEqualTo(content);
            }
        }
        assertRefused(() -> PickJournalFile.open(folder, RUN), ErrorId.BAD_REQUEST, "is no regular file");
        assertRefused(() -> PickJournalFile.open(folder.resolve("none/journal"), RUN), ErrorId.IO, "cannot be opened");
    }

    @Test
    void oneRunAtATime() {
        try (PickJournalFile journal = PickJournalFile.open(file(), RUN)) {
            journal.replay(result -> {});
            assertRefused(() -> PickJournalFile.open(file(), RUN), ErrorId.BAD_REQUEST, "is in use by another run");
            journal.append(results().get(0));
        }
        write(1, 2);
    }

    @Test
    void aJournalThatCannotBeWrittenSaysWhereToGoOn() {
        PickJournalFile journal = PickJournalFile.open(file(), RUN);
        journal.replay(result -> {});
        journal.append(results().get(0));
        journal.close();
        assertRefused(() -> journal.append(results().get(1)), ErrorId.IO, "cannot be written (", "make room, and give it again to go on from instance 1");
    }

    @Test
    void instancesComeInOrder() {
        try (PickJournalFile journal = PickJournalFile.open(file(), RUN)) {
            journal.replay(result -> {});
            assertThatThrownBy(() -> journal.append(results().get(1))).hasMessage("index is 1; the next instance is 0");
        }
    }
}
