package upscale.format.png;

import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Compresses one piece of a deflate stream after another, each on its own: no piece refers to bytes of another, and each ends
 * with a sync flush, at a byte boundary, so that pieces can be joined (RFC 1951; the flush is an empty stored block). Belongs
 * to one thread.
 */
final class BandDeflater {
    private final Deflater deflater;
    private byte[] out = new byte[1 << 16];
    private int count;

    BandDeflater(int level, int strategy) {
        deflater = new Deflater(level, true);
        deflater.setStrategy(strategy);
        // The first call after setStrategy may only change parameters and leave its input; no input is lost now.
        deflater.deflate(out, 0, out.length, Deflater.NO_FLUSH);
    }

    /**
     * Compresses {@code in[0, n)}.
     *
     * @return how many bytes came; they are in {@link #bytes()} from {@code reserve} on
     */
    int deflate(byte[] in, int n, int reserve) {
        deflater.reset();
        deflater.setInput(in, 0, n);
        count = reserve;
        boolean full;
        do {
            if (count == out.length) {
                out = Arrays.copyOf(out, out.length * 2);
            }
            count += deflater.deflate(out, count, out.length - count, Deflater.SYNC_FLUSH);
            full = count == out.length;
        } while (full || !deflater.needsInput());
        if (deflater.getBytesRead() != n) {
            throw new IllegalStateException("deflate took " + deflater.getBytesRead() + " of " + n + " bytes");
        }
        return count - reserve;
    }

    /** The last result, after the bytes that were reserved; valid until the next call. */
    byte[] bytes() {
        return out;
    }
}
