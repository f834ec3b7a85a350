package org.lime4j.integration.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lime4j.integration.Reactor;
import org.lime4j.integration.Shipped;

/** The bill of materials has every module that is published, at the version of the build. */
class BillOfMaterialsTest {
    private static final Path BOM = Shipped.root().resolve("application/lime-bom");

    @Test
    void itListsThePublishedModulesOfTheReactor() {
        List<String> published = Reactor.modules().stream()
                .filter(module -> module.published() && !module.packaging().equals("pom"))
                .map(Reactor.Module::artifactId)
                .toList();
        assertThat(published).contains("lime-api", "lime-core", "lime-tck").doesNotContain("lime-integration-tests");
        assertThat(Reactor.texts(BOM, "/project/dependencyManagement/dependencies/dependency/artifactId"))
                .containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void itsVersionIsThatOfTheBuild() {
        assertThat(Reactor.texts(BOM, "/project/version")).containsExactly(Reactor.version());
    }
}
