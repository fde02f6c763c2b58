package upscale.format.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The fields of a page to be written, low byte first, in the order of their tags. */
final class IfdWriter {
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int UNDEFINED = 7;
    private static final int LONG8 = 16;

    private final boolean big;
    private final Map<Integer, Field> fields = new TreeMap<>();

    private record Field(int type, int count, byte[] value) {}

    IfdWriter(boolean big) {
        this.big = big;
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    void shorts(int tag, int... values) {
        ByteBuffer buffer = little(2 * values.length);
        for (int value : values) {
            buffer.putShort((short) value);
        }
        fields.put(tag, new Field(SHORT, values.length, buffer.array()));
    }

    void longs(int tag, long... values) {
        ByteBuffer buffer = little(4 * values.length);
        for (long value : values) {
            buffer.putInt((int) value);
        }
        fields.put(tag, new Field(LONG, values.length, buffer.array()));
    }

    /** Positions or sizes in the file. */
    void offsets(int tag, long[] values) {
        if (!big) {
            longs(tag, values);
            return;
        }
        ByteBuffer buffer = little(8 * values.length);
        for (long value : values) {
            buffer.putLong(value);
        }
        fields.put(tag, new Field(LONG8, values.length, buffer.array()));
    }

    void rational(int tag, double value) {
        long[] fraction = fraction(value);
        longs(tag, fraction);
        fields.put(tag, new Field(RATIONAL, 1, fields.get(tag).value()));
    }

    void text(int tag, String value) {
        byte[] bytes = (value + "\0").getBytes(StandardCharsets.US_ASCII);
        fields.put(tag, new Field(ASCII, bytes.length, bytes));
    }

    void opaque(int tag, byte[] value) {
        fields.put(tag, new Field(UNDEFINED, value.length, value));
    }

    /**
     * The fraction of 32-bit numbers with the smallest denominator that is {@code value} to within double precision, by continued
     * fractions; the nearest that fits otherwise.
     */
    static long[] fraction(double value) {
        long limit = 0xffffffffL;
        if (value >= limit) {
            return new long[] {limit, 1};
        }
        long p0 = 1;
        long q0 = 0;
        long p1 = (long) Math.floor(value);
        long q1 = 1;
        double rest = value - p1;
        while (rest > 1e-12 && Math.abs((double) p1 / q1 - value) > value * 1e-15) {
            double inverse = 1 / rest;
            double a = Math.floor(inverse);
            if (a * p1 + p0 > limit || a * q1 + q0 > limit) {
                break;
            }
            long p2 = (long) a * p1 + p0;
            long q2 = (long) a * q1 + q0;
            p0 = p1;
            q0 = q1;
            p1 = p2;
            q1 = q2;
            rest = inverse - a;
        }
        return p1 == 0 ? new long[] {1, limit} : new long[] {p1, q1};
    }

    /**
     * The directory, preceded by the values that do not fit into it.
     *
     * @param at where in the file the bytes will be; even
     */
    Bytes bytes(long at) {
        int inlineBytes = big ? 8 : 4;
        int outside = 0;
        for (Field field : fields.values()) {
            outside += field.value().length > inlineBytes ? field.value().length + 7 & ~7 : 0;
        }
        int directory = big ? 8 + 20 * fields.size() + 8 : 2 + 12 * fields.size() + 4;
        ByteBuffer out = little(Math.addExact(outside, directory));
        int value = 0;
        out.position(outside);
        if (big) {
            out.putLong(fields.size());
        } else {
            out.putShort((short) fields.size());
        }
        for (Map.Entry<Integer, Field> entry : fields.entrySet()) {
            Field field = entry.getValue();
            out.putShort((short) (int) entry.getKey()).putShort((short) field.type());
            putNumber(out, field.count());
            int inline = out.position();
            if (field.value().length > inlineBytes) {
                putNumber(out, at + value);
                out.put(value, field.value());
                value += field.value().length + 7 & ~7;
            } else {
                out.put(field.value());
            }
            out.position(inline + inlineBytes);
        }
        return new Bytes(out.array(), at + outside);
    }

    private void putNumber(ByteBuffer out, long number) {
        if (big) {
            out.putLong(number);
        } else {
            out.putInt((int) number);
        }
    }

    /**
     * What to write.
     *
     * @param bytes values, then the directory
     * @param directory where in the file the directory begins
     */
    record Bytes(byte[] bytes, long directory) {}
}
