package org.lime4j.tabular.discretize;

import java.util.Collection;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

/** Columns that options name. */
final class NamedColumns {
    private NamedColumns() {}

    /**
     * Looks whether options name columns that there are; silent where there is no table to compare with.
     *
     * @throws IllegalArgumentException if a column does not exist or is not numeric
     */
    static void require(Collection<String> names, CreationContext context) {
        if (!(context.background().orElse(null) instanceof TabularBackground background)) {
            return;
        }
        TableSchema schema = background.schema();
        for (String name : names) {
            int index = schema.indexOf(name);
            if (index < 0) {
                throw new IllegalArgumentException(
                        "columns names '" + name + "', which is no column of the background; columns are "
                                + TableSchema.brief(schema.names()));
            }
            if (!schema.column(index).isNumeric()) {
                throw new IllegalArgumentException("columns names '" + name + "', which holds categories, not numbers");
            }
        }
    }
}
