package upscale.format.tiff;

import java.nio.ByteOrder;

/**
 * A field of a directory as it is written, or copied from one file to another.
 *
 * @param type of its values (TIFF 6.0, page 15; BigTIFF)
 * @param count of its values
 * @param value their bytes, the low byte of each number first
 */
record Field(int type, int count, byte[] value) {
    static final int BYTE = 1;
    static final int ASCII = 2;
    static final int SHORT = 3;
    static final int LONG = 4;
    static final int RATIONAL = 5;
    static final int UNDEFINED = 7;
    static final int DOUBLE = 12;
    static final int LONG8 = 16;

    /** Bytes of a value by its type; 0 for types there are none of. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    /** Bytes of a value, or 0 if the type is unknown. */
    static int bytes(int type) {
        return type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
    }

    /** A field of {@code bytes} in the given order, which are turned over in place if need be. */
    static Field of(int type, int count, byte[] bytes, ByteOrder order) {
        boolean fraction = type == RATIONAL || type == 10;
        int size = fraction ? 4 : bytes(type);
        if (order == ByteOrder.BIG_ENDIAN) {
            for (int at = 0; at + size <= bytes.length; at += size) {
                for (int i = 0, j = size - 1; i < j; i++, j--) {
                    byte first = bytes[at + i];
                    bytes[at + i] = bytes[at + j];
                    bytes[at + j] = first;
                }
            }
        }
        return new Field(type, count, bytes);
    }

    /** Whether TIFF 6.0 has its type. */
    boolean classic() {
        return type <= DOUBLE;
    }

    /** Bytes outside of the directory, up to the next word. */
    int outside(boolean big) {
        return value.length > (big ? 8 : 4) ? value.length + 7 & ~7 : 0;
    }
}
