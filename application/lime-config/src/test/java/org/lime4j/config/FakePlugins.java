package org.lime4j.config;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.Background;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.InterpretableFeature;

/** What the built-in plugins of the core need around them: words that a model counts letters in. */
public final class FakePlugins {
    private FakePlugins() {}

    /** The application's plugins and these. */
    static PluginRegistry registry() {
        return PluginRegistry.builder()
                .withApplication()
                .withPlugin(new LettersFactory())
                .withPlugin(new ListedFactory())
                .withPlugin(new AlphabetFactory())
                .withPlugin(new WordsFactory())
                .withPlugin(new NumbersFactory())
                .withPlugin(new CountFactory())
                .build();
    }

    /** A model that counts a letter: {@code model { type = letters, letter = a }}. */
    public static final class LettersFactory implements ModelAdapterFactory<LettersFactory.Options> {
        static int open;

        public record Options(
                @Option(value = "a", doc = "what is counted") String letter,
                @Option(doc = "a file that must be there") Optional<Path> file) {
            public Options {
                if (letter.length() != 1) {
                    throw new IllegalArgumentException("letter is '" + letter + "'; it must be one letter");
                }
            }
        }

        @Override
        public String id() {
            return "letters";
        }

        @Override
        public int spiVersion() {
            return Spi.VERSION;
        }

        @Override
        public Class<Options> optionsType() {
            return Options.class;
        }

        @Override
        public String description() {
            return "counts a letter";
        }

        @Override
        public ModelAdapter create(Options options, CreationContext context) {
            return () -> {
                if (options.file().isPresent() && !Files.exists(context.resolve(options.file().get()))) {
                    throw new LimeException(ErrorId.MODEL_NOT_LOADED, "there is no file " + options.file().get());
                }
                open++;
                return new Letters(options.letter().charAt(0));
            };
        }
    }

    private record Letters(char letter) implements BlackBox<String> {
        @Override
        public Class<String> inputType() {
            return String.class;
        }

        @Override
        public Outputs outputs() {
            return Outputs.regression("count");
        }

        @Override
        public void predict(List<? extends String> batch, double[] out, int offset) {
            for (int i = 0; i < batch.size(); i++) {
                out[offset + i] = batch.get(i).chars().filter(c -> c == letter).count();
            }
        }

        @Override
        public void close() {
            LettersFactory.open--;
        }
    }

    /** Instances written into the configuration: {@code instances { type = listed, texts = [...] }}. */
    public static final class ListedFactory implements InstanceSourceFactory<ListedFactory.Options> {
        public record Options(@Option(doc = "what to explain") List<String> texts,
                @Option(value = "false", doc = "whether it asks for a background") boolean background) {}

        @Override
        public String id() {
            return "listed";
        }

        @Override
        public int spiVersion() {
            return Spi.VERSION;
        }

        @Override
        public Class<Options> optionsType() {
            return Options.class;
        }

        @Override
        public String description() {
            return "texts in the configuration";
        }

        @Override
        public InstanceSource<String> create(Options options, CreationContext context) {
            if (options.background()) {
                context.background(Alphabet.class, "instances 'listed'");
            }
            if (options.texts().isEmpty()) {
                throw new IllegalArgumentException("texts is empty; there is nothing to explain");
            }
            return new InstanceSource<>() {
                @Override
                public Class<String> instanceType() {
                    return String.class;
                }

                @Override
                public Iterator<String> instances() {
                    return options.texts().iterator();
                }
            };
        }
    }

    /** The background of {@link WordsFactory}. */
    record Alphabet(String letters) implements Background {}

    /** {@code background { type = alphabet, letters = abc }}. */
    public static final class AlphabetFactory implements BackgroundSourceFactory<AlphabetFactory.Options> {
        public record Options(@Option(value = "abc", doc = "known letters") String letters) {}

        @Override
        public String id() {
            return "alphabet";
        }

        @Override
        public int spiVersion() {
            return Spi.VERSION;
        }

        @Override
        public Class<Options> optionsType() {
            return Options.class;
        }

        @Override
        public String description() {
            return "letters";
        }

        @Override
        public BackgroundSource create(Options options, CreationContext context) {
            return () -> {
                if (options.letters().isBlank()) {
                    throw new LimeException(ErrorId.BAD_BACKGROUND, "there are no letters");
                }
                if (!options.letters().chars().allMatch(Character::isLetter)) {
                    throw new IllegalArgumentException("letters is '" + options.letters() + "'; it must hold letters alone");
                }
                return new Alphabet(options.letters());
            };
        }
    }

    /** Letters that are there or not: {@code representation { type = words }}. */
    public static final class WordsFactory implements RepresentationFactory<WordsFactory.Options> {
        public record Options(@Option(value = "false", doc = "whether it asks for a background") boolean background) {}

        @Override
        public String id() {
            return "words";
        }

        @Override
        public int spiVersion() {
            return Spi.VERSION;
        }

        @Override
        public Class<Options> optionsType() {
            return Options.class;
        }

        @Override
        public String description() {
            return "letters of a word";
        }

        @Override
        public Representation<String> create(Options options, CreationContext context) {
            if (options.background()) {
                context.background(Alphabet.class, "representation 'words'");
            }
            return new Words();
        }
    }

    private record Words() implements Representation<String> {
        @Override
        public Class<String> instanceType() {
            return String.class;
        }

        @Override
        public InterpretableInstance<String> represent(String x, RandomStreams random) {
            return new Word(x);
        }

        @Override
        public ComponentRef<?> defaultSampler() {
            return ComponentRef.of("bernoulli");
        }

        @Override
        public ComponentRef<?> defaultKernel() {
            return ComponentRef.of("exponential");
        }
    }

    private record Word(String instance) implements InterpretableInstance<String> {
        @Override
        public Subject subject() {
            return new Subject.Text(instance);
        }

        @Override
        public List<InterpretableFeature> features() {
            List<InterpretableFeature> features = new ArrayList<>();
            for (int i = 0; i < instance.length(); i++) {
                features.add(InterpretableFeature.present(
                        FeatureKey.of(i + " " + instance.charAt(i)), instance.substring(i, i + 1), new Location.Column(i)));
            }
            return features;
        }

        @Override
        public CodeSpace codeSpace() {
            return CodeSpace.ofPresence(instance.length());
        }

        @Override
        public void encode(Codes codes, SampleMatrix design, int at) {
            for (int i = 0; i < codes.rows(); i++) {
                for (int j = 0; j < instance.length(); j++) {
                    design.set(at + i, j, codes.block(0).get(i, j));
                }
            }
        }

        @Override
        public Decoder<String> newDecoder(int maxBatch) {
            return new Decoder<>() {
                @Override
                public boolean deterministic() {
                    return true;
                }

                @Override
                public List<String> decode(Codes codes, int from, int to, RowRandom random) {
                    List<String> words = new ArrayList<>();
                    for (int i = from; i < to; i++) {
                        StringBuilder word = new StringBuilder();
                        for (int j = 0; j < instance.length(); j++) {
                            word.append(codes.block(0).get(i, j) == 1 ? instance.charAt(j) : '.');
                        }
                        words.add(word.toString());
                    }
                    return words;
                }
            };
        }
    }

    /** A representation of something else than texts: {@code representation { type = numbers }}. */
    public static final class NumbersFactory implements RepresentationFactory<NumbersFactory.Options> {
        public record Options() {}

        @Override
        public String id() {
            return "numbers";
        }

        @Override
        public int spiVersion() {
            return Spi.VERSION;
        }

        @Override
        public Class<Options> optionsType() {
            return Options.class;
        }

        @Override
        public String description() {
            return "numbers";
        }

        @Override
        public Representation<Double> create(Options options, CreationContext context) {
            return new Representation<>() {
                @Override
                public Class<Double> instanceType() {
                    return Double.class;
                }

                @Override
                public InterpretableInstance<Double> represent(Double x, RandomStreams random) {
                    throw new LimeException(ErrorId.BAD_INSTANCE, "never asked");
                }

                @Override
                public ComponentRef<?> defaultSampler() {
                    return ComponentRef.of("bernoulli");
                }

                @Override
                public ComponentRef<?> defaultKernel() {
                    return ComponentRef.of("exponential");
                }
            };
        }
    }

    /** {@code renderers = [count]}. */
    public static final class CountFactory implements RendererFactory<CountFactory.Options> {
        public record Options(@Option(value = "1", min = 1, doc = "bytes") int size) {}

        @Override
        public String id() {
            return "count";
        }

        @Override
        public int spiVersion() {
            return Spi.VERSION;
        }

        @Override
        public Class<Options> optionsType() {
            return Options.class;
        }

        @Override
        public String description() {
            return "as many bytes as it says";
        }

        @Override
        public ExplanationRenderer create(Options options, CreationContext context) {
            return new ExplanationRenderer() {
                @Override
                public String mediaType() {
                    return "application/x-count";
                }

                @Override
                public void render(Explanation explanation, OutputStream out) throws IOException {
                    out.write(new byte[options.size()]);
                }
            };
        }
    }
}
