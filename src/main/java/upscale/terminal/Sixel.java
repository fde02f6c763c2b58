package upscale.terminal;

import java.util.Arrays;
import java.util.List;
import upscale.image.Raster;

/**
 * Sixel graphics (VT330/VT340 Programmer Reference Manual, volume 2, chapter 14): bands of six rows, each drawn once for every colour in it, a character for
 * six pixels above one another, with run lengths.
 */
public final class Sixel {
    /** More registers than this many terminals do not have. */
    private static final int MOST_COLOURS = 256;

    private static final int ROWS = 6;
    private static final char EMPTY = '?'; // no pixel of six
    private static final int SHORTEST_RUN = 4; // !3x is as long as xxx

    private Sixel() {}

    /**
     * What has the terminal show a picture at its cursor, in 256 colours.
     *
     * @param picture RGB in bytes
     */
    public static String of(Raster picture) {
        int width = picture.info().width();
        int height = picture.info().height();
        int[] pixels = Pixels.of(picture);
        Colours colours = Colours.of(pixels, MOST_COLOURS);
        StringBuilder text = new StringBuilder("\033P0;1;0q\"1;1;" + width + ";" + height);
        List<int[]> palette = colours.palette();
        for (int i = 0; i < palette.size(); i++) {
            text.append('#').append(i).append(";2");
            for (int channel : palette.get(i)) {
                text.append(';').append((channel * 100 + 127) / 255); // percent
            }
        }
        int[] indexes = Arrays.stream(pixels).map(colours::index).toArray();
        for (int top = 0; top < height; top += ROWS) {
            band(text, indexes, palette.size(), width, top, Math.min(height, top + ROWS));
            text.append('-');
        }
        return text.append("\033\\\n").toString();
    }

    private static void band(StringBuilder text, int[] indexes, int colours, int width, int top, int bottom) {
        byte[][] sixels = new byte[colours][]; // of colours that are in it, six bits for each column
        for (int y = top; y < bottom; y++) {
            for (int x = 0; x < width; x++) {
                int index = indexes[y * width + x];
                if (sixels[index] == null) {
                    sixels[index] = new byte[width];
                }
                sixels[index][x] |= (byte) (1 << (y - top));
            }
        }
        boolean first = true;
        for (int index = 0; index < colours; index++) {
            if (sixels[index] != null) {
                text.append(first ? "" : "$").append('#').append(index);
                runs(text, sixels[index]);
                first = false;
            }
        }
    }

    private static void runs(StringBuilder text, byte[] sixels) {
        int end = sixels.length;
        while (sixels[end - 1] == 0) {
            end--;
        }
        for (int x = 0; x < end; ) {
            int begin = x;
            while (x < end && sixels[x] == sixels[begin]) {
                x++;
            }
            String sixel = Character.toString(EMPTY + sixels[begin]);
            int run = x - begin;
            text.append(run < SHORTEST_RUN ? sixel.repeat(run) : "!" + run + sixel);
        }
    }
}
