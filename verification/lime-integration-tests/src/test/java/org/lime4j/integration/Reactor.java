package org.lime4j.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the project's own pom files say. */
public final class Reactor {
    private Reactor() {}

    /**
     * A module of the build.
     *
     * @param artifactId its name
     * @param folder where its pom is
     * @param packaging jar or pom
     * @param published whether it is deployed
     */
    public record Module(String artifactId, Path folder, String packaging, boolean published) {}

    /** The modules that the root names, in that order. */
    public static List<Module> modules() {
        List<Module> modules = new ArrayList<>();
        for (String name : texts(Shipped.root(), "/project/modules/module")) {
            Path folder = Shipped.root().resolve(name);
            modules.add(new Module(
                    texts(folder, "/project/artifactId").get(0),
                    folder,
                    String.join("", texts(folder, "/project/packaging")),
                    !texts(folder, "/project/properties/maven.deploy.skip").contains("true")));
        }
        return modules;
    }

    /** The version of the build. */
    public static String version() {
        return texts(Shipped.root(), "/project/version").get(0);
    }

    /** The texts at an XPath in the pom of a folder. */
    public static List<String> texts(Path folder, String path) {
        try {
            Document pom = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("pom.xml").toFile());
            NodeList nodes = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                texts.add(nodes.item(i).getTextContent().strip());
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException | XPathExpressionException e) {
            throw new AssertionError("the pom in " + folder + " cannot be read", e);
        }
    }
}
