package upscale.format.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The fields of a page to be written, low byte first, in the order of their tags; for classic TIFF or BigTIFF, which is told late. */
final class IfdWriter {
    private final Map<Integer, Field> fields = new TreeMap<>();
    private final Map<Integer, long[]> offsets = new TreeMap<>();
    private final Map<Integer, IfdWriter> below = new TreeMap<>();

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    void shorts(int tag, int... values) {
        ByteBuffer buffer = little(2 * values.length);
        for (int value : values) {
            buffer.putShort((short) value);
        }
        put(tag, Field.SHORT, values.length, buffer.array());
    }

    void longs(int tag, long... values) {
        ByteBuffer buffer = little(4 * values.length);
        for (long value : values) {
            buffer.putInt((int) value);
        }
        put(tag, Field.LONG, values.length, buffer.array());
    }

    /** Positions or sizes in the file; not copied. */
    void offsets(int tag, long[] values) {
        offsets.put(tag, values);
    }

    private static Field offsets(long[] values, boolean big) {
        ByteBuffer buffer = little((big ? 8 : 4) * values.length);
        for (long value : values) {
            if (big) {
                buffer.putLong(value);
            } else {
                buffer.putInt((int) value);
            }
        }
        return new Field(big ? Field.LONG8 : Field.LONG, values.length, buffer.array());
    }

    void rational(int tag, double value) {
        long[] fraction = fraction(value);
        longs(tag, fraction);
        fields.put(tag, new Field(Field.RATIONAL, 1, fields.get(tag).value()));
    }

    /** Words, in UTF-8: readers that know Field.ASCII only show what is Field.ASCII of it. */
    void text(int tag, String value) {
        ascii(tag, (value + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /** Characters that end in 0. Like all arrays of no values, none leave no field. */
    void ascii(int tag, byte[] value) {
        put(tag, Field.ASCII, value.length, value);
    }

    void bytes(int tag, byte[] value) {
        put(tag, Field.BYTE, value.length, value);
    }

    void opaque(int tag, byte[] value) {
        put(tag, Field.UNDEFINED, value.length, value);
    }

    void doubles(int tag, double... values) {
        ByteBuffer buffer = little(8 * values.length);
        for (double value : values) {
            buffer.putDouble(value);
        }
        put(tag, Field.DOUBLE, values.length, buffer.array());
    }

    private void put(int tag, int type, int count, byte[] value) {
        if (count > 0) {
            fields.put(tag, new Field(type, count, value));
        }
    }

    void copy(int tag, Field field) {
        fields.put(tag, field);
    }

    /** A directory that {@code tag} leads to, complete. */
    void below(int tag, IfdWriter directory) {
        below.put(tag, directory);
    }

    boolean has(int tag) {
        return fields.containsKey(tag) || below.containsKey(tag);
    }

    boolean empty() {
        return fields.isEmpty() && below.isEmpty();
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

    private Map<Integer, Field> all(boolean big) {
        Map<Integer, Field> all = new TreeMap<>(fields);
        offsets.forEach((tag, values) -> all.put(tag, offsets(values, big)));
        below.keySet().forEach(tag -> all.put(tag, offsets(new long[1], big)));
        return all;
    }

    /** Bytes of the values that do not fit into the directory, and of the directories below, which it lies behind. */
    long outside(boolean big) {
        return all(big).values().stream().mapToLong(field -> field.outside(big)).sum()
                + below.values().stream().mapToLong(sub -> sub.aligned(big)).sum();
    }

    private long aligned(boolean big) {
        return size(big) + 7 & ~7;
    }

    /** Bytes of values and directory together. */
    long size(boolean big) {
        int count = fields.size() + offsets.size() + below.size();
        int directory = big ? 8 + 20 * count + 8 : 2 + 12 * count + 4;
        return outside(big) + directory;
    }

    /**
     * The values that do not fit into the directory, the directories below, and the directory.
     *
     * @param at where in the file the bytes will be; even
     * @param next where the next page's directory will be, or 0
     */
    byte[] bytes(boolean big, long at, long next) {
        int inlineBytes = big ? 8 : 4;
        ByteBuffer out = little(Math.toIntExact(size(big)));
        out.position((int) outside(big));
        Map<Integer, Field> all = all(big);
        if (big) {
            out.putLong(all.size());
        } else {
            out.putShort((short) all.size());
        }
        int value = 0;
        for (Map.Entry<Integer, Field> entry : all.entrySet()) {
            Field field = entry.getValue();
            IfdWriter sub = below.get(entry.getKey());
            out.putShort((short) (int) entry.getKey()).putShort((short) field.type());
            putNumber(out, field.count(), big);
            int inline = out.position();
            if (sub != null) {
                putNumber(out, at + value + sub.outside(big), big);
                out.put(value, sub.bytes(big, at + value, 0));
                value += Math.toIntExact(sub.aligned(big));
            } else if (field.outside(big) > 0) {
                putNumber(out, at + value, big);
                out.put(value, field.value());
                value += field.outside(big);
            } else {
                out.put(field.value());
            }
            out.position(inline + inlineBytes);
        }
        putNumber(out, next, big);
        return out.array();
    }

    private static void putNumber(ByteBuffer out, long number, boolean big) {
        if (big) {
            out.putLong(number);
        } else {
            out.putInt((int) number);
        }
    }
}
