package upscale.format.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An estimate of what a search for repeated strings saves beyond Huffman codes and runs of one byte. Only long repeats are looked for: on
 * short ones deflate saves little, and photographs have them too. Belongs to one thread.
 */
final class Repeats {
    /** What a length and a distance take, about. */
    private static final int BITS = 22;

    private static final int LONGEST = 258;
    private static final int TABLE_BITS = 12;
    /** Spreads eight bytes over the table: 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Where eight bytes of each hash were last seen; -1 if nowhere. */
    private final int[] last = new int[1 << TABLE_BITS];

    /**
     * How many bits repeats in {@code in[0, n)} save.
     *
     * @param lengths bits of the code of each byte value
     */
    long saving(byte[] in, int n, byte[] lengths) {
        Arrays.fill(last, -1);
        long saving = 0;
        int i = 1;
        while (i < n - 7) {
            long eight = (long) LONG.get(in, i);
            int hash = (int) (eight * SPREAD >>> Long.SIZE - TABLE_BITS);
            int before = last[hash];
            last[hash] = i;
            if (before < 0 || (long) LONG.get(in, before) != eight) {
                i++;
                continue;
            }
            int end = same(in, before, i, Math.min(n, i + LONGEST));
            if (before < i - 1) {
                saving += Math.max(0, bits(in, i, end, lengths) - BITS);
            }
            i = end;
        }
        return saving;
    }

    private static int bits(byte[] in, int from, int to, byte[] lengths) {
        int bits = 0;
        for (int i = from; i < to; i++) {
            bits += lengths[in[i] & 0xff];
        }
        return bits;
    }

    /** Where what begins at {@code i} ends to be what begins at {@code before}. */
    private static int same(byte[] in, int before, int i, int limit) {
        int end = i;
        while (end < limit && in[end] == in[end - i + before]) {
            end++;
        }
        return end;
    }
}
