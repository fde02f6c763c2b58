package upscale.format.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What is done to a row of samples before it is compressed, and undone after: horizontal differences (TIFF 6.0, section 14),
 * or differences of the bytes of floats, gathered by significance (Adobe's TIFF Technical Note 3).
 *
 * @param kind {@link #NONE}, {@link #DIFFERENCE} or {@link #FLOATING}
 * @param samples of a pixel: differences are taken of the same channel
 * @param bytes of a sample
 */
record Predictor(int kind, int samples, int bytes, ByteOrder order) {
    static final int NONE = 1;
    static final int DIFFERENCE = 2;
    static final int FLOATING = 3;

    /** Replaces a row of {@code length} bytes, a whole number of pixels, by its differences. */
    void apply(byte[] row, int at, int length, byte[] scratch) {
        if (kind == DIFFERENCE) {
            // backwards, so that every sample still finds its neighbour's own value
            addLeft(row, at + length - bytes, at + (samples - 1) * bytes, -bytes, -1);
        } else if (kind == FLOATING) {
            int n = length / bytes;
            for (int b = 0; b < bytes; b++) {
                int significance = order == ByteOrder.BIG_ENDIAN ? b : bytes - 1 - b;
                for (int i = 0; i < n; i++) {
                    scratch[b * n + i] = row[at + i * bytes + significance];
                }
            }
            System.arraycopy(scratch, 0, row, at, Math.min(samples, length));
            for (int i = samples; i < length; i++) {
                row[at + i] = (byte) (scratch[i] - scratch[i - samples]);
            }
        }
    }

    /** The inverse of {@link #apply}. */
    void undo(byte[] row, int at, int length, byte[] scratch) {
        if (kind == DIFFERENCE) {
            addLeft(row, at + samples * bytes, at + length, bytes, 1);
        } else if (kind == FLOATING) {
            for (int i = at + samples; i < at + length; i++) {
                row[i] += row[i - samples];
            }
            int n = length / bytes;
            System.arraycopy(row, at, scratch, 0, length);
            for (int b = 0; b < bytes; b++) {
                int significance = order == ByteOrder.BIG_ENDIAN ? b : bytes - 1 - b;
                for (int i = 0; i < n; i++) {
                    row[at + i * bytes + significance] = scratch[b * n + i];
                }
            }
        }
    }

    /** Adds {@code sign} times its left neighbour to every sample of [from, end), wrapping at its width. */
    private void addLeft(byte[] row, int from, int end, int step, int sign) {
        int left = samples * bytes;
        ByteBuffer buffer = ByteBuffer.wrap(row).order(order);
        switch (bytes) {
            case 1 -> {
                for (int i = from; i != end; i += step) {
                    row[i] += (byte) (sign * row[i - left]);
                }
            }
            case 2 -> {
                for (int i = from; i != end; i += step) {
                    buffer.putShort(i, (short) (buffer.getShort(i) + sign * buffer.getShort(i - left)));
                }
            }
            case 4 -> {
                for (int i = from; i != end; i += step) {
                    buffer.putInt(i, buffer.getInt(i) + sign * buffer.getInt(i - left));
                }
            }
            default -> {
                for (int i = from; i != end; i += step) {
                    buffer.putLong(i, buffer.getLong(i) + sign * buffer.getLong(i - left));
                }
            }
        }
    }
}
