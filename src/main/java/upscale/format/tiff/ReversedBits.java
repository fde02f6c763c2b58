package upscale.format.tiff;

import java.io.IOException;
import java.io.InputStream;

/** Bytes whose first pixel is in the lowest bit (fill order 2; TIFF 6.0, page 32), turned over. */
final class ReversedBits extends InputStream {
    private final InputStream in;

    ReversedBits(InputStream in) {
        this.in = in;
    }

    private static int reversed(int b) {
        return Integer.reverse(b) >>> 24;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        return b < 0 ? b : reversed(b);
    }

    @Override
    public int read(byte[] target, int from, int wanted) throws IOException {
        int n = in.read(target, from, wanted);
        for (int i = from; i < from + n; i++) {
            target[i] = (byte) reversed(target[i] & 0xff);
        }
        return n;
    }
}
