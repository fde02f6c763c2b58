package upscale.format.png;

import java.util.zip.Adler32;

/** A way to compress a band: one filter for all of its rows, and a deflater. Belongs to one thread. */
final class Way {
    private final int step;
    private final int rowBytes;
    private final PieceDeflater deflater;
    private int filter = RowFilter.NONE;
    private byte[] filtered = new byte[0];
    private int length;

    Way(int step, int rowBytes, PieceDeflater deflater) {
        this.step = step;
        this.rowBytes = rowBytes;
        this.deflater = deflater;
    }

    /** @param newFilter the one to be used from now on */
    void use(int newFilter) {
        filter = newFilter;
    }

    /**
     * Filters and compresses a band.
     *
     * @param raw as {@link Compression#choose} has it
     * @return how many bytes came; they are in {@link #bytes()} from {@code reserve} on
     */
    int pack(byte[] raw, int rows, int reserve) {
        length = Math.multiplyExact(rows, 1 + rowBytes);
        if (filtered.length < length + RowFilter.SLACK) {
            filtered = new byte[length + RowFilter.SLACK];
        }
        int stride = step + rowBytes;
        int out = 0;
        for (int row = 1; row <= rows; row++) {
            int at = row * stride + step;
            filtered[out++] = (byte) filter;
            RowFilter.apply(filter, raw, at, at - stride, step, rowBytes, filtered, out);
            out += rowBytes;
        }
        return deflater.deflate(filtered, length, reserve);
    }

    /** The last result, after the bytes that were reserved; valid until the deflater is used again. */
    byte[] bytes() {
        return deflater.bytes();
    }

    /** Bytes of the last band before they were deflated. */
    int length() {
        return length;
    }

    /** The checksum of these. */
    int adler() {
        Adler32 adler = new Adler32();
        adler.update(filtered, 0, length);
        return (int) adler.getValue();
    }
}
