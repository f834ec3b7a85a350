package org.lime4j.integration.compatibility;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.AccessModifier;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** What was promised in the exported packages of a module, compared between two builds of it by japicmp. */
final class Contracts {
    private Contracts() {}

    /**
     * What an application or plugin that was built against the earlier jar could miss in the later one.
     *
     * @return a line each: {@code org.lime4j.core.pick.Picker.pick: METHOD_REMOVED}; in the order of the names
     */
    static Set<String> broken(Path earlier, Path later) {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.setAccessModifier(AccessModifier.PROTECTED);
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        Set<String> exported = exported(earlier);
        Set<String> broken = new TreeSet<>();
        for (JApiClass type : new JarArchiveComparator(options).compare(archive(earlier), archive(later))) {
            String name = type.getFullyQualifiedName();
            if (exported.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
                add(name, type, broken);
                members(type).forEach(member -> add(name + "." + member.name(), member.compatibility(), broken));
            }
        }
        return broken;
    }

    private record Member(String name, JApiCompatibility compatibility) {}

    private static List<Member> members(JApiClass type) {
        List<Member> members = new ArrayList<>();
        type.getMethods().forEach(method -> members.add(new Member(method.getName(), method)));
        type.getConstructors().forEach(constructor -> members.add(new Member("new", constructor)));
        type.getFields().forEach(field -> members.add(new Member(field.getName(), field)));
        type.getInterfaces().forEach(parent -> members.add(new Member(parent.getFullyQualifiedName(), parent)));
        members.add(new Member("superclass", type.getSuperclass()));
        return members;
    }

    private static void add(String name, JApiCompatibility part, Set<String> broken) {
        String changes = part.getCompatibilityChanges().stream()
                .filter(change -> !change.isBinaryCompatible() || !change.isSourceCompatible())
                .map(change -> change.getType().name())
                .collect(Collectors.joining(", "));
        if (!changes.isEmpty()) {
            broken.add(name + ": " + changes);
        }
    }

    private static Set<String> exported(Path jar) {
        try (JarFile file = new JarFile(jar.toFile());
                InputStream in = file.getInputStream(file.getJarEntry("module-info.class"))) {
            return ModuleDescriptor.read(in).exports().stream()
                    .filter(exports -> !exports.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JApiCmpArchive archive(Path jar) {
        return new JApiCmpArchive(jar.toFile(), "");
    }
}
