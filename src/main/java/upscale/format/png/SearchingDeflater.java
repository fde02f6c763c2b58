package upscale.format.png;

import java.util.Arrays;
import java.util.zip.Deflater;

/** Huffman codes and a search for repeated strings, as zlib does it: what comes out depends on the zlib of the JDK. */
final class SearchingDeflater implements PieceDeflater {
    private final Deflater deflater;
    private byte[] out = new byte[1 << 16];
    private int count;

    SearchingDeflater(int level) {
        deflater = new Deflater(level, true);
    }

    @Override
    public int deflate(byte[] in, int n, int reserve) {
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

    @Override
    public byte[] bytes() {
        return out;
    }
}
