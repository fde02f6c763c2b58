package upscale.format.dicom;

import upscale.format.FormatException;

/** The entropy-coded bits of a JPEG scan, between which stuffed zeros are skipped and at whose markers reading ends (ITU-T T.81, F.2.2). */
final class DctBits {
    private final byte[] frame;
    private int at;
    private int bits;
    private int count;

    /** @param at of the first byte */
    DctBits(byte[] frame, int at) {
        this.frame = frame;
        this.at = at;
    }

    /** Of the next byte that has not been read; behind a scan's end, of the marker. */
    int at() {
        return at;
    }

    private int bit() throws FormatException {
        if (count == 0) {
            boolean stuffed = at + 1 < frame.length && frame[at] == (byte) 0xff && frame[at + 1] == 0;
            if (at >= frame.length || frame[at] == (byte) 0xff && !stuffed) {
                throw FormatException.corrupt("dicom", "a JPEG frame whose scan ends early");
            }
            bits = frame[at] & 0xff;
            at += stuffed ? 2 : 1;
            count = 8;
        }
        return bits >> --count & 1;
    }

    /** A number of so many bits, negative if its first bit is none (RECEIVE and EXTEND). */
    int number(int size) throws FormatException {
        int value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 1 | bit();
        }
        return size == 0 || value >> size - 1 != 0 ? value : value - (1 << size) + 1;
    }

    /** A coded symbol (DECODE). */
    int symbol(Codes codes) throws FormatException {
        int code = 0;
        for (int length = 0; length < codes.first.length; length++) {
            code = code << 1 | bit();
            int index = code - codes.first[length];
            if (index >= 0 && index < codes.counts[length]) {
                return codes.symbols[codes.start[length] + index] & 0xff;
            }
        }
        throw FormatException.corrupt("dicom", "a JPEG frame with a code that its tables do not have");
    }

    /** Drops what is left of a byte, and reads the marker that is due between intervals. */
    void restart() throws FormatException {
        count = 0;
        if (at + 1 >= frame.length || frame[at] != (byte) 0xff || (frame[at + 1] & 0xf8) != 0xd0) {
            throw FormatException.corrupt("dicom", "a JPEG frame without the restart marker that is due");
        }
        at += 2;
    }

    /**
     * Huffman codes (annex C): by length - 1, the first code, how many there are, and where their symbols start.
     *
     * @param symbols by ascending code
     */
    record Codes(int[] first, int[] counts, int[] start, byte[] symbols) {
        /** @param counts of codes of 1 to 16 bits */
        static Codes of(int[] counts, byte[] symbols) {
            int[] first = new int[counts.length];
            int[] start = new int[counts.length];
            for (int i = 1; i < counts.length; i++) {
                first[i] = first[i - 1] + counts[i - 1] << 1;
                start[i] = start[i - 1] + counts[i - 1];
            }
            return new Codes(first, counts, start, symbols);
        }
    }
}
