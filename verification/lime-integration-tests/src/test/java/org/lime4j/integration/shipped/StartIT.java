package org.lime4j.integration.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;

/** A real JVM on the shipped layout, on the module path and on the class path. */
class StartIT {
    private static final String IRIS = "examples/iris/forest.conf";

    @ParameterizedTest
    @EnumSource
    void pluginsOfEveryModuleAreFound(Shipped.On path) {
        Processes.Ended plugins = path.lime(Shipped.root(), "plugins");
        assertThat(plugins.exitCode()).as(plugins.errors()).isZero();
        assertThat(plugins.out())
                .contains("exponential", "lasso", "decision-tree", "submodular", "composite")
                .contains("tabular", "quartile", "unicode-words", "grid", "tribuo-random-forest", "json")
                .doesNotContain("not usable");
    }

    @ParameterizedTest
    @EnumSource
    void aForestOnIrisIsExplained(Shipped.On path) {
        Processes.Ended explained = path.lime(Shipped.root(), "explain", IRIS);
        assertThat(explained.exitCode()).as(explained.errors()).isZero();
        assertThat(explained.errors()).isEmpty();
        assertThat(explained.out()).contains("virginica", "petal", "R²", "seed");
    }

    @Test
    void bothPathsGiveTheSameExplanation() {
        Processes.Ended modules = Shipped.On.MODULE_PATH.lime(Shipped.root(), "explain", IRIS, "--json");
        Processes.Ended classes = Shipped.On.CLASS_PATH.lime(Shipped.root(), "explain", IRIS, "--json");
        assertThat(modules.out()).contains("\"contributions\"").isEqualTo(classes.out());
    }

    @Test
    void bothPathsFindTheSamePlugins() {
        assertThat(pluginsWithoutPlaces(Shipped.On.MODULE_PATH)).isEqualTo(pluginsWithoutPlaces(Shipped.On.CLASS_PATH));
    }

    private static String pluginsWithoutPlaces(Shipped.On path) {
        Processes.Ended plugins = path.lime(Shipped.root(), "plugins", "--json");
        assertThat(plugins.exitCode()).as(plugins.errors()).isZero();
        return plugins.out().lines().filter(line -> !line.contains("\"place\"")).collect(Collectors.joining("\n"));
    }
}
