package org.lime4j.core.pick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.Explainer;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.ComponentProvenance;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.LocalFidelity;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.api.model.OutputKind;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.Models;
import org.lime4j.core.engine.Switches;
import org.lime4j.core.engine.SwitchesRepresentation;

class SpLimeTest {
    private static final ExplanationRequest REQUEST = ExplanationRequest.standard().withSamples(60).withSeed(11);

    /** Of different lengths, so that features differ; every seventh cannot be explained. */
    private static List<Switches> instances(int count) {
        SplittableRandom random = new SplittableRandom(5);
        List<Switches> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(i % 7 == 3 ? Switches.of() : Switches.of(random.doubles(1 + random.nextInt(8), -1, 1).toArray()));
        }
        return all;
    }

    private static LimeExplainer<Switches> explainer(ToDoubleFunction<Switches> model) {
        return LimeExplainer.builder(Models.scalar(model)).representation(new SwitchesRepresentation(true)).build();
    }

    private static LimeExplainer<Switches> explainer() {
        return explainer(Models::linear);
    }

    /** Holds everything; gives out what it was made with. */
    private static final class ListJournal implements PickJournal {
        private final List<Result> results;

        ListJournal(List<Result> results) {
            this.results = new ArrayList<>(results);
        }

        @Override
        public void replay(Consumer<? super Result> sink) {
            List.copyOf(results).forEach(sink);
        }

        @Override
        public void append(Result result) {
            assertThat(result.index()).isEqualTo(results.size());
            results.add(result);
        }

        @Override
        public List<Explanation> explanations(List<Long> indices) {
            return indices.stream()
                    .map(index -> ((Result.Success) results.get(index.intValue())).explanation())
                    .toList();
        }
    }

    /** An explainer that says what is written down: weights by label, all of the key named like its first letter. */
    private static Explainer<Map<String, Double>> scripted(boolean acrossInstances) {
        return new Explainer<>() {
            @Override
            public Explanation explain(Map<String, Double> x, ExplanationRequest request) {
                List<FeatureContribution> contributions = x.entrySet().stream().map(entry -> new FeatureContribution(
                        new FeatureKey("", entry.getKey().substring(0, 1), "", acrossInstances), entry.getKey(), 1,
                        entry.getValue(), OptionalDouble.empty(), new Location.None())).toList();
                return new Explanation(
                        new Subject.Text(x.toString()),
                        List.of(new OutputExplanation(0, "y", 1, 1, 0, contributions, new LocalFidelity(1, 10, 10, 5),
                                new SurrogateDescription.Linear("ridge", 1), List.of())),
                        new Provenance("test", request.seed(), 10, 3, "scripted", OutputKind.REGRESSION, List.of("y"),
                                Map.of(), Map.of()));
            }

            @Override
            public void explainAll(Iterable<? extends Map<String, Double>> xs, long from, ExplanationRequest request,
                    Consumer<? super Result> sink) {
                long index = 0;
                for (Map<String, Double> x : xs) {
                    if (index >= from) {
                        sink.accept(new Result.Success(
                                index, explain(x, request.withSeed(Explainer.seedOf(request.seed(), index)))));
                    }
                    index++;
                }
            }
        };
    }

    @Test
    void whatIsReportedIsWhatThePickerSaysOfAllExplanationsHeldInMemory() {
        List<Switches> all = instances(60);
        List<Result> results = new ArrayList<>();
        explainer().explainAll(all, REQUEST, results::add);
        ImportanceMatrix.Builder builder = ImportanceMatrix.builder();
        List<Result.Success> successes = new ArrayList<>();
        results.forEach(result -> {
            if (result instanceof Result.Success success) {
                builder.add(success.explanation());
                successes.add(success);
            }
        });
        ImportanceMatrix w = builder.build();
        int[] rows = new SubmodularPicker(SubmodularFactory.Ties.FIRST).pick(w, 4, new SplittableRandom(1));

        PickReport report = SpLime.standard().withBudget(4).pick(explainer(), all, REQUEST);

        assertThat(report.explained()).isEqualTo(successes.size());
        assertThat(report.failed()).isEqualTo(9);
        assertThat(report.instances()).isEqualTo(60);
        assertThat(report.seed()).isEqualTo(11);
        assertThat(report.picker()).isEqualTo(new ComponentProvenance("submodular", Map.of("ties", "first")));
        assertThat(report.features()).extracting(GlobalFeature::key).containsExactlyInAnyOrderElementsOf(w.features());
        assertThat(report.allFeatures()).isEqualTo(8);
        assertThat(report.picks()).hasSize(4);
        for (int p = 0; p < 4; p++) {
            Pick pick = report.picks().get(p);
            assertThat(pick.index()).isEqualTo(successes.get(rows[p]).index());
            assertThat(pick.explanation()).isEqualTo(successes.get(rows[p]).explanation());
            for (int j = 0; j < report.features().size(); j++) {
                GlobalFeature feature = report.features().get(j);
                int column = w.features().indexOf(feature.key());
                assertThat(feature.importance()).isEqualTo(w.importance(column));
                assertThat(pick.weights().get(j)).isEqualTo(w.get(rows[p], column));
            }
        }
        assertThat(report.features()).isSortedAccordingTo((a, b) -> Double.compare(b.importance(), a.importance()));
    }

    @Test
    void gainsAndCoverageAreThoseOfTheDefinition() {
        List<Map<String, Double>> xs = List.of(
                Map.of("a", -4.0), Map.of("a", 5.0, "b", 4.0), Map.of("c", -1.0), Map.of("b", 0.0, "c", 3.0));
        PickReport report = SpLime.standard().withBudget(3).pick(scripted(true), xs, REQUEST);
        // I = 3, 2, 2. Picked: 1 covers a and b, then 2 covers c and so would 3: the first wins; then 0, which adds nothing.
        assertThat(report.features()).containsExactly(
                new GlobalFeature(FeatureKey.of("a"), "a", 3, 2),
                new GlobalFeature(FeatureKey.of("b"), "b", 2, 1),
                new GlobalFeature(FeatureKey.of("c"), "c", 2, 2));
        assertThat(report.totalImportance()).isEqualTo(7);
        assertThat(report.picks()).extracting(Pick::index).containsExactly(1L, 2L, 0L);
        assertThat(report.picks()).extracting(Pick::gain).containsExactly(5.0, 2.0, 0.0);
        assertThat(report.picks()).extracting(Pick::coverage).containsExactly(5 / 7.0, 1.0, 1.0);
        assertThat(report.picks()).extracting(Pick::weights)
                .containsExactly(List.of(5.0, 4.0, 0.0), List.of(0.0, 0.0, 1.0), List.of(4.0, 0.0, 0.0));
    }

    @Test
    void aFeatureWithoutOneLabelIsShownByItsKey() {
        PickReport report = SpLime.standard().pick(
                scripted(true), List.of(Map.of("age 37", 4.0, "b", 1.0), Map.of("age 52", 4.0, "b", 1.0)), REQUEST);
        assertThat(report.features()).extracting(GlobalFeature::label).containsExactly("a", "b");
    }

    @Test
    void theReportHasTheMostImportantFeaturesAndThoseOfThePickedInstances() {
        List<Map<String, Double>> xs = new ArrayList<>();
        for (char name = 'a'; name <= 'z'; name++) {
            xs.add(Map.of(String.valueOf(name), 1.0 + ('z' - name)));
        }
        Picker last = (importance, budget, random) -> new int[] {importance.rows() - 1};
        PickReport report = SpLime.standard().withPicker(last, new ComponentProvenance("last", Map.of())).withFeatures(2)
                .pick(scripted(true), xs, REQUEST);
        assertThat(report.features()).extracting(GlobalFeature::label).containsExactly("a", "b", "z");
        assertThat(report.allFeatures()).isEqualTo(26);
        assertThat(report.picks().get(0).weights()).containsExactly(0.0, 0.0, 1.0);
        assertThat(report.picks().get(0).coverage()).isCloseTo(1 / report.totalImportance(), within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 17, 29, 30})
    void anInterruptedRunGoesOnToTheSameReport(int done) {
        List<Switches> all = instances(30);
        List<Result> whole = new ArrayList<>();
        explainer().explainAll(all, REQUEST, whole::add);
        AtomicInteger asked = new AtomicInteger();
        ListJournal journal = new ListJournal(whole.subList(0, done));
        PickReport resumed = SpLime.standard().pick(
                explainer(x -> {
                    asked.incrementAndGet();
                    return Models.linear(x);
                }), all, REQUEST, journal);
        assertThat(resumed).isEqualTo(SpLime.standard().pick(explainer(), all, REQUEST));
        assertThat(asked.get()).isEqualTo(60 * whole.subList(done, 30).stream().filter(Result.Success.class::isInstance).count());
        assertThat(journal.results).hasSize(30);
        assertThat(journal.results.subList(done, 30)).filteredOn(Result.Success.class::isInstance)
                .isEqualTo(whole.subList(done, 30).stream().filter(Result.Success.class::isInstance).toList());
    }

    @Test
    void whenTheTimeIsOverTheJournalHasWhatWasFinished() {
        List<Switches> all = instances(3);
        ListJournal journal = new ListJournal(List.of());
        LimeException error = catchThrowableOfType(LimeException.class, () -> SpLime.standard().pick(
                explainer(x -> {
                    if (journal.results.size() == 2) {
                        try {
                            Thread.sleep(60_000);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                    return Models.linear(x);
                }),
                all, REQUEST.withDeadline(Duration.ofSeconds(1)), journal));
        assertThat(error.id()).isEqualTo(ErrorId.DEADLINE_EXCEEDED);
        assertThat(journal.results).hasSize(2).allMatch(Result.Success.class::isInstance);
    }

    /** Breaks off for good at index 2, but is read on past an instance that is bad at 1. */
    private static Iterable<Switches> torn() {
        return () -> new Iterator<>() {
            private int read;

            @Override
            public boolean hasNext() {
                if (read == 3) {
                    throw new LimeException(ErrorId.BAD_INSTANCE, "torn");
                }
                return true;
            }

            @Override
            public Switches next() {
                if (read++ == 1) {
                    throw new LimeException(ErrorId.BAD_INSTANCE, "bad");
                }
                return Switches.of(1, -2, read);
            }
        };
    }

    @Test
    void instancesThatCannotBeReadKeepTheirPlaceAndAreNotCountedTwice() {
        ListJournal journal = new ListJournal(List.of());
        PickReport report = SpLime.standard().pick(explainer(), torn(), REQUEST, journal);
        assertThat(report.picks()).extracting(Pick::index).containsExactlyInAnyOrder(0L, 2L);
        assertThat(report.failed()).isEqualTo(2);
        assertThat(journal.results).extracting(Result::index).containsExactly(0L, 1L, 2L, 3L);
        for (int done = 0; done <= 4; done++) {
            assertThat(SpLime.standard().pick(explainer(), torn(), REQUEST, new ListJournal(journal.results.subList(0, done))))
                    .isEqualTo(report);
        }
        assertThat(SpLime.standard().pick(explainer(), torn(), REQUEST)).isEqualTo(report);
    }

    @Test
    void nothingExplainedIsAReportWithoutPicks() {
        PickReport report = SpLime.standard().pick(explainer(), List.of(Switches.of(), Switches.of()), REQUEST);
        assertThat(report.picks()).isEmpty();
        assertThat(report.features()).isEmpty();
        assertThat(report.failed()).isEqualTo(2);
    }

    @Test
    void featuresOfOneInstanceAreRefusedAtTheFirstExplanation() {
        List<Map<String, Double>> endless = new java.util.AbstractList<>() {
            @Override
            public Map<String, Double> get(int index) {
                assertThat(index).isLessThan(2);
                return Map.of("s", 1.0);
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
        ListJournal journal = new ListJournal(List.of());
        assertThatThrownBy(() -> SpLime.standard().pick(scripted(false), endless, REQUEST, journal))
                .isInstanceOfSatisfying(LimeException.class, error -> assertThat(error.id()).isEqualTo(ErrorId.REFUSED))
                .hasMessageContaining("exists in one instance only");
        assertThat(journal.results).isEmpty();
    }

    @Test
    void instancesThatCannotBeReadAgainAreRefusedWithoutAJournal() {
        Iterator<Switches> once = List.of(Switches.of(1, 2), Switches.of(3, -1)).iterator();
        assertThatThrownBy(() -> SpLime.standard().pick(explainer(), () -> once, REQUEST))
                .isInstanceOfSatisfying(LimeException.class, error -> assertThat(error.id()).isEqualTo(ErrorId.IO))
                .hasMessageContaining("read twice, or a journal");
    }

    @Test
    void aModelThatAnswersOtherwiseTheSecondTimeIsFoundOut() {
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> SpLime.standard().pick(
                        explainer(x -> calls.incrementAndGet() * Models.linear(x)), instances(3), REQUEST))
                .isInstanceOfSatisfying(LimeException.class, error -> assertThat(error.id()).isEqualTo(ErrorId.MODEL_FAILED))
                .hasMessageContaining("explained differently the second time");
    }

    @Test
    void outOfRangeIsRefused() {
        assertThatThrownBy(() -> SpLime.standard().withBudget(0)).hasMessage("budget is 0; pick at least 1 instance");
        assertThatThrownBy(() -> SpLime.standard().withFeatures(0)).hasMessage("features is 0; report at least 1");
        assertThatThrownBy(() -> explainer().explainAll(List.of(), -1, REQUEST, result -> {}))
                .hasMessage("from is -1; it must be at least 0");
    }

    @Test
    void aWeightThatIsNoNumberIsToldOfByInstanceAndFeature() {
        assertThatThrownBy(() -> SpLime.standard().pick(scripted(true),
                        List.of(Map.of("a", 1.0), Map.of("b", Double.NaN)), ExplanationRequest.standard()))
                .isInstanceOfSatisfying(LimeException.class, error -> assertThat(error.id()).isEqualTo(ErrorId.CONTRACT_BROKEN))
                .hasMessageStartingWith("the explanation of instance 1 has the weight NaN for feature 'b'");
    }
}
