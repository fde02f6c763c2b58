package upscale.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decompressed PackBits data (TIFF 6.0, section 9; DICOM PS3.5, G.3): literal runs, and bytes that are repeated. And how they are made. */
public final class PackBitsStream extends InputStream {
    private static final int LONGEST = 128;

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

    /** The most bytes that {@code length} ones take compressed. */
    public static int bound(int length) {
        return Math.addExact(length, (length + LONGEST - 1) / LONGEST);
    }

    /**
     * Compresses bytes by themselves: three or more that are equal are a run, and so are two that no literal run comes before.
     *
     * @param bytes of which [from, to) are compressed, to at most {@link #bound} bytes behind what is in {@code out}
     */
    public static void compress(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
        int literal = from; // where bytes begin that have not been written
        int at = from;
        while (at < to) {
            int end = at + 1;
            while (end < to && end - at < LONGEST && bytes[end] == bytes[at]) {
                end++;
            }
            int count = end - at;
            if (count > 2 || count == 2 && literal == at) {
                literals(bytes, literal, at, out);
                out.write(257 - count);
                out.write(bytes[at]);
                literal = end;
            }
            at = end;
        }
        literals(bytes, literal, to, out);
    }

    private static void literals(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
        for (int at = from; at < to; at += LONGEST) {
            int count = Math.min(LONGEST, to - at);
            out.write(count - 1);
            out.write(bytes, at, count);
        }
    }
}
