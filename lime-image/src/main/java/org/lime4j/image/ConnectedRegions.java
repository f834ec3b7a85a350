package org.lime4j.image;

import java.util.Arrays;
import org.lime4j.api.explanation.IntPlane;

/** Renames regions so that each hangs together by edges or corners and labels follow the first pixels, row by row. */
final class ConnectedRegions {
    private ConnectedRegions() {}

    /**
     * @param regions any numbers, row-major; not modified
     * @return labels contiguous from 0; a region in several pieces becomes several segments
     */
    static IntPlane label(int width, int height, int[] regions) {
        int[] labels = new int[regions.length];
        Arrays.fill(labels, -1);
        int[] queue = new int[regions.length];
        int count = 0;
        for (int first = 0; first < regions.length; first++) {
            if (labels[first] < 0) {
                flood(width, height, regions, labels, queue, first, count++);
            }
        }
        return new IntPlane(width, height, labels);
    }

    private static void flood(
            int width, int height, int[] regions, int[] labels, int[] queue, int first, int label) {
        int read = 0;
        int written = 0;
        labels[first] = label;
        queue[written++] = first;
        while (read < written) {
            int at = queue[read++];
            int x = at % width;
            int y = at / width;
            for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
                for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                    int next = ny * width + nx;
                    if (labels[next] < 0 && regions[next] == regions[first]) {
                        labels[next] = label;
                        queue[written++] = next;
                    }
                }
            }
        }
    }
}
