/**
 * Plugins as a third party would write them: a distance, a kernel, a sampler, and a surrogate with a description of its
 * own kind. Each is a factory, which is what the registry finds, and the component that it makes; each is named in
 * module-info and in {@code META-INF/services}, and has a test that extends the contract of the compatibility kit.
 */
@NullMarked
package org.lime4j.spi.examples;

import org.jspecify.annotations.NullMarked;
