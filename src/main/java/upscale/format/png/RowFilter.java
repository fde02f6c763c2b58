package upscale.format.png;

/**
 * The five filters, applied to rows or to pieces of them (PNG third edition, 9.2). Holds a row and the one above, each also
 * shifted by a pixel, as ints: loops over equal indices of several int arrays are what the JIT compiler turns into vector
 * code. Belongs to one thread.
 */
final class RowFilter {
    static final int NONE = 0;
    static final int SUB = 1;
    static final int UP = 2;
    static final int AVERAGE = 3;
    static final int PAETH = 4;

    private final int step;
    private final int[] result;
    private int[] row;
    private int[] left;
    private int[] above;
    private int[] aboveLeft;

    /**
     * @param step see {@link Header#filterStep()}
     * @param longest bytes of the longest piece
     */
    RowFilter(int step, int longest) {
        this.step = step;
        result = new int[longest];
        row = new int[longest];
        left = new int[longest];
        above = new int[longest];
        aboveLeft = new int[longest];
    }

    /** Takes the next row's bytes {@code in[at, at + n)}; the row before becomes the one above. Looks at {@code step} bytes before. */
    void next(byte[] in, int at, int n) {
        int[] freeRow = above;
        int[] freeLeft = aboveLeft;
        above = row;
        aboveLeft = left;
        row = freeRow;
        left = freeLeft;
        for (int i = 0; i < n; i++) {
            row[i] = in[at + i] & 0xff;
        }
        for (int i = 0; i < step && i < n; i++) {
            left[i] = in[at - step + i] & 0xff;
        }
        System.arraycopy(row, 0, left, Math.min(step, n), Math.max(0, n - step));
    }

    /** Filters the first {@code n} bytes of the current row into {@code out}. */
    void apply(int filter, int n, byte[] out, int at) {
        switch (filter) {
            case NONE -> bytes(row, n, out, at);
            case SUB -> difference(row, left, n, out, at);
            case UP -> difference(row, above, n, out, at);
            case AVERAGE -> {
                average(row, left, above, result, n);
                bytes(result, n, out, at);
            }
            case PAETH -> {
                paeth(row, left, above, aboveLeft, result, n);
                bytes(result, n, out, at);
            }
            default -> throw new IllegalArgumentException("filter " + filter);
        }
    }

    private static void bytes(int[] in, int n, byte[] out, int at) {
        for (int i = 0; i < n; i++) {
            out[at + i] = (byte) in[i];
        }
    }

    private static void difference(int[] x, int[] y, int n, byte[] out, int at) {
        for (int i = 0; i < n; i++) {
            out[at + i] = (byte) (x[i] - y[i]);
        }
    }

    private static void average(int[] x, int[] a, int[] b, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] - (a[i] + b[i] >> 1);
        }
    }

    /** The predictor is a, b or c, whichever is nearest to a + b - c, the earlier one of equals; chosen by masks, not branches. */
    private static void paeth(int[] x, int[] a, int[] b, int[] c, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            int ai = a[i];
            int bi = b[i];
            int ci = c[i];
            int toA = Math.abs(bi - ci);
            int toB = Math.abs(ai - ci);
            int toC = Math.abs(ai + bi - 2 * ci);
            int cNearer = toC - toB >> 31;
            int other = bi ^ (bi ^ ci) & cNearer;
            int toOther = toB + (toC - toB & cNearer);
            int otherNearer = toOther - toA >> 31;
            out[i] = x[i] - (ai ^ (ai ^ other) & otherNearer);
        }
    }
}
