package org.lime4j.tribuo;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.util.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.tribuo.Model;
import org.tribuo.OutputFactory;
import org.tribuo.data.columnar.FeatureProcessor;
import org.tribuo.data.columnar.FieldExtractor;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.ResponseProcessor;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.text.DocumentPreprocessor;
import org.tribuo.data.text.FeatureAggregator;
import org.tribuo.data.text.FeatureTransformer;
import org.tribuo.data.text.TextFeatureExtractor;
import org.tribuo.data.text.TextPipeline;
import org.tribuo.data.text.TextProcessor;
import org.tribuo.util.tokens.Tokenizer;
import org.tribuo.util.tokens.impl.wordpiece.Wordpiece;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Finds how row processors and text extractors are made again: in the provenance of a model, or in a file of OLCUT.
 *
 * <p>Both name classes. Only Tribuo's own that process data, and those of packages which the user allows, are ever made.
 */
final class Recipes {
    /** The parameter of Tribuo's columnar data sources that holds the row processor. */
    static final String ROW_PROCESSOR = "rowProcessor";

    /** The parameter of Tribuo's text data sources that holds the extractor. */
    static final String EXTRACTOR = "extractor";

    private static final String PREPROCESSORS = "preprocessors";

    private static final List<String> TRIBUO = List.of("org.tribuo");

    /** What Tribuo's own classes must be one of. */
    private static final List<Class<?>> TYPES = List.of(
            RowProcessor.class, FieldProcessor.class, FeatureProcessor.class, FieldExtractor.class, ResponseProcessor.class,
            TextFeatureExtractor.class, TextPipeline.class, TextProcessor.class, FeatureAggregator.class,
            FeatureTransformer.class, DocumentPreprocessor.class, Tokenizer.class, Wordpiece.class, OutputFactory.class);

    private final List<String> allowed;

    /** Recipes of Tribuo's own classes and those of some packages, or some classes, more. */
    Recipes(Collection<String> allowed) {
        this.allowed = allowed.stream().map(name -> name.endsWith(".") ? name.substring(0, name.length() - 1) : name).toList();
    }

    /**
     * Checks two options against each other.
     *
     * @throws IllegalArgumentException if a component is given without a configuration
     */
    static void requireFile(Optional<Path> configuration, Optional<String> component) {
        if (component.isPresent() && configuration.isEmpty()) {
            throw new IllegalArgumentException("component is given without configuration: it is a name in that file");
        }
    }

    /**
     * How the object that a data source had as a parameter is made again; empty if the model's provenance has none.
     *
     * @param origin where the model is from, for messages
     * @throws LimeException {@link ErrorId#MODEL_NOT_LOADED} if there are several, or one of a class that may not be made
     */
    Optional<Recipe> ofProvenance(String origin, Model<?> model, String parameter) {
        return owner(origin, model, parameter)
                .map(owner -> (ConfiguredObjectProvenance) value(owner, parameter).orElseThrow())
                .map(provenance -> recipe(origin, provenance));
    }

    /** How the document preprocessors of the data source with an extractor are made again. */
    List<Recipe> preprocessors(String origin, Model<?> model) {
        List<Recipe> recipes = new ArrayList<>();
        owner(origin, model, EXTRACTOR).flatMap(owner -> value(owner, PREPROCESSORS)).ifPresent(value -> {
            if (value instanceof ListProvenance<?> list) {
                for (Provenance each : list.getList()) {
                    if (each instanceof ConfiguredObjectProvenance provenance) {
                        recipes.add(recipe(origin, provenance));
                    }
                }
            }
        });
        return recipes;
    }

    private Recipe recipe(String origin, ConfiguredObjectProvenance provenance) {
        List<ConfigurationData> parts;
        try {
            parts = ProvenanceUtil.extractConfiguration(provenance);
        } catch (RuntimeException e) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED, origin + ": the provenance of the model does not say how its "
                    + provenance.getClassName() + " was made: " + e.getMessage(), e);
        }
        for (ConfigurationData part : parts) {
            refusal(part).ifPresent(reason -> {
                throw new LimeException(ErrorId.REFUSED, origin + ": " + reason);
            });
        }
        return new Recipe(origin, parts.get(0).getName(), parts);
    }

    /** The data source that has such a parameter. */
    private static Optional<ObjectProvenance> owner(String origin, Model<?> model, String parameter) {
        Set<ObjectProvenance> owners = new LinkedHashSet<>();
        collect(model.getProvenance().getDatasetProvenance(), parameter, owners);
        Set<Provenance> distinct = new LinkedHashSet<>();
        owners.forEach(owner -> distinct.add(value(owner, parameter).orElseThrow()));
        if (distinct.size() > 1) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED, origin + ": the model was trained on data of " + distinct.size()
                    + " sources that were processed in different ways: say which to take by a file (configuration)");
        }
        return owners.stream().findFirst();
    }

    private static void collect(Provenance node, String parameter, Set<ObjectProvenance> owners) {
        if (node instanceof ListProvenance<?> list) {
            list.getList().forEach(each -> collect(each, parameter, owners));
        } else if (node instanceof MapProvenance<?> map) {
            map.getMap().values().forEach(each -> collect(each, parameter, owners));
        } else if (node instanceof ObjectProvenance object) {
            for (Pair<String, Provenance> entry : object) {
                if (entry.getA().equals(parameter) && entry.getB() instanceof ConfiguredObjectProvenance) {
                    owners.add(object);
                } else {
                    collect(entry.getB(), parameter, owners);
                }
            }
        }
    }

    /** What a provenance has under a name. */
    static Optional<Provenance> value(ObjectProvenance owner, String parameter) {
        for (Pair<String, Provenance> entry : owner) {
            if (entry.getA().equals(parameter)) {
                return Optional.of(entry.getB());
            }
        }
        return Optional.empty();
    }

    /**
     * How a component of an OLCUT file is made.
     *
     * @param path of the file, in OLCUT's XML form
     * @param name of the component; if empty, the only one of the type
     * @param type what it must be
     * @throws LimeException {@link ErrorId#MODEL_NOT_LOADED} if there is no such component or the file cannot be read,
     *     {@link ErrorId#REFUSED} if its class may not be made
     */
    Recipe ofFile(Path path, Optional<String> name, Class<?> type) {
        requirePlain(path);
        ConfigurationManager file;
        try {
            file = new ConfigurationManager(path.toUri().toURL());
        } catch (IOException | RuntimeException e) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED,
                    path + ": is not a configuration of OLCUT: " + e.getMessage(), e);
        }
        List<ConfigurationData> parts = new ArrayList<>();
        Set<String> refused = new TreeSet<>();
        Set<String> fitting = new TreeSet<>();
        for (String component : new TreeSet<>(file.getComponentNames())) {
            ConfigurationData part = file.getConfigurationData(component).orElseThrow();
            Optional<String> reason = refusal(part);
            if (reason.isPresent()) {
                refused.add(part.getClassName());
                if (name.isPresent() && component.equals(name.get())) {
                    throw new LimeException(ErrorId.REFUSED, path + ": " + reason.get());
                }
                continue;
            }
            parts.add(part);
            if (type.isAssignableFrom(load(part.getClassName()).orElseThrow())) {
                fitting.add(component);
            }
        }
        if (name.isEmpty() && fitting.size() != 1 || name.isPresent() && !fitting.contains(name.get())) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED, path + ": "
                    + (name.isPresent() ? "'" + name.get() + "' is no " : "there " + (fitting.isEmpty() ? "is no " : "is more than one "))
                    + type.getSimpleName() + "; those of the file are " + fitting
                    + (refused.isEmpty() ? "" : ", and classes that may not be made are left out (allow): " + refused)
                    + (fitting.size() > 1 && name.isEmpty() ? ": name one (component)" : ""));
        }
        return new Recipe(path.toString(), name.orElseGet(() -> fitting.iterator().next()), parts);
    }

    /** Why a component may not be made; empty if it may. */
    private Optional<String> refusal(ConfigurationData part) {
        String className = part.getClassName();
        boolean own = ModelFile.within(TRIBUO, className);
        boolean allow = ModelFile.within(allowed, className);
        if (!own && !allow) {
            return Optional.of("'" + className + "' may not be made, because it is none of Tribuo's own classes: if you trust it,"
                    + " name it or its package (allow = [\"" + className + "\"])");
        }
        Optional<Class<?>> found = load(className);
        if (found.isEmpty()) {
            return Optional.of("there is no class '" + className + "': put its jar beside those of Tribuo");
        }
        if (!allow && TYPES.stream().noneMatch(type -> type.isAssignableFrom(found.get()))) {
            return Optional.of("'" + className + "' may not be made: it processes neither rows nor texts");
        }
        return part.getSerializedForm() == null
                ? Optional.empty()
                : Optional.of("'" + part.getName() + "' has a serialized form, which is never read");
    }

    /** The class, not initialised, from where OLCUT looks for it. */
    private static Optional<Class<?>> load(String className) {
        try {
            return Optional.of(Class.forName(className, false, ConfigurationManager.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Refuses what OLCUT's reader would follow elsewhere: other files, serialized objects, and entities. */
    private static void requirePlain(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED,
                    path + ": " + (Files.exists(path) ? "is not a file" : "there is no such file"));
        }
        try (InputStream bytes = Files.newInputStream(path)) {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(bytes, new DefaultHandler() {
                @Override
                public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
                    if (name.equals("file") || name.equals("serialized") || name.equals("type")
                            || attributes.getValue("serialized") != null) {
                        throw new SAXException("the file has '" + name + (name.equals("component") ? "' with a serialized form" : "'")
                                + ", which is not read: write the components themselves");
                    }
                }
            });
        } catch (SAXParseException e) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED,
                    path + ":" + e.getLineNumber() + ": is not a configuration of OLCUT in XML: " + e.getMessage(), e);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED, path + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
