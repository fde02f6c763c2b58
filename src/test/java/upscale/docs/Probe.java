package upscale.docs;

import java.util.function.IntToDoubleFunction;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/**
 * Signals that show what a method does, and what the command line makes of them at four times their size: a row of pixels, repeated down
 * the image, of floats from 0 to 1, so that nothing is rounded or clamped.
 */
final class Probe {
    static final int SCALE = 4;

    /** Before and behind an edge, in the middle of what there is, so that overshoot has room. */
    static final double LOW = 0.25;

    static final double HIGH = 0.75;

    /** Pixels of a signal, and where the first edge lies, half a pixel before this one. */
    static final int LENGTH = 128;

    static final int EDGE = 32;

    private static final int ROWS = 24;

    private Probe() {}

    /** A bright bar as wide as what is beside it, as the spectrum of an image repeats: its left edge is at {@link #EDGE}. */
    static double[] edge(String... how) {
        return enlarged(x -> x >= EDGE && x < EDGE + LENGTH / 2 ? HIGH : LOW, how);
    }

    static double[] flat(String... how) {
        return enlarged(x -> (LOW + HIGH) / 2, how);
    }

    /** A wave of as many pixels a period. */
    static double[] wave(int period, String... how) {
        return enlarged(x -> (LOW + HIGH) / 2 + (HIGH - LOW) / 2 * StrictMath.cos(2 * StrictMath.PI * x / period), how);
    }

    private static double[] enlarged(IntToDoubleFunction signal, String... how) {
        Raster rows = Raster.allocate(ImageInfo.gray(LENGTH, ROWS, SampleType.F32));
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < LENGTH; x++) {
                rows.set(0, x, y, signal.applyAsDouble(x));
            }
        }
        Raster large = Enlarger.whole(rows, SCALE, how);
        double[] row = new double[LENGTH * SCALE];
        for (int x = 0; x < row.length; x++) {
            row[x] = large.get(0, x, ROWS / 2 * SCALE);
        }
        return row;
    }
}
