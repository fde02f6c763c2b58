package upscale.terminal;

import java.util.ArrayList;
import java.util.List;
import upscale.image.Raster;

/** Pictures made of characters: each is the upper half of a block, in the colour of a pixel, on the colour of the pixel below it. */
public final class HalfBlocks {
    /** The character (U+2580). */
    public static final char UPPER = '\u2580';

    private static final String OFF = "\033[0m";
    private static final int NONE = -1;

    // Levels of the 6x6x6 cube in xterm's 256 colours, and its 24 grays.
    private static final int[] LEVELS = {0, 95, 135, 175, 215, 255};
    private static final int CUBE = 16;
    private static final int GRAYS = 232;
    private static final int GRAY_STEPS = 24;

    private HalfBlocks() {}

    /**
     * The lines of a picture, as wide as it is and half as high, without ends of lines.
     *
     * @param picture RGB in bytes
     * @param trueColour whether colours are of 24 bits, and not of xterm's 256
     */
    public static List<String> of(Raster picture, boolean trueColour) {
        int width = picture.info().width();
        int height = picture.info().height();
        int[] pixels = Pixels.of(picture);
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < height; y += 2) {
            StringBuilder line = new StringBuilder();
            int above = NONE;
            int below = NONE;
            for (int x = 0; x < width; x++) {
                int upper = pixels[y * width + x];
                int lower = y + 1 < height ? pixels[(y + 1) * width + x] : NONE; // as the terminal is
                line.append(upper == above ? "" : colour("38", upper, trueColour));
                line.append(lower == below ? "" : colour("48", lower, trueColour));
                line.append(UPPER);
                above = upper;
                below = lower;
            }
            lines.add(line.append(OFF).toString());
        }
        return lines;
    }

    private static String colour(String plane, int pixel, boolean trueColour) {
        int r = pixel >> 16 & 0xff;
        int g = pixel >> 8 & 0xff;
        int b = pixel & 0xff;
        return "\033[" + plane + (trueColour ? ";2;" + r + ";" + g + ";" + b : ";5;" + nearest(r, g, b)) + "m";
    }

    /** The nearest of the colours from 16 on, which are the same on all terminals. */
    static int nearest(int r, int g, int b) {
        int red = level(r);
        int green = level(g);
        int blue = level(b);
        int cube = CUBE + 36 * red + 6 * green + blue;
        int gray = Math.max(0, Math.min(GRAY_STEPS - 1, ((r + g + b) / 3 - 3) / 10));
        int value = 8 + 10 * gray;
        boolean grayIsNearer =
                distance(r, g, b, value, value, value) < distance(r, g, b, LEVELS[red], LEVELS[green], LEVELS[blue]);
        return grayIsNearer ? GRAYS + gray : cube;
    }

    private static int level(int value) {
        int nearest = 0;
        for (int i = 1; i < LEVELS.length; i++) {
            if (Math.abs(value - LEVELS[i]) < Math.abs(value - LEVELS[nearest])) {
                nearest = i;
            }
        }
        return nearest;
    }

    private static int distance(int r, int g, int b, int red, int green, int blue) {
        return (r - red) * (r - red) + (g - green) * (g - green) + (b - blue) * (b - blue);
    }
}
