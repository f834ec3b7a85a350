/** From a configuration file to a pipeline. */
@NullMarked
package org.lime4j.config;

import org.jspecify.annotations.NullMarked;
