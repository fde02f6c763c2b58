package upscale.format.tiff;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import upscale.format.FormatException;

/**
 * Decompressed LZW data (TIFF 6.0, section 13): codes of 9 to 12 bits, high bit first, which grow one code early.
 *
 * <p>The string of a code is the string of its prefix and one byte more, so it is written from its end backwards.
 */
final class LzwStream extends InputStream {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int LIMIT = 4096;

    private final InputStream in;
    private final short[] prefix = new short[LIMIT];
    private final byte[] last = new byte[LIMIT];
    private final byte[] first = new byte[LIMIT];
    private final short[] length = new short[LIMIT];
    private final byte[] string = new byte[LIMIT];
    private int stringAt;
    private int stringEnd;
    private int next = FIRST;
    private int codeBits = 9;
    private int previous = -1;
    private int bits;
    private int bitCount;
    private boolean ended;

    LzwStream(InputStream in) {
        this.in = in;
        Arrays.fill(length, 0, CLEAR, (short) 1);
        for (int i = 0; i < CLEAR; i++) {
            first[i] = (byte) i;
            last[i] = (byte) i;
        }
    }

    private int code() throws IOException {
        while (bitCount < codeBits) {
            int b = in.read();
            if (b < 0) {
                return END; // some writers leave the end code away
            }
            bits = bits << 8 | b;
            bitCount += 8;
        }
        bitCount -= codeBits;
        return bits >>> bitCount & (1 << codeBits) - 1;
    }

    /** Makes the next code's string the one to be read; false at the end. */
    private boolean advance() throws IOException {
        int code = ended ? END : code();
        while (code == CLEAR) {
            next = FIRST;
            codeBits = 9;
            previous = -1;
            code = code();
        }
        if (code == END) {
            ended = true;
            return false;
        }
        if (previous < 0) {
            if (code > 255) {
                throw FormatException.corrupt("tiff", "an LZW string that begins with code " + code);
            }
        } else {
            if (code > next || next == LIMIT && code >= next) {
                throw FormatException.corrupt("tiff", "LZW code " + code + ", expected at most " + next);
            }
            if (next < LIMIT) {
                prefix[next] = (short) previous;
                length[next] = (short) (length[previous] + 1);
                first[next] = first[previous];
                last[next] = first[code]; // of the new string itself, should the code be its own
                next++;
            }
        }
        spell(code);
        previous = code;
        if (next + 1 >= 1 << codeBits && codeBits < 12) {
            codeBits++;
        }
        return true;
    }

    private void spell(int code) {
        stringAt = 0;
        stringEnd = length[code];
        int c = code;
        for (int i = stringEnd - 1; i >= 0; i--) {
            string[i] = last[c];
            c = prefix[c];
        }
    }

    @Override
    public int read() throws IOException {
        return stringAt < stringEnd || advance() ? string[stringAt++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int wanted) throws IOException {
        int done = 0;
        while (done < wanted && (stringAt < stringEnd || advance())) {
            int n = Math.min(wanted - done, stringEnd - stringAt);
            System.arraycopy(string, stringAt, target, from + done, n);
            stringAt += n;
            done += n;
        }
        return done == 0 && wanted > 0 ? -1 : done;
    }
}
