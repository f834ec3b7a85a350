package org.lime4j.tabular.saved;

import java.nio.file.Path;
import java.util.Objects;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.tabular.BackgroundFile;
import org.lime4j.tabular.TabularBackground;

/** The statistics of a table as {@link BackgroundFile#write} saved them; the data themselves are not needed. */
public final class SavedBackground implements BackgroundSource {
    private final Path path;

    /**
     * A background that is read from a file.
     *
     * @param path of the file
     */
    public SavedBackground(Path path) {
        this.path = Objects.requireNonNull(path, "path");
    }

    @Override
    public TabularBackground load() {
        return BackgroundFile.read(path);
    }
}
