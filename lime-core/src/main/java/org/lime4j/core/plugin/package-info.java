/** Plugins: factories found by ServiceLoader, options as records, the registry that joins the two. */
@NullMarked
package org.lime4j.core.plugin;

import org.jspecify.annotations.NullMarked;
