package upscale.rows;

import java.util.Arrays;

/**
 * Loops over rows of floats that layers of networks need beside {@link Rows}: each lane is computed by itself, and sums over lanes are taken in an order that depends
 * on their number alone. Stateless; safe to share.
 */
public final class LayerRows {
    private static final float HUGE = 0x1p127f;

    private LayerRows() {}

    /** {@code sum[i] += a[i] * x[i] + b[i] * y[i] + c[i] * z[i]} for i in [0, n). */
    public static void plusProducts(
            float[] sum, float[] a, float[] b, float[] c, float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] = sum[i] + a[i] * x[i] + b[i] * y[i] + c[i] * z[i];
        }
    }

    /** {@code sum[i] += a[i] * x[i]} for i in [0, n). */
    public static void plusProduct(float[] sum, float[] a, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] = sum[i] + a[i] * x[i];
        }
    }

    /** The least length that {@link #total} sums in lanes alone, of those that hold {@code n} samples. */
    public static int lanes(int n) {
        return (n + 7) / 8 * 8;
    }

    /** The sum of [0, n): in eight lanes, and what is behind the last eight after them. */
    public static float total(float[] row, int n) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int i = 0;
        for (; i + 8 <= n; i += 8) { // lanes, none of which waits for another
            a += row[i];
            b += row[i + 1];
            c += row[i + 2];
            d += row[i + 3];
            e += row[i + 4];
            f += row[i + 5];
            g += row[i + 6];
            h += row[i + 7];
        }
        float total = a + b + c + d + e + f + g + h;
        for (; i < n; i++) {
            total += row[i];
        }
        return total;
    }

    /** The parametric rectifier (He, Zhang, Ren, Sun, arXiv 1502.01852): {@code out[i] = max(in[i], 0) + slope * min(in[i], 0)} for i in [0, n). */
    public static void rectify(float[] in, float slope, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.max(in[i], 0) + slope * Math.min(in[i], 0);
        }
    }

    /**
     * What the parametric rectifier makes of gradients: {@code gradient[i]} is multiplied by {@code slope} where {@code in[i]} is not positive, for i in [0, n), and
     * {@code product[i]} is what it adds to the gradient of the slope.
     */
    public static void unrectify(float[] in, float slope, float[] gradient, float[] product, int n) {
        for (int i = 0; i < n; i++) {
            product[i] = gradient[i] * Math.min(in[i], 0);
            float positive = Math.min(Math.max(in[i], 0) * HUGE * HUGE, 1); // 1 or 0; a branch is not vectorised
            gradient[i] *= positive + (1 - positive) * slope;
        }
    }

    /** {@code out} is {@code in}, moved by {@code by} places to the right, or to the left if that is negative; zeros come in. */
    public static void shift(float[] in, int by, float[] out, int n) {
        int moved = Math.max(0, n - Math.abs(by));
        if (by >= 0) {
            Arrays.fill(out, 0, n - moved, 0);
            System.arraycopy(in, 0, out, n - moved, moved);
        } else {
            System.arraycopy(in, n - moved, out, 0, moved);
            Arrays.fill(out, moved, n, 0);
        }
    }
}
