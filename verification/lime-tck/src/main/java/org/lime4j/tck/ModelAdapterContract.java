package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.OutputKind;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.model.CheckedModel;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.RowBatch;
import org.lime4j.tabular.TableSchema;

/**
 * What a {@link ModelAdapter} and the {@link BlackBox} it opens must keep. An adapter's test says where a model is:
 *
 * <pre>{@code
 * class PmmlTest extends ModelAdapterContract {
 *     @Override
 *     protected ModelAdapterFactory<?> factory() {
 *         return new PmmlFactory();
 *     }
 *
 *     @Override
 *     protected Map<String, Object> options() {
 *         return Map.of("path", "src/test/resources/tree.pmml");
 *     }
 * }
 * }</pre>
 *
 * <p>The kit has texts and pictures to ask about, and rows if {@link #context()} has the background of a table; a model of
 * other inputs overrides {@link #inputs}. Options of the type {@code Path} are tried with files that are not there, empty,
 * damaged and cut off as well.
 */
public abstract class ModelAdapterContract extends FactoryContract<ModelAdapter> {
    private static final double UNTOUCHED = -123.25;

    /** Between answers to the same input in batches of other sizes, for models that calculate in single precision. */
    private static final double OTHER_BATCH = 1e-5;

    private static final List<ErrorId> ERRORS = List.of(ErrorId.MODEL_NOT_LOADED);

    /** For subclasses. */
    protected ModelAdapterContract() {}

    @Override
    protected abstract ModelAdapterFactory<?> factory();

    @Override
    protected final Class<?> service() {
        return ModelAdapterFactory.class;
    }

    /**
     * {@return inputs to ask the model about, at least four, in new objects at each call; unless overridden, those that the kit
     * has of this type}
     *
     * @param type of the model's inputs
     */
    protected List<?> inputs(Class<?> type) {
        return Examples.of(type, context(), "inputs()");
    }

    private Opened<?> open() {
        return opened(component().open());
    }

    private <X> Opened<X> opened(BlackBox<X> model) {
        List<X> inputs = new ArrayList<>();
        for (Object input : inputs(model.inputType())) {
            inputs.add(model.inputType().cast(input));
        }
        return new Opened<>(model, inputs);
    }

    /** A model and what it is asked about. */
    private record Opened<X>(BlackBox<X> model, List<X> inputs) implements AutoCloseable {
        int outputs() {
            return model.outputs().size();
        }

        /** The first inputs, as many as one call may have and no more than a limit. */
        List<X> batch(int most) {
            return inputs.subList(0, Math.min(most, Math.max(1, model.maxBatchSize())));
        }

        double[] answers() {
            return answers(model, inputs, inputs.size());
        }

        /** All answers of a model to inputs, in batches of a size that it takes. */
        double[] answers(BlackBox<X> by, List<X> to, int batch) {
            double[] out = new double[to.size() * outputs()];
            Arrays.fill(out, Double.NaN);
            int size = Math.max(1, Math.min(batch, by.maxBatchSize()));
            for (int from = 0; from < to.size(); from += size) {
                by.predict(to.subList(from, Math.min(to.size(), from + size)), out, from * outputs());
            }
            return out;
        }

        void requireSame(double[] expected, double[] actual, double tolerance, String when) {
            for (int i = 0; i < expected.length; i++) {
                if (!Numbers.near(expected[i], actual[i], tolerance)) {
                    fail("the same input has the same answer " + when + ", but output '" + model.outputs().names().get(i % outputs())
                            + "' of " + Examples.name(inputs.get(i / outputs())) + " was " + expected[i] + " and then " + actual[i]);
                }
            }
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /** A model can be opened and says what it is. */
    @Test
    public void model_701_opens_and_says_what_it_is() {
        BlackBox<?> model;
        try {
            model = component().open();
        } catch (RuntimeException e) {
            fail("the model of the options of this test can be opened, but open() threw " + e, e);
            return;
        }
        try (model) {
            if (model.inputType() == null || model.outputs() == null || model.concurrency() == null) {
                fail("a model says its inputType(), outputs() and concurrency(), but they are " + model.inputType() + ", "
                        + model.outputs() + " and " + model.concurrency());
            }
            if (model.maxBatchSize() < 1) {
                fail("maxBatchSize() is at least 1, but it is " + model.maxBatchSize());
            }
        }
    }

    /** What a model says of itself fits on a line and is the same each time it is opened. */
    @Test
    public void model_702_describes_itself_the_same_each_time() {
        try (Opened<?> one = open(); Opened<?> other = open()) {
            String description = one.model().description();
            if (description == null || description.isBlank() || description.lines().count() != 1) {
                fail("description() is one line of text for the provenance of explanations, but it is '" + description + "'");
            }
            Outputs before = one.model().outputs();
            one.answers();
            if (!description.equals(one.model().description()) || !before.equals(one.model().outputs())) {
                fail("description() and outputs() stay the same over the life of the model, but '" + description + "', " + before
                        + " became '" + one.model().description() + "', " + one.model().outputs());
            }
            if (!description.equals(other.model().description()) || !before.equals(other.model().outputs())) {
                fail("a model that is opened again describes itself the same and has the same outputs, because explanations are "
                        + "compared by them, but '" + description + "', " + before + " was followed by '"
                        + other.model().description() + "', " + other.model().outputs());
            }
        }
    }

    /** Every number is set, finite, and such as the kind of output allows. */
    @Test
    public void model_703_answers_every_number_and_each_is_valid() {
        try (Opened<?> opened = open()) {
            double[] answers;
            try {
                answers = opened.answers();
            } catch (RuntimeException e) {
                fail("a model answers what it is asked about, but predict() threw " + e, e);
                return;
            }
            Outputs outputs = opened.model().outputs();
            for (int i = 0; i < opened.inputs().size(); i++) {
                double sum = 0;
                for (int c = 0; c < outputs.size(); c++) {
                    double answer = answers[i * outputs.size() + c];
                    String what = "output '" + outputs.names().get(c) + "' of " + Examples.name(opened.inputs().get(i)) + " is " + answer;
                    if (!Double.isFinite(answer)) {
                        fail("a model sets batch × outputs numbers, row by row, all of them finite, but " + what + ", or was not set");
                    }
                    if (outputs.kind().isProbability()
                            && !(answer >= -CheckedModel.SUM_TOLERANCE && answer <= 1 + CheckedModel.SUM_TOLERANCE)) {
                        fail("outputs of kind " + outputs.kind() + " lie in [0, 1]; others are SCORE or REGRESSION, but " + what);
                    }
                    sum += answer;
                }
                if (outputs.kind() == OutputKind.DISTRIBUTION && !(Math.abs(sum - 1) <= CheckedModel.SUM_TOLERANCE)) {
                    fail("probabilities of a DISTRIBUTION sum to 1; others are INDEPENDENT_PROBABILITY, but those of "
                            + Examples.name(opened.inputs().get(i)) + " sum to " + sum);
                }
            }
        }
    }

    /** Nothing but the asked part of the array is written. */
    @Test
    public void model_704_writes_its_own_part_of_the_array() {
        try (Opened<?> opened = open()) {
            writesItsOwnPart(opened);
        }
    }

    private static <X> void writesItsOwnPart(Opened<X> opened) {
        List<X> batch = opened.batch(opened.inputs().size());
        int size = batch.size() * opened.outputs();
        double[] expected = new double[size];
        opened.model().predict(batch, expected, 0);
        for (int offset : new int[] {1, 7}) {
            double[] out = new double[offset + size + 5];
            Arrays.fill(out, UNTOUCHED);
            opened.model().predict(batch, out, offset);
            for (int i = 0; i < out.length; i++) {
                boolean own = i >= offset && i < offset + size;
                if (!own && out[i] != UNTOUCHED) {
                    fail(range(offset, size, batch.size()) + "; the rest belongs to other batches, but out[" + i + "] was written too");
                }
                if (own && !Numbers.near(expected[i - offset], out[i], OTHER_BATCH)) {
                    fail(range(offset, size, batch.size()) + ", but out[" + i + "] is "
                            + (out[i] == UNTOUCHED ? "not written" : out[i] + " instead of " + expected[i - offset]));
                }
            }
        }
    }

    private static String range(int offset, int size, int inputs) {
        return "for an offset of " + offset + " the answers to " + inputs + " inputs are out[" + offset + "] .. out["
                + (offset + size - 1) + "]";
    }

    /** The other inputs of a batch, and their number, change no answer. */
    @Test
    public void model_705_an_answer_does_not_depend_on_the_batch() {
        try (Opened<?> opened = open()) {
            doesNotDependOnTheBatch(opened);
        }
    }

    private static <X> void doesNotDependOnTheBatch(Opened<X> opened) {
        double[] whole = opened.answers();
        for (int size : new int[] {1, 2, 3}) {
            opened.requireSame(whole, opened.answers(opened.model(), opened.inputs(), size), OTHER_BATCH,
                    "whatever else is in its batch, because batches are cut as memory and threads allow: here it was in one of "
                            + opened.inputs().size() + " and in one of " + size);
        }
    }

    /** The same inputs have the same answers, from this model and when it is opened again. */
    @Test
    public void model_706_the_same_input_has_the_same_answer() {
        try (Opened<?> opened = open(); Opened<?> other = open()) {
            double[] first = opened.answers();
            opened.requireSame(first, opened.answers(), 0, "to the last bit, each time it is asked about");
            opened.requireSame(first, other.answers(), 0, "to the last bit, when the model is opened again with the same options");
        }
    }

    /** As many threads as the model allows may ask at the same time. */
    @Test
    public void model_707_threads_get_what_one_gets() {
        try (Opened<?> opened = open()) {
            askOnThreads(opened);
        }
    }

    private static <X> void askOnThreads(Opened<X> opened) {
        double[] alone = opened.answers();
        Concurrency concurrency = opened.model().concurrency();
        ReentrantLock turn = new ReentrantLock();
        List<BlackBox<X>> copies = new ArrayList<>();
        try {
            for (int t = 0; t < Threads.COUNT; t++) {
                copies.add(concurrency == Concurrency.PER_THREAD ? opened.model().forThread() : opened.model());
            }
            for (int round = 0; round < 3; round++) {
                List<double[]> together = Threads.run(thread -> {
                    double[] own = alone;
                    for (int i = 0; i < 5; i++) {
                        if (concurrency == Concurrency.SERIAL) {
                            turn.lock();
                        }
                        try {
                            own = opened.answers(copies.get(thread), opened.inputs(), (opened.inputs().size() + thread % 2) / (1 + thread % 2));
                        } finally {
                            if (concurrency == Concurrency.SERIAL) {
                                turn.unlock();
                            }
                        }
                    }
                    return own;
                });
                for (double[] own : together) {
                    opened.requireSame(alone, own, OTHER_BATCH, switch (concurrency) {
                        case CONCURRENT -> "while other threads ask the same model, which declares CONCURRENT";
                        case PER_THREAD -> "while other threads ask their own copies of a model that declares PER_THREAD";
                        case SERIAL -> "from whichever thread it is asked, one at a time";
                    });
                }
            }
        } finally {
            if (concurrency == Concurrency.PER_THREAD) {
                copies.forEach(BlackBox::close);
            }
        }
    }

    /** Copies for threads are objects of their own, and closing one leaves the others open. */
    @Test
    public void model_708_copies_for_threads_are_closed_alone() {
        try (Opened<?> opened = open()) {
            if (opened.model().concurrency() == Concurrency.PER_THREAD) {
                closeCopies(opened);
            }
        }
    }

    private static <X> void closeCopies(Opened<X> opened) {
        double[] expected = opened.answers();
        BlackBox<X> copy = opened.model().forThread();
        BlackBox<X> other = opened.model().forThread();
        if (copy == opened.model() || other == copy) {
            fail("forThread() of a model that declares PER_THREAD returns a new copy each time, but it returned "
                    + (copy == opened.model() ? "the model itself" : "the same copy again") + "; a model that threads may share "
                    + "declares CONCURRENT");
        }
        if (!copy.outputs().equals(opened.model().outputs())) {
            fail("a copy for a thread has the outputs of the model, but they are " + copy.outputs() + " instead of "
                    + opened.model().outputs());
        }
        copy.close();
        String of = "";
        try {
            of = "other copies";
            opened.requireSame(expected, opened.answers(other, opened.inputs(), opened.inputs().size()), 0,
                    "after another copy has been closed");
            other.close();
            of = "the model";
            opened.requireSame(expected, opened.answers(), 0, "after its copies have been closed");
        } catch (RuntimeException e) {
            fail("a copy for a thread is closed by whoever asked for it, and leaves the others open, but afterwards " + of + " threw "
                    + e, e);
        }
    }

    /** Closing twice is closing once. */
    @Test
    public void model_709_can_be_closed_twice() {
        Opened<?> opened = open();
        opened.answers();
        try {
            opened.close();
            opened.close();
        } catch (RuntimeException e) {
            fail("close() frees what the model holds and does nothing the second time, but it threw " + e, e);
        }
    }

    /** The inputs and their list are not modified. */
    @Test
    public void model_710_does_not_modify_the_batch() {
        try (Opened<?> opened = open()) {
            leavesTheBatch(opened);
        }
    }

    private <X> void leavesTheBatch(Opened<X> opened) {
        List<X> batch = new ArrayList<>(opened.batch(opened.inputs().size()));
        List<X> same = List.copyOf(batch);
        opened.model().predict(batch, new double[batch.size() * opened.outputs()], 0);
        boolean kept = batch.size() == same.size();
        for (int i = 0; kept && i < same.size(); i++) {
            kept = batch.get(i) == same.get(i);
        }
        if (!kept) {
            fail("the list of inputs is not modified, because whoever asks goes on with it, but it was " + same.size()
                    + " inputs and is now " + batch.size() + ", or others");
        }
        List<?> fresh = inputs(opened.model().inputType());
        for (int i = 0; i < same.size(); i++) {
            if (!same.get(i).equals(fresh.get(i))) {
                fail("inputs are not modified, because kernels look at them too, but " + Examples.name(fresh.get(i)) + " became "
                        + Examples.name(same.get(i)) + "; if they are not equal by value, or inputs() gives others each time, mend the test");
            }
        }
    }

    /** Nothing of a batch is kept, unless the model says that it keeps its inputs. */
    @Test
    public void model_711_keeps_nothing_of_a_batch_unless_it_says_so() {
        try (Opened<?> opened = open()) {
            if (!opened.model().retainsInputs()) {
                reuseTheList(opened);
                if (opened.model().inputType() == Row.class) {
                    reuseTheRows(opened);
                }
            }
        }
    }

    private static final String KEPT = "when its batch is in storage that was used for another batch before, because a model whose "
            + "retainsInputs() is false keeps nothing of its inputs";

    private static <X> void reuseTheList(Opened<X> opened) {
        int half = opened.batch(opened.inputs().size() / 2).size();
        double[] expected = opened.answers();
        List<X> batch = new ArrayList<>(opened.inputs().subList(half, 2 * half));
        double[] out = new double[half * opened.outputs()];
        opened.model().predict(batch, out, 0);
        for (int i = 0; i < half; i++) {
            batch.set(i, opened.inputs().get(i));
        }
        opened.model().predict(batch, out, 0);
        opened.requireSame(Arrays.copyOf(expected, out.length), out, OTHER_BATCH, KEPT);
    }

    private static <X> void reuseTheRows(Opened<X> opened) {
        BlackBox<X> model = opened.model();
        List<Row> inputs = opened.inputs().stream().map(Row.class::cast).toList();
        TableSchema schema = inputs.get(0).schema();
        int half = opened.batch(inputs.size() / 2).size();
        double[] expected = opened.answers();
        RowBatch storage = new RowBatch(schema, half);
        double[] out = new double[half * opened.outputs()];
        for (int from : new int[] {half, 0}) {
            for (int i = 0; i < half; i++) {
                inputs.get(from + i).copyTo(storage.numbers(), i * schema.size());
            }
            model.predict(storage.rows(half).stream().map(model.inputType()::cast).toList(), out, 0);
        }
        opened.requireSame(Arrays.copyOf(expected, out.length), out, OTHER_BATCH, KEPT);
    }

    /** A file that does not exist is an error that names it. */
    @Test
    public void model_712_a_place_that_is_not_there_is_an_error_that_names_it() {
        Places.requireErrorOfAbsent(
                factory().optionsType(), options(), context(), ERRORS, options -> component(options).open().close());
    }

    /** A file that cannot be read is an error that names it. */
    @Test
    public void model_713_a_damaged_file_is_an_error_that_names_it() {
        Places.requireErrorOfDamaged(
                factory().optionsType(), options(), context(), ERRORS, options -> component(options).open().close());
    }
}
