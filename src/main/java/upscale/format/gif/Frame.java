package upscale.format.gif;

import java.util.Arrays;
import upscale.format.FormatException;
import upscale.image.Raster;

/**
 * The first picture, still compressed; of {@code colours}, and where it lies on the screen.
 *
 * @param cut whether the data end early, and are taken as far as they go
 */
record Frame(
        int left,
        int top,
        int width,
        int height,
        boolean interlaced,
        int[] colours,
        int transparent,
        int codeSize,
        byte[] data,
        boolean cut) {

    boolean covers(int screenWidth, int screenHeight) {
        return width == screenWidth && height == screenHeight;
    }

    /**
     * Decodes it onto a screen.
     *
     * @param colourCount how many colours the screen has
     * @param around what its row is where the frame is not
     */
    void decode(Raster raster, int colourCount, int around) throws FormatException {
        Lzw lzw = new Lzw(codeSize, data);
        byte[] line = new byte[raster.info().width()];
        Arrays.fill(line, (byte) around);
        for (int n = 0; n < height; n++) {
            int y = interlaced ? interlacedRow(n) : n;
            int got = lzw.read(line, left, width);
            if (got < width && cut) {
                return;
            } else if (got < width) {
                throw FormatException.corrupt(
                        "gif", "the picture ends in row " + n + " of " + height + ", after " + got + " pixels");
            }
            for (int x = left; x < left + width; x++) {
                if ((line[x] & 0xff) >= colourCount) {
                    throw FormatException.corrupt(
                            "gif", "colour " + (line[x] & 0xff) + " in a palette of " + colourCount);
                }
            }
            raster.setRow(0, top + y, line, 0, 1);
        }
    }

    /** The row that comes {@code n}-th: every 8th from 0, every 8th from 4, every 4th from 2, every 2nd from 1. */
    private int interlacedRow(int n) {
        int row = n;
        for (int[] pass : new int[][] {{0, 8}, {4, 8}, {2, 4}, {1, 2}}) {
            int rows = height <= pass[0] ? 0 : (height - pass[0] + pass[1] - 1) / pass[1];
            if (row < rows) {
                return pass[0] + row * pass[1];
            }
            row -= rows;
        }
        throw new AssertionError(n);
    }
}
