package org.lime4j.integration;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.AWTError;
import java.awt.Font;
import java.awt.image.BufferedImage;

/** Fonts of this machine, which charts in pictures are drawn with. */
public final class Fonts {
    private Fonts() {}

    /** Skips a test that draws text where the JDK finds no font. */
    public static void assume() {
        assumeTrue(areThere(), "SKIPPED: the JDK finds no font here (Debian packages fontconfig, fonts-dejavu-core)");
    }

    /** Whether text can be drawn. */
    public static boolean areThere() {
        try {
            new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics().getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
            return true;
        } catch (RuntimeException | LinkageError | InternalError | AWTError e) {
            return false;
        }
    }
}
