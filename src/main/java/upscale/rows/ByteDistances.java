package upscale.rows;

/** Loops over how far bytes are apart, which are whole numbers: all of them are compiled to vector instructions. */
public final class ByteDistances {
    /** Squares of as many distances have a sum that an int holds. */
    private static final int CHUNK = 1 << 15;

    private ByteDistances() {}

    /** {@code out[i] = |a[i] - b[i]|} of unsigned bytes, for i in [0, n). */
    public static void of(byte[] a, byte[] b, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.abs((a[i] & 0xff) - (b[i] & 0xff));
        }
    }

    /** How many of [0, n) are not 0. */
    public static int positive(int[] distances, int n) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            count += -distances[i] >>> 31;
        }
        return count;
    }

    /** The largest of [0, n); 0 if there is none. */
    public static int largest(int[] distances, int n) {
        int largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, distances[i]);
        }
        return largest;
    }

    /** The sum of [0, n). */
    public static long sum(int[] distances, int n) {
        long sum = 0;
        for (int from = 0; from < n; from += CHUNK) {
            sum += sum(distances, from, Math.min(n, from + CHUNK));
        }
        return sum;
    }

    private static int sum(int[] distances, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += distances[i];
        }
        return sum;
    }

    /** The sum of the squares of [0, n). */
    public static long squares(int[] distances, int n) {
        long sum = 0;
        for (int from = 0; from < n; from += CHUNK) {
            sum += squares(distances, from, Math.min(n, from + CHUNK));
        }
        return sum;
    }

    private static int squares(int[] distances, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += distances[i] * distances[i];
        }
        return sum;
    }

    /** {@code most[i] = max(most[i], distances[i])} for i in [0, n). */
    public static void most(int[] most, int[] distances, int n) {
        for (int i = 0; i < n; i++) {
            most[i] = Math.max(most[i], distances[i]);
        }
    }
}
