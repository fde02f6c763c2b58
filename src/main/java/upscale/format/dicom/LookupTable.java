package upscale.format.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import upscale.format.FormatException;
import upscale.format.StoredValues;

/**
 * A lookup table: one colour's (DICOM PS3.3, C.7.6.3.1.5 and C.7.9.2), or one of values or gray levels (C.11.1 and C.11.2).
 *
 * @param first the stored value that the first entry belongs to; smaller ones have it, too
 * @param bits of an entry, 8 to 16
 * @param entries at least one; the last one goes for larger stored values, too
 */
record LookupTable(int first, int bits, int[] entries) {
    /**
     * Reads one of a palette's tables.
     *
     * @param colour 0 to 2 for red, green, blue
     * @param signed whether stored values are
     */
    static LookupTable of(DataSet data, int colour, boolean signed) throws FormatException {
        int descriptor = Tag.RED_DESCRIPTOR + colour;
        LookupTable described = described(data, descriptor, signed);
        if (described.bits != 8 && described.bits != 16) {
            throw FormatException.corrupt("dicom", "palette entries of " + described.bits + " bits, neither 8 nor 16");
        }
        byte[] segments =
                data.get(Tag.RED_SEGMENTS + colour).map(Element::value).orElse(new byte[0]);
        boolean plain = data.get(Tag.RED_TABLE + colour)
                .filter(table -> table.value().length > 0)
                .isPresent();
        return plain || segments.length == 0
                ? described.filled(data, Tag.RED_TABLE + colour)
                : new LookupTable(
                        described.first,
                        described.bits,
                        PaletteSegments.entries(
                                numbers(segments, described.bits == 8), described.bits / 8, described.entries.length));
    }

    /**
     * Reads a table of values or of gray levels (C.11.1.1, C.11.2.1.1).
     *
     * @param item of the sequence of tables
     * @param signed whether what is looked up in it may be negative
     */
    static LookupTable of(DataSet item, boolean signed) throws FormatException {
        LookupTable described = described(item, Tag.TABLE_DESCRIPTOR, signed);
        if (described.bits < 8 || described.bits > 16) {
            throw FormatException.corrupt(
                    "dicom", "entries of a lookup table of " + described.bits + " bits, not 8 to 16");
        }
        return described.filled(item, Tag.TABLE_DATA);
    }

    /** A table as it is described, its entries not filled in. */
    private static LookupTable described(DataSet data, int tag, boolean signed) throws FormatException {
        double[] descriptor = data.numbers(tag);
        if (descriptor.length != 3) {
            throw FormatException.corrupt("dicom", "a lookup table without the descriptor " + Tag.label(tag));
        }
        int count = (int) descriptor[0] & 0xffff;
        int first = signed ? (short) descriptor[1] : (int) descriptor[1] & 0xffff;
        return new LookupTable(first, (int) descriptor[2], new int[count == 0 ? 1 << 16 : count]);
    }

    private LookupTable filled(DataSet data, int tag) throws FormatException {
        byte[] table = data.get(tag).map(Element::value).orElse(new byte[0]);
        return new LookupTable(first, bits, plain(table, entries.length, bits));
    }

    /** Entries of 8 bits may have a byte each, or a word. */
    private static int[] plain(byte[] table, int count, int bits) throws FormatException {
        boolean bytes = bits == 8 && table.length < 2 * count;
        int[] numbers = numbers(table, bytes);
        if (numbers.length < count) {
            throw FormatException.corrupt(
                    "dicom", "expected a lookup table of " + count + " entries, found " + table.length + " bytes");
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

    /** As what samples stand for, or are shown as. */
    StoredValues.Table asTable() {
        return new StoredValues.Table(
                first, bits, Arrays.stream(entries).boxed().toList());
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
