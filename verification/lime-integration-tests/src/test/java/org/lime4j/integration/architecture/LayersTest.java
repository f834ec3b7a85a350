package org.lime4j.integration.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What may know what. */
class LayersTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.lime4j.api", "org.lime4j.core");

    @Test
    void theApiKnowsNothingButJava() {
        classes().that().resideInAPackage("org.lime4j.api..")
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage("org.lime4j.api..", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    /** No Guice, no Tribuo, no JSON, no logging library; of Java only what is in the base module. */
    @Test
    void theCoreKnowsTheApiAndJava() {
        classes().that().resideInAPackage("org.lime4j.core..")
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage("org.lime4j.core..", "org.lime4j.api..", "java.io..", "java.lang..", "java.math..",
                        "java.net..", "java.nio..", "java.security..", "java.time..", "java.util..", "org.jspecify..")
                .check(CLASSES);
    }

    /** But for the one list that names the factory type of every stage. */
    @Test
    void packagesOfTheCoreHaveNoCycles() {
        slices().matching("org.lime4j.core.(**)")
                .should().beFreeOfCycles()
                .ignoreDependency(name("org.lime4j.core.plugin.CoreKinds"), alwaysTrue())
                .check(CLASSES);
    }
}
