package org.lime4j.tribuo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.csv.CsvBackground;

/** The example's data and forest, as a configuration would open them. */
final class Iris {
    static final Path FILE = Path.of(System.getProperty("lime.root", "..")).resolve("examples/iris/iris.csv");
    static final PluginRegistry REGISTRY = PluginRegistry.standard();

    private Iris() {}

    static TabularBackground background() {
        return new CsvBackground(FILE, true, List.of(), List.of("species"), Optional.empty()).load();
    }

    static TribuoBlackBox<Row> forest(Map<String, Object> options) {
        return (TribuoBlackBox<Row>) open(new ComponentRef<>("tribuo-random-forest", options)
                .with("data", FILE.toAbsolutePath().toString()).with("response", "species"), background());
    }

    @SuppressWarnings("unchecked")
    static BlackBox<Row> open(ComponentRef<?> ref, TabularBackground background) {
        return (BlackBox<Row>) CreationContext.of(REGISTRY)
                .withBackground(background)
                .create(ModelAdapterFactory.class, ref, ModelAdapter.class)
                .open();
    }
}
