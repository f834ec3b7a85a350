/**
 * Charts of explanations: what stands where, independent of how it is drawn, and its drawing as SVG and PNG; for explained
 * images also the pictures of their segments as PNG.
 */
@NullMarked
package org.lime4j.report.chart;

import org.jspecify.annotations.NullMarked;
