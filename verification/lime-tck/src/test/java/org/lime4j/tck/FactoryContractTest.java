package org.lime4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.LimeException;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

class FactoryContractTest {
    private static KernelFactory<?> plugin = new TriangleFactory();

    static class Examined extends FactoryContract<ProximityKernel> {
        @Override
        protected KernelFactory<?> factory() {
            return plugin;
        }

        @Override
        protected Class<?> service() {
            return KernelFactory.class;
        }
    }

    static List<Kit.Wrong<KernelFactory<?>>> wrong() {
        return List.of(
                new Kit.Wrong<>("factory_001", "a factory is a public class", new WrongFactories.Hidden()),
                new Kit.Wrong<>("factory_001", "a public constructor without parameters",
                        new WrongFactories.NeedsAnArgument(NoOptions.class)),
                new Kit.Wrong<>("factory_002", "an id is in kebab case, lower-case letters and digits in parts joined by single "
                        + "hyphens, but it is 'camelCase'", new WrongFactories.CamelCase()),
                new Kit.Wrong<>("factory_003", "'the other'", new WrongFactories.AliasWithSpace()),
                new Kit.Wrong<>("factory_003", "'right' is the id itself", new WrongFactories.AliasOfItself()),
                new Kit.Wrong<>("factory_004", "spiVersion() returns Spi.VERSION", new WrongFactories.OldVersion()),
                new Kit.Wrong<>("factory_005", "description() is one line of text", new WrongFactories.Speechless()),
                new Kit.Wrong<>("factory_006", "the doc of 'width' is blank", new WrongFactories.BlankDocumentation()),
                new Kit.Wrong<>("factory_006", "options are a public record", new WrongFactories.HiddenOptions()),
                new Kit.Wrong<>("factory_007", "options keep what they are given", new WrongFactories.Forgetful()),
                new Kit.Wrong<>("factory_008", "create() returns a component", new WrongFactories.MakesNothing()),
                new Kit.Wrong<>("factory_009", "META-INF/services/org.lime4j.core.kernel.KernelFactory has the line",
                        new WrongFactories.Unregistered()),
                new Kit.Wrong<>("factory_011", "but width = 0.0 was taken", new WrongFactories.TakesAnything()));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theBrokenRuleIsFoundAndNoOther(Kit.Wrong<KernelFactory<?>> wrong) {
        plugin = wrong.plugin();
        Kit.assertFindsOnly(Examined.class, wrong);
    }

    @Test
    void aRightFactoryBreaksNoRule() {
        plugin = new TriangleFactory();
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
    }

    @Test
    void eachRuleHasAPluginThatBreaksIt() {
        List<Kit.Wrong<KernelFactory<?>>> all = Stream.concat(
                        wrong().stream(), Stream.of(new Kit.Wrong<KernelFactory<?>>("factory_010", "", plugin)))
                .toList();
        Kit.assertEachRuleIsBroken(all, FactoryContract.class);
    }

    @Test
    void aPluginThatItsModuleDoesNotProvideIsFound(@TempDir Path directory) throws Exception {
        compileModule(directory, "");
        plugin = load(directory);
        Kit.assertFindsOnly(Examined.class, new Kit.Wrong<>("factory_010",
                "module-info has 'provides org.lime4j.core.kernel.KernelFactory with outside.SlopeFactory'", plugin));

        compileModule(directory, "provides org.lime4j.core.kernel.KernelFactory with outside.SlopeFactory;");
        plugin = load(directory);
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
    }

    private static KernelFactory<?> load(Path directory) throws Exception {
        URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.resolve("classes").toUri().toURL()}, FactoryContractTest.class.getClassLoader());
        return (KernelFactory<?>) loader.loadClass("outside.SlopeFactory").getConstructor().newInstance();
    }

    private static Path place(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static void compileModule(Path directory, String provides) throws IOException {
        Path services = Files.createDirectories(directory.resolve("classes/META-INF/services"));
        Files.writeString(services.resolve("org.lime4j.core.kernel.KernelFactory"), "outside.SlopeFactory # a comment\n");
        Path source = Files.createDirectories(directory.resolve("source/outside"));
        Files.writeString(directory.resolve("source/module-info.java"),
                "module outside { requires org.lime4j.core; exports outside; " + provides + " }");
        Files.writeString(source.resolve("SlopeFactory.java"), """
                package outside;

                import java.util.List;
                import org.lime4j.core.kernel.*;
                import org.lime4j.core.plugin.*;
                import org.lime4j.core.space.InterpretableFeature;

                public final class SlopeFactory implements KernelFactory<NoOptions> {
                    public String id() { return "slope"; }
                    public int spiVersion() { return Spi.VERSION; }
                    public Class<NoOptions> optionsType() { return NoOptions.class; }
                    public String description() { return "a kernel in a module"; }
                    public ProximityKernel create(NoOptions options, CreationContext context) { return new ConstantKernel(); }
                }
                """);
        String path = place(Spi.class) + File.pathSeparator + place(LimeException.class);
        int result = ToolProvider.findFirst("javac").orElseThrow().run(System.out, System.err,
                "-d", directory.resolve("classes").toString(), "--module-path", path, "-Xlint:none",
                directory.resolve("source/module-info.java").toString(), source.resolve("SlopeFactory.java").toString());
        assertThat(result).as("compiler").isZero();
    }
}
