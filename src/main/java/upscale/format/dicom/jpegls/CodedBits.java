package upscale.format.dicom.jpegls;

import upscale.format.FormatException;

/** The bits of a scan from one marker to the next, most significant first; the byte after one of all ones carries seven (T.87, A.1). */
final class CodedBits {
    private final byte[] bytes;
    private int at;
    private boolean stuffed;

    /** Bits that were taken from the bytes but not read, from the top. */
    private long bits;

    private int count;

    CodedBits(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    private void fill() {
        while (count <= 56 && !atMarker()) {
            count += stuffed ? 7 : 8;
            bits |= (bytes[at] & 0xffL) << 64 - count;
            stuffed = bytes[at] == -1;
            at++;
        }
    }

    private boolean atMarker() {
        return at == bytes.length || bytes[at] == -1 && (at + 1 == bytes.length || bytes[at + 1] < 0);
    }

    private void require(int n) throws FormatException {
        if (count < n) {
            fill();
            if (count < n) {
                throw corrupt("the coded samples end too early");
            }
        }
    }

    /** @param n 0 to 31 */
    int read(int n) throws FormatException {
        require(n);
        int value = (int) (bits >>> 1 >>> 63 - n);
        bits <<= n;
        count -= n;
        return value;
    }

    /**
     * A limited-length Golomb code (T.87, A.5.3): as many zeros as the high part says, a one, then the low {@code k} bits; or
     * {@code longest} zeros, a one, and the number less one in {@code escapeBits}.
     */
    int golomb(int k, int longest, int escapeBits) throws FormatException {
        int zeros = zeros(longest);
        return zeros < longest ? zeros << k | read(k) : read(escapeBits) + 1;
    }

    private int zeros(int longest) throws FormatException {
        require(1);
        int zeros = 0;
        while (bits == 0 && zeros <= longest) {
            zeros += count;
            count = 0;
            require(1);
        }
        int last = Long.numberOfLeadingZeros(bits);
        zeros += last;
        if (zeros > longest) {
            throw corrupt("a code that begins with more than " + longest + " zeros");
        }
        bits = bits << last << 1;
        count -= last + 1;
        return zeros;
    }

    /**
     * Where the marker is that ends these bits.
     *
     * @throws FormatException corrupt, if more than padding is left before it
     */
    int end() throws FormatException {
        fill();
        boolean oneMore = bytes[at - 2] == -1; // a byte that had to follow one of all ones, be it of use or not
        if (count > (oneMore ? 14 : 7)) {
            throw corrupt("the coded samples go on after the last row");
        }
        return at;
    }

    /** Names the byte that is being read. */
    FormatException corrupt(String message) {
        return FormatException.corrupt(JpegLsReader.NAME, at - count / 8, message);
    }
}
