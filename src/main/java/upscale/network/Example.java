package upscale.network;

import java.util.SplittableRandom;

/**
 * An image to learn from: luma from 0 to 1.
 *
 * @param width columns of the small one
 * @param height rows of the small one
 * @param small row by row
 * @param missing what its interpolation lacks, row by row of the large image
 */
public record Example(int width, int height, float[] small, float[] missing) {
    public Example {
        if (small.length != width * height || missing.length % small.length != 0) {
            throw new IllegalArgumentException(
                    width + "x" + height + " of " + small.length + " and " + missing.length + " samples");
        }
    }

    /** A place in an image, and which way round it is taken: one of eight. */
    record Crop(int left, int top, int turn) {
        private int x(int u, int v, int side) {
            int x = (turn & 1) == 0 ? u : v;
            return (turn & 2) == 0 ? x : side - 1 - x;
        }

        private int y(int u, int v, int side) {
            int y = (turn & 1) == 0 ? v : u;
            return (turn & 4) == 0 ? y : side - 1 - y;
        }
    }

    Crop crop(int side, SplittableRandom random) {
        return new Crop(random.nextInt(width - side + 1), random.nextInt(height - side + 1), random.nextInt(8));
    }

    /** Puts a square of the small image at column {@code left} of plane 0, and what is missing at the same of the phases. */
    void put(Crop crop, int side, int scale, Planes in, Planes phases, int left) {
        for (int v = 0; v < side; v++) {
            for (int u = 0; u < side; u++) {
                in.rows()[v][left + u] =
                        small[(crop.top + crop.y(u, v, side)) * width + crop.left + crop.x(u, v, side)];
            }
        }
        int whole = side * scale;
        for (int v = 0; v < whole; v++) {
            for (int u = 0; u < whole; u++) {
                int phase = v % scale * scale + u % scale;
                phases.rows()[phase * side + v / scale][left + u / scale] = missing[
                        (crop.top * scale + crop.y(u, v, whole)) * width * scale
                                + crop.left * scale
                                + crop.x(u, v, whole)];
            }
        }
    }
}
