package upscale.format.gif;

import upscale.format.FormatException;

/** GIF's variable-length LZW codes, decoded as pixels are asked for (GIF89a specification, appendix F). */
final class Lzw {
    private static final int LIMIT = 4096;

    private final byte[] data;
    private final int clear;
    private final int firstCodeBits;
    private final short[] prefix = new short[LIMIT];
    private final byte[] suffix = new byte[LIMIT];
    private final byte[] pending = new byte[LIMIT + 1]; // of the code last read, last pixel first
    private int pendingCount;
    private int at;
    private int bits;
    private int bitCount;
    private int codeBits;
    private int next;
    private int previous;
    private byte previousFirst;
    private boolean ended;

    /** @param minimumBits of a code that is a pixel, 1 to 8 */
    Lzw(int minimumBits, byte[] data) throws FormatException {
        if (minimumBits < 1 || minimumBits > 8) {
            throw FormatException.corrupt("gif", "LZW codes of " + minimumBits + " bits, expected 2 to 8");
        }
        this.data = data;
        this.clear = 1 << minimumBits;
        this.firstCodeBits = minimumBits + 1;
        for (int i = 0; i < clear; i++) {
            suffix[i] = (byte) i;
        }
        reset();
    }

    /** Decodes up to {@code count} pixels into {@code out}; fewer only where the data end. */
    int read(byte[] out, int from, int count) throws FormatException {
        int done = 0;
        while (done < count) {
            while (pendingCount > 0 && done < count) {
                out[from + done++] = pending[--pendingCount];
            }
            if (done < count && !more()) {
                break;
            }
        }
        return done;
    }

    private void reset() {
        codeBits = firstCodeBits;
        next = clear + 2;
        previous = -1;
    }

    /** Expands the next code that stands for pixels; false at the end. */
    private boolean more() throws FormatException {
        for (int code = code(); !ended; code = code()) {
            if (code == clear) {
                reset();
                continue;
            }
            if (code == clear + 1) {
                ended = true;
                return false;
            }
            if (code > next || code >= next && (previous < 0 || next >= LIMIT)) {
                throw FormatException.corrupt("gif", "LZW code " + code + " is not defined yet");
            }
            expand(code);
            return true;
        }
        return false;
    }

    private void expand(int code) {
        int walk = code;
        if (code == next) { // the string before, and its first pixel again
            pending[pendingCount++] = previousFirst;
            walk = previous;
        }
        while (walk >= clear) {
            pending[pendingCount++] = suffix[walk];
            walk = prefix[walk];
        }
        byte first = suffix[walk];
        pending[pendingCount++] = first;
        if (previous >= 0 && next < LIMIT) {
            prefix[next] = (short) previous;
            suffix[next] = first;
            next++;
            if (next == 1 << codeBits && codeBits < 12) {
                codeBits++;
            }
        }
        previous = code;
        previousFirst = first;
    }

    private int code() {
        while (bitCount < codeBits) {
            if (at == data.length) {
                ended = true;
                return 0;
            }
            bits |= (data[at++] & 0xff) << bitCount;
            bitCount += 8;
        }
        int code = bits & (1 << codeBits) - 1;
        bits >>>= codeBits;
        bitCount -= codeBits;
        return code;
    }
}
