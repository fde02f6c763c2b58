package upscale.rows;

import java.util.Arrays;

/**
 * Loops over rows of floats that layers of networks need beside {@link Rows}: each lane is computed by itself, and sums over lanes are taken in an order that depends
 * on their number alone. Stateless; safe to share.
 */
public final class LayerRows {
    private static final int LANES = 8;

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

    /** {@code sum[i] += a[i]} for i in [0, n). */
    public static void plus(float[] sum, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] = sum[i] + a[i];
        }
    }

    /** The sum of [0, n). */
    public static float total(float[] row, int n) {
        float[] lanes = new float[LANES];
        int whole = n / LANES * LANES;
        for (int i = 0; i < whole; i += LANES) {
            for (int k = 0; k < LANES; k++) {
                lanes[k] += row[i + k];
            }
        }
        float total = 0;
        for (float lane : lanes) {
            total += lane;
        }
        for (int i = whole; i < n; i++) {
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
     * What the parametric rectifier makes of gradients: {@code gradient[i]} is multiplied by {@code slope} where {@code in[i]} is not positive, for i in [0, n).
     *
     * @return the gradient of the slope
     */
    public static float unrectify(float[] in, float slope, float[] gradient, int n) {
        float[] lanes = new float[LANES];
        for (int i = 0; i < n; i++) {
            if (in[i] <= 0) {
                lanes[i % LANES] += gradient[i] * in[i];
                gradient[i] *= slope;
            }
        }
        float total = 0;
        for (float lane : lanes) {
            total += lane;
        }
        return total;
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
