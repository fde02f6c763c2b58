package upscale.image;

import java.util.Arrays;

/**
 * Rows [top, bottom) of an image, each channel's row an array of its own, in code values.
 *
 * <p>Rows are separate arrays because loops over equal indices of several arrays are what the JIT compiler turns into
 * vector code. A narrow band holds floats (samples of up to 16 bits and float32), a {@linkplain #wide() wide} one
 * doubles. Rows of unsigned samples of up to 8 bits may also be {@linkplain #asBytes written as bytes}, and are held so until
 * somebody asks for floats: what only copies need not convert. Mutable; belongs to one thread at a time.
 */
public final class Band {
    private final int width;
    private final int channels;
    private final int capacity;
    private final float[][][] narrow; // [channel][row][x]
    private final double[][][] wide;
    private final byte[][][] narrowest; // [channel][row][x], a row null until it is written
    private final boolean[][] inBytes; // [channel][row]
    private int top;
    private int bottom;

    /** A band of up to {@code capacity} rows, at rows [0, capacity). */
    public Band(int width, int channels, int capacity, boolean wide) {
        this.width = width;
        this.channels = channels;
        this.capacity = capacity;
        this.narrow = wide ? null : new float[channels][capacity][width];
        this.wide = wide ? new double[channels][capacity][width] : null;
        this.narrowest = new byte[channels][capacity][];
        this.inBytes = new boolean[channels][capacity];
        this.bottom = capacity;
    }

    /** A band that fits {@code info} and holds up to {@code capacity} of its rows. */
    public static Band of(ImageInfo info, int capacity) {
        return new Band(info.width(), info.channels(), capacity, info.type().wide());
    }

    /** Makes this band stand for rows [newTop, newBottom); the samples are whatever was there. */
    public Band at(int newTop, int newBottom) {
        if (newTop < 0 || newBottom < newTop || newBottom - newTop > capacity) {
            throw new IllegalArgumentException(
                    "rows [" + newTop + ", " + newBottom + ") in a band of " + capacity + " rows");
        }
        top = newTop;
        bottom = newBottom;
        for (boolean[] rows : inBytes) {
            Arrays.fill(rows, false);
        }
        return this;
    }

    public int top() {
        return top;
    }

    public int bottom() {
        return bottom;
    }

    public int width() {
        return width;
    }

    public int channels() {
        return channels;
    }

    public int capacity() {
        return capacity;
    }

    /** Whether rows are doubles. */
    public boolean wide() {
        return wide != null;
    }

    /** Row {@code y} of the image, {@code width} samples; only if the band is not wide. */
    public float[] row(int channel, int y) {
        float[] row = narrow[channel][y - top];
        if (inBytes[channel][y - top]) {
            inBytes[channel][y - top] = false;
            widen(narrowest[channel][y - top], row);
        }
        return row;
    }

    // Signed bytes JDK 25 vectorises (15 G samples/s to 2), so they are made signed, where they are.
    private static void widen(byte[] in, float[] out) {
        for (int x = 0; x < out.length; x++) {
            in[x] = (byte) (in[x] ^ Byte.MIN_VALUE);
        }
        for (int x = 0; x < out.length; x++) {
            out[x] = in[x] + 128f;
        }
    }

    /** Row {@code y}, to be written as bytes, each an unsigned sample; only if the band is not wide. */
    public byte[] asBytes(int channel, int y) {
        byte[][] rows = narrowest[channel];
        if (rows[y - top] == null) {
            rows[y - top] = new byte[width];
        }
        inBytes[channel][y - top] = true;
        return rows[y - top];
    }

    /** Row {@code y} as bytes, to be read, if it is held so; else null. */
    public byte[] bytes(int channel, int y) {
        return inBytes[channel][y - top] ? narrowest[channel][y - top] : null;
    }

    /** Row {@code y} of the image, {@code width} samples; only if the band is wide. */
    public double[] wideRow(int channel, int y) {
        return wide[channel][y - top];
    }

    /** One sample, whatever the band holds: for tests and for code where speed does not matter. */
    public double sample(int channel, int x, int y) {
        return wide == null ? row(channel, y)[x] : wideRow(channel, y)[x];
    }

    /** Throws unless the rows lie within {@code info} and the shape is the same. */
    public void requireFits(ImageInfo info) {
        if (width != info.width()
                || channels != info.channels()
                || bottom > info.height()
                || wide() != info.type().wide()) {
            throw new IllegalArgumentException("a band of " + width + "x[" + top + ", " + bottom + ")x" + channels
                    + (wide() ? " doubles" : " floats") + " does not fit " + info);
        }
    }
}
