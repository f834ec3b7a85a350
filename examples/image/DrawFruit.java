import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/**
 * Draws fruit.png: a red apple with a green leaf and a yellow lemon on a wooden table under a blue sky. The argument is the file
 * to write. Every point is decided by sums and products alone, so that each Java draws the same pixels.
 */
public final class DrawFruit {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 180;
    /** Points along each side of a pixel, whose colours are averaged. */
    private static final int POINTS = 4;

    public static void main(String[] arguments) throws IOException {
        SplittableRandom grain = new SplittableRandom(1);
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double[] sum = new double[3];
                for (int k = 0; k < POINTS * POINTS; k++) {
                    double[] color = color(x + (k % POINTS + 0.5) / POINTS, y + (k / POINTS + 0.5) / POINTS);
                    for (int c = 0; c < 3; c++) {
                        sum[c] += color[c] / (POINTS * POINTS);
                    }
                }
                double light = grain.nextInt(-3, 4);
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    rgb = rgb << 8 | (int) Math.max(0, Math.min(255, sum[c] + light));
                }
                picture.setRGB(x, y, rgb);
            }
        }
        ImageIO.write(picture, "png", Path.of(arguments[0]).toFile());
    }

    /** What is seen at a point, from the front to the back. */
    private static double[] color(double x, double y) {
        // The stem bends to the right as it rises.
        double bend = 92 + (74 - y) * (74 - y) / 90;
        if (y > 46 && y < 76 && Math.abs(x - bend) < 2.6) {
            return rgb(0x5A3A1E, 1);
        }
        // A leaf is where two circles meet; its rib is the line between their ends.
        if (inside(x, y, 122, 80, 38) && inside(x, y, 128, 26, 38)) {
            double rib = Math.abs(y - 53 - (x - 125) * 0.04);
            return rgb(0x3C9632, rib < 1.1 ? 1.35 : y < 53 ? 1.1 : 0.9);
        }
        // Two circles side by side are an apple with a dent above and below.
        if (inside(x, y, 78, 103, 36) || inside(x, y, 106, 103, 36)) {
            double shine = (x - 70) * (x - 70) + (y - 88) * (y - 88);
            return shine < 60 ? rgb(0xF4C8C0, 1) : rgb(0xC81E28, 1.12 - shine / 14000);
        }
        double along = (x - 178) / 31;
        double across = (y - 117) / 22;
        boolean lemon = along * along + across * across < 1;
        boolean tip = inside(x, y, 209, 117, 6) || inside(x, y, 147, 117, 6);
        if (lemon || tip) {
            return rgb(0xF0D728, 1.06 - 0.28 * (across * across + along) / 2);
        }
        if (y > 128) {
            // Shadows lie below the fruit; boards of the table are parted by dark lines.
            double apple = (x - 96) * (x - 96) / 2400 + (y - 138) * (y - 138) / 60;
            double yellow = (x - 182) * (x - 182) / 1100 + (y - 139) * (y - 139) / 30;
            boolean shadow = apple < 1 || yellow < 1;
            boolean gap = Math.abs(y - 146) < 0.9 || Math.abs(y - 166) < 1.1;
            return rgb(0x96643C, gap ? 0.6 : shadow ? 0.7 : 1 + (y - 154) / 220);
        }
        if (inside(x, y, 196, 34, 15) || inside(x, y, 214, 36, 12) || inside(x, y, 180, 38, 10)) {
            return rgb(0xF5F7FA, 1);
        }
        double height = y / 128;
        return new double[] {96 + 90 * height, 160 + 60 * height, 232 + 14 * height};
    }

    private static boolean inside(double x, double y, double centerX, double centerY, double radius) {
        return (x - centerX) * (x - centerX) + (y - centerY) * (y - centerY) < radius * radius;
    }

    private static double[] rgb(int color, double light) {
        return new double[] {light * (color >> 16), light * (color >> 8 & 0xFF), light * (color & 0xFF)};
    }
}
