package upscale.format.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import upscale.format.FormatException;

/**
 * One colour's lookup table (DICOM PS3.3, C.7.6.3.1.5 and C.7.9.2).
 *
 * @param first the stored value that the first entry belongs to; smaller ones have it, too
 * @param bits of an entry, 8 or 16
 * @param entries at least one; the last one goes for larger stored values, too
 */
record LookupTable(int first, int bits, int[] entries) {
    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;

    /**
     * Reads a table.
     *
     * @param colour 0 to 2 for red, green, blue
     * @param signed whether stored values are
     */
    static LookupTable of(DataSet data, int colour, boolean signed) throws FormatException {
        double[] descriptor = data.numbers(Tag.RED_DESCRIPTOR + colour);
        if (descriptor.length != 3) {
            throw FormatException.corrupt(
                    "dicom", "a palette without the descriptor " + Tag.label(Tag.RED_DESCRIPTOR + colour));
        }
        int count = (int) descriptor[0] & 0xffff;
        count = count == 0 ? 1 << 16 : count;
        int first = signed ? (short) descriptor[1] : (int) descriptor[1] & 0xffff;
        int bits = (int) descriptor[2];
        if (bits != 8 && bits != 16) {
            throw FormatException.corrupt("dicom", "palette entries of " + bits + " bits, neither 8 nor 16");
        }
        byte[] table = data.get(Tag.RED_TABLE + colour).map(Element::value).orElse(new byte[0]);
        if (table.length > 0) {
            return new LookupTable(first, bits, plain(table, count, bits));
        }
        byte[] segments =
                data.get(Tag.RED_SEGMENTS + colour).map(Element::value).orElse(new byte[0]);
        return new LookupTable(first, bits, segmented(numbers(segments, bits == 8), count));
    }

    /** Entries of 8 bits may have a byte each, or a word. */
    private static int[] plain(byte[] table, int count, int bits) throws FormatException {
        boolean bytes = bits == 8 && table.length < 2 * count;
        int[] numbers = numbers(table, bytes);
        if (numbers.length < count) {
            throw FormatException.corrupt(
                    "dicom", "expected a palette of " + count + " entries, found " + table.length + " bytes");
        }
        return Arrays.copyOf(numbers, count);
    }

    private static int[] numbers(byte[] table, boolean bytes) {
        ByteBuffer in = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
        int[] numbers = new int[table.length / (bytes ? 1 : 2)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bytes ? in.get() & 0xff : in.getShort() & 0xffff;
        }
        return numbers;
    }

    /** Runs of entries as they are, and straight lines between entries. */
    private static int[] segmented(int[] in, int count) throws FormatException {
        int[] entries = new int[count];
        int filled = 0;
        for (int at = 0; at + 1 < in.length && filled < count; ) {
            int kind = in[at];
            int length = in[at + 1];
            int words = kind == DISCRETE ? 2 + length : 3;
            if (kind != DISCRETE && kind != LINEAR) {
                throw FormatException.unsupported(
                        "dicom", "a palette's segment of kind " + kind + "; 0 and 1 are read");
            }
            if (at + words > in.length || filled + length > count || kind == LINEAR && filled == 0) {
                throw FormatException.corrupt(
                        "dicom",
                        "a palette's segment of " + length + " entries, where " + (count - filled) + " of " + count
                                + " are left");
            }
            if (kind == DISCRETE) {
                System.arraycopy(in, at + 2, entries, filled, length);
            } else {
                int from = entries[filled - 1];
                for (int i = 1; i <= length; i++) {
                    entries[filled - 1 + i] = (int) Math.rint(from + (double) (in[at + 2] - from) * i / length);
                }
            }
            filled += length;
            at += words;
        }
        if (filled < count) {
            throw FormatException.corrupt("dicom", "expected a palette of " + count + " entries, found " + filled);
        }
        return entries;
    }

    /** The colour of a stored value. */
    int of(int value) {
        return entries[Math.max(0, Math.min(entries.length - 1, value - first))];
    }

    /** Whether entries say no more than their higher byte does. */
    boolean eightBit() {
        if (bits == 8) {
            return true;
        }
        for (int entry : entries) {
            if ((entry & 0xff) != 0 && (entry & 0xff) != entry >> 8) {
                return false;
            }
        }
        return true;
    }

    /** The colour of a stored value in 8 bits, if {@link #eightBit}. */
    int byteOf(int value) {
        return bits == 8 ? of(value) & 0xff : of(value) >> 8;
    }
}
