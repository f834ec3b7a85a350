package org.lime4j.tabular.source;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/**
 * The rows of a file one at a time, all or some of them. A row that cannot be used is an error of {@link #next()}, which
 * has then moved past it. Not thread-safe.
 *
 * @param <X> what the rows are read as
 */
public abstract class SelectedRows<X> implements Iterator<X>, AutoCloseable {
    private final Path path;
    private final boolean all;
    private final TreeSet<Integer> wanted;
    private @Nullable X next;
    private @Nullable LimeException bad;
    private boolean ended;

    /**
     * Rows of a file.
     *
     * @param path for messages
     * @param selection numbers of the rows to read, from 0; empty for all
     */
    protected SelectedRows(Path path, Collection<Integer> selection) {
        this.path = path;
        this.all = selection.isEmpty();
        this.wanted = new TreeSet<>(selection);
    }

    /** {@return whether there is another row, to which the file has moved, whatever it holds} */
    protected abstract boolean advance();

    /** {@return the number of the row that the file has moved to, from 0} */
    protected abstract long number();

    /**
     * {@return the row that the file has moved to}
     *
     * @throws LimeException if it cannot be used
     */
    protected abstract X read();

    /** Closes the file. */
    protected abstract void closeFile();

    @Override
    public final boolean hasNext() {
        if (next == null && bad == null && !ended) {
            try {
                next = find();
            } catch (LimeException e) {
                bad = e;
            }
        }
        return next != null || bad != null;
    }

    private @Nullable X find() {
        while (all || !wanted.isEmpty()) {
            if (!advance()) {
                break;
            }
            if (all || wanted.remove((int) number())) {
                return read();
            }
        }
        close();
        if (!wanted.isEmpty()) {
            throw new LimeException(ErrorId.BAD_INSTANCE,
                    path + ": there is no row " + wanted.first()
                            + (number() < 0 ? ": the file has no rows" : "; rows are 0 .. " + number()));
        }
        return null;
    }

    @Override
    public final X next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more rows in " + path);
        }
        LimeException error = bad;
        bad = null;
        if (error != null) {
            throw error;
        }
        X row = next;
        next = null;
        return Objects.requireNonNull(row);
    }

    @Override
    public final void close() {
        ended = true;
        closeFile();
    }
}
