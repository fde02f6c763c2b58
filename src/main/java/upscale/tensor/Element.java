package upscale.tensor;

import java.nio.ByteBuffer;
import upscale.format.Half;

/** How a number is stored in an array file. */
enum Element {
    U8(1),
    I8(1),
    U16(2),
    I16(2),
    U32(4),
    I32(4),
    U64(8),
    I64(8),
    F16(2),
    /** The upper half of a 32-bit float. */
    BF16(2),
    F32(4),
    F64(8);

    private static final double TWO_TO_64 = 0x1p64;

    private final int bytes;

    Element(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /** The number at byte {@code at}; 64-bit integers beyond 2^53 are rounded. */
    double read(ByteBuffer data, int at) {
        return switch (this) {
            case U8 -> data.get(at) & 0xff;
            case I8 -> data.get(at);
            case U16 -> data.getShort(at) & 0xffff;
            case I16 -> data.getShort(at);
            case U32 -> data.getInt(at) & 0xffffffffL;
            case I32 -> data.getInt(at);
            case U64 -> data.getLong(at) + (data.getLong(at) < 0 ? TWO_TO_64 : 0);
            case I64 -> data.getLong(at);
            case F16 -> Half.toFloat(data.getShort(at));
            case BF16 -> Float.intBitsToFloat(data.getShort(at) << 16);
            case F32 -> data.getFloat(at);
            case F64 -> data.getDouble(at);
        };
    }
}
