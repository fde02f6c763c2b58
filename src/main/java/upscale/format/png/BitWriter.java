package upscale.format.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bits in deflate's order, the first one lowest (RFC 1951, 3.1.1), put into an array of bytes eight at a time. Belongs to one thread. */
final class BitWriter {
    /** Bytes past the last that are overwritten. */
    static final int SLACK = 8;

    /** As many codes are written at once; with what is left of a byte they must fit 64 bits. */
    private static final int TOGETHER = 4;

    /** The longest code that {@link #codes} takes. */
    static final int LONGEST_CODE = (Long.SIZE - 8) / TOGETHER;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] out = new byte[0];
    private int at;
    private long pending;
    private int count;

    /** Begins at index {@code at} of a new or the same array of at least {@code capacity} bytes. */
    void start(int at, int capacity) {
        if (out.length < capacity) {
            out = new byte[capacity];
        }
        this.at = at;
        pending = 0;
        count = 0;
    }

    /** Writes the low {@code n} bits of {@code value}, at most 56; the others are zero. */
    void put(long value, int n) {
        pending |= value << count;
        count += n;
        LONG.set(out, at, pending);
        at += count >>> 3;
        pending >>>= count & 56;
        count &= 7;
    }

    /** Writes the codes of the bytes {@code in[from, to)}. An entry is as {@link HuffmanCode#entries} has it. */
    void codes(long[] entries, byte[] in, int from, int to) {
        byte[] bytes = out;
        int position = at;
        long bits = pending;
        int used = count;
        int i = from;
        // Shifts look at the low six bits of a distance only, so that sums of entries shift by sums of lengths.
        for (; i < to - 3; i += TOGETHER) {
            long a = entries[in[i] & 0xff];
            long b = entries[in[i + 1] & 0xff];
            long c = entries[in[i + 2] & 0xff];
            long d = entries[in[i + 3] & 0xff];
            long ab = a >>> HuffmanCode.LENGTH_BITS | b >>> HuffmanCode.LENGTH_BITS << a;
            long cd = c >>> HuffmanCode.LENGTH_BITS | d >>> HuffmanCode.LENGTH_BITS << c;
            bits |= (ab | cd << a + b) << used;
            used += (int) (a + b + c + d) & 63;
            LONG.set(bytes, position, bits);
            position += used >>> 3;
            bits >>>= used & 56;
            used &= 7;
        }
        for (; i < to; i++) {
            long entry = entries[in[i] & 0xff];
            bits |= entry >>> HuffmanCode.LENGTH_BITS << used;
            used += (int) entry & 63;
        }
        at = position;
        pending = bits;
        count = used;
        put(0, 0);
    }

    /** Writes one code. */
    void put(long entry) {
        put(entry >>> HuffmanCode.LENGTH_BITS, (int) entry & 63);
    }

    /** Goes on to the next whole byte, past zeros, and writes {@code in[from, to)}. */
    void bytes(byte[] in, int from, int to) {
        at = end();
        pending = 0;
        count = 0;
        System.arraycopy(in, from, out, at, to - from);
        at += to - from;
    }

    /** Past the last byte that has been begun. */
    int end() {
        return count == 0 ? at : at + 1;
    }

    /** What has been written, valid up to {@link #end}. */
    byte[] out() {
        return out;
    }
}
