package org.lime4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.core.surrogate.SurrogateFactory;
import org.lime4j.core.surrogate.SurrogateLearner;

class SurrogateContractTest {
    private static SurrogateFactory<?> plugin = new MarginalFactory();

    static class Examined extends SurrogateContract {
        @Override
        protected SurrogateFactory<?> factory() {
            return plugin;
        }
    }

    private static Kit.Wrong<Supplier<SurrogateLearner>> wrong(String rule, String message, Supplier<SurrogateLearner> learner) {
        return new Kit.Wrong<>(rule, message, learner);
    }

    static List<Kit.Wrong<Supplier<SurrogateLearner>>> wrong() {
        return List.of(
                wrong("surrogate_201", "check() refuses only what cannot be fitted", WrongLearners.RefusesAll::new),
                wrong("surrogate_202", "is at least 1, but it is 0", WrongLearners.Silent::new),
                wrong("surrogate_203", "reports at most complexity.features() features", WrongLearners.Talkative::new),
                wrong("surrogate_203", "a tree asks about at most complexity.features() features", WrongLearners.TreeOfAll::new),
                wrong("surrogate_204", "contributions name distinct columns", WrongLearners.Repeating::new),
                wrong("surrogate_205", "contributions come by descending magnitude", WrongLearners.Ascending::new),
                wrong("surrogate_206", "intercept, weights and predictions are finite", WrongLearners.NotANumber::new),
                wrong("surrogate_207", "predicts intercept + Σ weight · z′", WrongLearners.RoundsPredictions::new),
                wrong("surrogate_208", "add up, with the intercept, to its prediction", WrongLearners.SlopesInsteadOfParts::new),
                wrong("surrogate_209", "a Tree description leads to the prediction", WrongLearners.AnotherTree::new),
                wrong("surrogate_209", "a Linear description names the fit", WrongLearners.NamelessFit::new),
                wrong("surrogate_209", "a Custom description names its kind", WrongLearners.NamelessKind::new),
                wrong("surrogate_210", "learners made with the same options", WrongLearners.Numbered::new),
                wrong("surrogate_211", "threads that fit outputs of one sample at the same time", WrongLearners.Shared::new),
                wrong("surrogate_212", "shared with other threads and not modified", WrongLearners.RoundsTheOutput::new),
                wrong("surrogate_213", "depends on that output alone", WrongLearners.FirstOutput::new),
                wrong("surrogate_214", "rows of weight 0 does not change the fit", WrongLearners.Unweighted::new),
                wrong("surrogate_215", "counts as m equal rows would", WrongLearners.CountsMergedRowsOnce::new),
                wrong("surrogate_216", "adds m·π²·r² to the middle", WrongLearners.SquaredMultiplicity::new),
                wrong("surrogate_217", "features in another order give the same predictions", WrongLearners.FirstColumns::new),
                wrong("surrogate_218", "rows in another order", WrongLearners.SecondRow::new),
                wrong("surrogate_219", "a row and a column for each of the", WrongLearners.CovarianceOfAll::new),
                wrong("surrogate_219", "a negative variance", WrongLearners.Overcorrelated::new),
                wrong("surrogate_220", "too few rows", WrongLearners.NeedsManyRows::new),
                wrong("surrogate_221", "singular matrix", WrongLearners.NeedsIndependentColumns::new),
                wrong("surrogate_222", "the intercept is 0.75 and every weight 0", WrongLearners.Uncentred::new),
                wrong("surrogate_223", "the entry behind it was written", WrongLearners.FillsTheArray::new));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theBrokenRuleIsFoundAndNoOther(Kit.Wrong<Supplier<SurrogateLearner>> wrong) {
        plugin = new MarginalFactory(wrong.plugin());
        Kit.assertFindsOnly(Examined.class, wrong);
    }

    @Test
    void rightLearnersBreakNoRule() {
        plugin = new MarginalFactory();
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
        plugin = new MarginalFactory(WrongLearners.RightCustom::new);
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
    }

    @Test
    void eachRuleHasALearnerThatBreaksIt() {
        Kit.assertEachRuleIsBroken(wrong(), SurrogateContract.class);
    }
}
