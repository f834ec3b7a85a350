/**
 * Compatibility kit for plugins: one abstract JUnit class for each SPI. A plugin's author extends it and says which
 * factory to test; each rule is one test, whose message says what the contract wants.
 */
@NullMarked
package org.lime4j.tck;

import org.jspecify.annotations.NullMarked;
