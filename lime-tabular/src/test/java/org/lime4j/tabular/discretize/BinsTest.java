package org.lime4j.tabular.discretize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.tabular.NumericStatistics;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

class BinsTest {
    private static final NumericStatistics COLUMN = NumericStatistics.of(1, 2, 3, 4, 5, 6, 7, 8);

    @Test
    void aValueOnABoundaryBelongsToTheBinBelow() {
        Bins bins = Bins.of(new double[] {2, 5}, COLUMN);
        assertThat(bins.indexOf(2)).isZero();
        assertThat(bins.indexOf(Math.nextUp(2.0))).isEqualTo(1);
        assertThat(bins.indexOf(5)).isEqualTo(1);
        assertThat(bins.indexOf(1e9)).isEqualTo(2);
        assertThat(bins.frequencies()).containsExactly(0.25, 0.375, 0.375);
    }

    @Test
    void boundariesBeyondTheDataMakeEmptyBins() {
        Bins bins = Bins.of(new double[] {-3, 4, 90}, COLUMN);
        assertThat(bins.frequencies()).containsExactly(0, 0.5, 0.5, 0);
        assertThat(bins.min(0)).isEqualTo(-3);
        assertThat(bins.max(3)).isEqualTo(90);
        assertThat(bins.label("x", 0)).isEqualTo("x <= -3.00");
    }

    @Test
    void refusesWhatMakesNoBins() {
        assertThatThrownBy(() -> Bins.of(new double[] {2, 2}, COLUMN)).hasMessageContaining("strictly ascending");
        assertThatThrownBy(() -> Bins.of(new double[] {Double.NaN}, COLUMN)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new Bins(
                new double[] {1}, new double[] {0.5, 0.4}, new double[2], new double[2], new double[2], new double[2]))
                .hasMessageContaining("sum to 0.9");
    }

    @Test
    void theRegistryFindsEveryDiscretizer() {
        assertThat(PluginRegistry.standard().available("discretizer")).extracting(PluginInfo::id)
                .contains("boundaries", "decile", "entropy", "none", "quartile", "statistics");
    }

    @Test
    void noneLeavesTheColumnContinuous() {
        assertThat(create("none", Map.of()).discretize("x", COLUMN)).isEmpty();
    }

    @Test
    void givenBoundariesCutTheirColumnAndTheRestIsLeftToAnother() {
        Discretizer discretizer = create("boundaries", Map.of("columns", Map.of("x", List.of(2.5)), "others", "none"));
        assertThat(discretizer.discretize("x", COLUMN).orElseThrow().boundaries()).containsExactly(2.5);
        assertThat(discretizer.discretize("y", COLUMN)).isEmpty();
    }

    @Test
    void optionsThatNameNoColumnAreRefused() {
        assertThatThrownBy(() -> create("boundaries", Map.of("columns", Map.of("z", List.of(2.5)))))
                .hasMessageContaining("'z', which is no column of the background; columns are [x, y]");
    }

    @Test
    void entropyNeedsClasses() {
        assertThatThrownBy(() -> create("entropy", Map.of()).discretize("x", COLUMN))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_BACKGROUND))
                .hasMessageContaining("name the response");
    }

    private static Discretizer create(String id, Map<String, Object> options) {
        TabularBackground background =
                TabularBackground.of(TableSchema.ofNumeric("x", "y"), new double[][] {{1, 2}, {3, 4}});
        return CreationContext.of(PluginRegistry.standard())
                .withBackground(background)
                .create(DiscretizerFactory.class, new ComponentRef<>(id, options), Discretizer.class);
    }
}
