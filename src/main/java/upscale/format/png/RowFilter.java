package upscale.format.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The five filters, applied to rows or to pieces of them (PNG third edition, 9.2). Eight bytes are computed at a time, side by side in a
 * long: compilers make vector code neither of Paeth's comparisons nor, before JDK 25, of bytes that become ints.
 */
final class RowFilter {
    static final int NONE = 0;
    static final int SUB = 1;
    static final int UP = 2;
    static final int AVERAGE = 3;
    static final int PAETH = 4;

    /** Bytes that may be read and overwritten past the last one. */
    static final int SLACK = 7;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The high bit of each byte. */
    private static final long HIGH = 0x8080808080808080L;

    private RowFilter() {}

    /**
     * Filters the bytes {@code in[row, row + n)} into {@code out[at, at + n)}.
     *
     * @param above where the same bytes of the row above are
     * @param step see {@link Header#filterStep()}; so many bytes before either are looked at
     */
    static void apply(int filter, byte[] in, int row, int above, int step, int n, byte[] out, int at) {
        switch (filter) {
            case NONE -> System.arraycopy(in, row, out, at, n);
            case SUB -> difference(in, row, row - step, n, out, at);
            case UP -> difference(in, row, above, n, out, at);
            case AVERAGE -> average(in, row, above, step, n, out, at);
            case PAETH -> paeth(in, row, above, step, n, out, at);
            default -> throw new IllegalArgumentException("filter " + filter);
        }
    }

    private static void difference(byte[] in, int row, int other, int n, byte[] out, int at) {
        for (int i = 0; i < n; i += Long.BYTES) {
            LONG.set(out, at + i, minus((long) LONG.get(in, row + i), (long) LONG.get(in, other + i)));
        }
    }

    private static void average(byte[] in, int row, int above, int step, int n, byte[] out, int at) {
        for (int i = 0; i < n; i += Long.BYTES) {
            long a = (long) LONG.get(in, row + i - step);
            long b = (long) LONG.get(in, above + i);
            long mean = (a & b) + (((a ^ b) & ~(HIGH >>> 7)) >>> 1);
            LONG.set(out, at + i, minus((long) LONG.get(in, row + i), mean));
        }
    }

    private static void paeth(byte[] in, int row, int above, int step, int n, byte[] out, int at) {
        for (int i = 0; i < n; i += Long.BYTES) {
            long a = (long) LONG.get(in, row + i - step);
            long b = (long) LONG.get(in, above + i);
            long c = (long) LONG.get(in, above + i - step);
            LONG.set(out, at + i, minus((long) LONG.get(in, row + i), predictor(a, b, c)));
        }
    }

    /**
     * a, b or c, whichever is nearest to p = a + b - c, the earlier one of equals. |p - a| is |b - c| and |p - b| is |a - c|; |p - c| is
     * their sum if a and b lie on the same side of c, which then is not the nearest, and else what they differ by.
     */
    private static long predictor(long a, long b, long c) {
        long bBelow = below(b, c);
        long aBelow = below(a, c);
        long toA = absolute(minus(b, c), bBelow);
        long toB = absolute(minus(a, c), aBelow);
        long bNearer = below(toB, toA);
        long toC = absolute(minus(toB, toA), bNearer);
        long nearer = either(a, b, bNearer);
        long cNearest = below(toC, either(toA, toB, bNearer)) & (aBelow ^ bBelow);
        return either(nearer, c, cNearest);
    }

    /** x - y of each byte. The high bits, with which nothing is borrowed from the byte above, are made right afterwards. */
    private static long minus(long x, long y) {
        return (x | HIGH) - (y & ~HIGH) ^ ~(x ^ y) & HIGH;
    }

    /** The high bit of each byte where x < y, none of the other bits: what x - y borrows (Warren, Hacker's Delight, 2-13 and 2-18). */
    private static long below(long x, long y) {
        return (~x & y | ~((x ^ y) | (x | HIGH) - (y & ~HIGH))) & HIGH;
    }

    /** The difference without its sign, which is negative where {@code below} says so. */
    private static long absolute(long difference, long below) {
        return (difference ^ bytes(below)) + (below >>> 7);
    }

    /** y where {@code second} says so, else x. */
    private static long either(long x, long y, long second) {
        return x ^ (x ^ y) & bytes(second);
    }

    /** All bits of each byte whose high bit is set. */
    private static long bytes(long high) {
        return (high << 1) - (high >>> 7);
    }
}
