package org.lime4j.image;

import java.util.Arrays;
import org.lime4j.boofcv.alg.segmentation.slic.SegmentSlic_PlU8;
import org.lime4j.boofcv.ddogleg.struct.DogArray;
import org.lime4j.boofcv.ddogleg.struct.DogArray_I32;
import org.lime4j.boofcv.struct.ConnectRule;
import org.lime4j.boofcv.struct.image.GrayS32;
import org.lime4j.boofcv.struct.image.GrayU8;
import org.lime4j.boofcv.struct.image.Planar;

/**
 * BoofCV's SLIC with its sums in arrays. BoofCV keeps a list of clusters and distances for each pixel, a million objects for
 * an image of 300 × 300; here distances are computed again, row by row, where they are needed. The operations and their
 * order are BoofCV's, so that labels are too. Takes whole images of three bands.
 */
final class FlatSlic extends SegmentSlic_PlU8 {
    private static final int BANDS = 3;

    private final float compactness;
    private final float[][] levels = new float[BANDS][];
    private float placeWeight;
    private float[] sums = {};
    private int[] counts = {};
    private float[] row = {};

    FlatSlic(int regions, float compactness, int iterations) {
        super(regions, compactness, iterations, ConnectRule.EIGHT, BANDS);
        this.compactness = compactness;
        Pixel none = new Pixel();
        pixels = new DogArray<>(Pixel.class, () -> none);
    }

    @Override
    protected void initalize(Planar<GrayU8> image) {
        super.initalize(image);
        placeWeight = compactness / gridInterval;
        int size = image.width * image.height;
        for (int band = 0; band < BANDS; band++) {
            byte[] bytes = image.getBand(band).data;
            levels[band] = new float[size];
            for (int i = 0; i < size; i++) {
                levels[band][i] = bytes[i] & 0xFF;
            }
        }
        sums = new float[size];
        counts = new int[size];
        row = new float[image.width];
    }

    /** The sum of each pixel's distances to the clusters near it, and how many these are. */
    @Override
    protected void computeClusterDistance() {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        for (int c = 0; c < clusters.size; c++) {
            Window window = new Window(clusters.data[c]);
            for (int y = window.top; y < window.bottom; y++) {
                window.distances(y);
                int at = y * input.width + window.left;
                for (int k = 0; k < window.right - window.left; k++) {
                    sums[at + k] += row[k];
                    counts[at + k]++;
                }
            }
        }
    }

    /** The mean place and colour of the pixels near each cluster, by weights that fall with their share of the distances. */
    @Override
    protected void updateClusters() {
        float[] red = levels[0];
        float[] green = levels[1];
        float[] blue = levels[2];
        for (int c = 0; c < clusters.size; c++) {
            Window window = new Window(clusters.data[c]);
            float sumX = 0;
            float sumY = 0;
            float sumRed = 0;
            float sumGreen = 0;
            float sumBlue = 0;
            float total = 0;
            for (int y = window.top; y < window.bottom; y++) {
                window.distances(y);
                int at = y * input.width + window.left;
                for (int k = 0; k < window.right - window.left; k++) {
                    row[k] = counts[at + k] == 1 ? 1 : 1.0f - row[k] / sums[at + k];
                }
                for (int k = 0; k < window.right - window.left; k++) {
                    float weight = row[k];
                    sumX += (window.left + k) * weight;
                    sumY += y * weight;
                    total += weight;
                    sumRed += red[at + k] * weight;
                    sumGreen += green[at + k] * weight;
                    sumBlue += blue[at + k] * weight;
                }
            }
            window.cluster.x = sumX;
            window.cluster.y = sumY;
            window.cluster.color[0] = sumRed;
            window.cluster.color[1] = sumGreen;
            window.cluster.color[2] = sumBlue;
            window.cluster.totalWeight = total;
            window.cluster.update();
        }
    }

    /** The nearest cluster of each pixel; a pixel near none is a region of its own. */
    @Override
    public void assignLabelsToPixels(GrayS32 regions, DogArray_I32 memberCounts, DogArray<float[]> colors) {
        colors.reset();
        memberCounts.resize(clusters.size);
        memberCounts.fill(0);
        float[] nearest = sums;
        Arrays.fill(nearest, Float.MAX_VALUE);
        Arrays.fill(regions.data, 0, nearest.length, -1);
        for (int c = 0; c < clusters.size; c++) {
            Window window = new Window(clusters.data[c]);
            System.arraycopy(window.cluster.color, 0, colors.grow(), 0, BANDS);
            for (int y = window.top; y < window.bottom; y++) {
                window.distances(y);
                int at = y * input.width + window.left;
                for (int k = 0; k < window.right - window.left; k++) {
                    if (row[k] < nearest[at + k]) {
                        nearest[at + k] = row[k];
                        regions.data[at + k] = c;
                    }
                }
            }
        }
        for (int i = 0; i < nearest.length; i++) {
            if (regions.data[i] < 0) {
                colors.grow();
                regions.data[i] = memberCounts.size;
                memberCounts.add(0);
            }
            memberCounts.data[regions.data[i]]++;
        }
    }

    /** The pixels that are near a cluster. */
    private final class Window {
        private final Cluster cluster;
        private final int x;
        private final int y;
        private final int left;
        private final int right;
        private final int top;
        private final int bottom;

        private Window(Cluster cluster) {
            this.cluster = cluster;
            x = (int) (cluster.x + 0.5f);
            y = (int) (cluster.y + 0.5f);
            left = Math.max(0, x - gridInterval);
            right = Math.min(input.width, x + gridInterval + 1);
            top = Math.max(0, y - gridInterval);
            bottom = Math.min(input.height, y + gridInterval + 1);
        }

        /** Fills {@link #row} with the distances of a row of pixels, the first at the left of the window. */
        private void distances(int ofRow) {
            float[] red = levels[0];
            float[] green = levels[1];
            float[] blue = levels[2];
            float clusterRed = cluster.color[0];
            float clusterGreen = cluster.color[1];
            float clusterBlue = cluster.color[2];
            int down = (ofRow - y) * (ofRow - y);
            int at = ofRow * input.width + left;
            for (int k = 0; k < right - left; k++) {
                float r = red[at + k] - clusterRed;
                float g = green[at + k] - clusterGreen;
                float b = blue[at + k] - clusterBlue;
                int across = left + k - x;
                float place = across * across + down;
                row[k] = r * r + g * g + b * b + placeWeight * place;
            }
        }
    }
}
