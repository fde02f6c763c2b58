package upscale.format;

import java.io.IOException;
import java.io.InputStream;

/** Decompressed PackBits data (TIFF 6.0, section 9; DICOM PS3.5, G.3): literal runs, and bytes that are repeated. */
public final class PackBitsStream extends InputStream {
    private final InputStream in;
    private int literals;
    private int repeats;
    private int repeated;

    public PackBitsStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        while (literals == 0 && repeats == 0) {
            int control = in.read();
            if (control < 0) {
                return -1;
            }
            if (control < 128) {
                literals = control + 1;
            } else if (control > 128) {
                repeats = 257 - control;
                repeated = in.read();
            }
        }
        if (repeats > 0) {
            repeats--;
            return repeated;
        }
        literals--;
        return in.read();
    }

    @Override
    public int read(byte[] target, int from, int wanted) throws IOException {
        for (int i = 0; i < wanted; i++) {
            int b = read();
            if (b < 0) {
                return i == 0 ? -1 : i;
            }
            target[from + i] = (byte) b;
        }
        return wanted;
    }
}
