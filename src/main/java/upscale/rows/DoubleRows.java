package upscale.rows;

/** {@link Rows} in double arithmetic. */
final class DoubleRows implements Rows<double[]> {
    private static final int FUSED = 4;

    @Override
    public double[] allocate(int length) {
        return new double[length];
    }

    @Override
    public double[][] array(int count) {
        return new double[count][];
    }

    @Override
    public double[] row(double[] values) {
        return values.clone();
    }

    @Override
    public void sum(double[] out, double[][] in, double[] weights, int first, int count, int n) {
        begin(out, in, weights, first, Math.min(count, FUSED), n);
        for (int k = FUSED; k < count; k += FUSED) {
            more(out, in, weights, first, k, Math.min(count - k, FUSED), n);
        }
    }

    // Loops fused over the terms: few passes over the output, which the JIT compiler vectorises (measured: twice as
    // fast
    // as a pass per term, ten times as fast as a loop over terms inside; six terms at once JDK 17 no longer
    // vectorises).
    private static void begin(double[] out, double[][] in, double[] w, int f, int count, int n) {
        switch (count) {
            case 1 -> sum1(out, in[0], w[f], n);
            case 2 -> sum2(out, in[0], in[1], w[f], w[f + 1], n);
            case 3 -> sum3(out, in[0], in[1], in[2], w[f], w[f + 1], w[f + 2], n);
            default -> sum4(out, in[0], in[1], in[2], in[3], w[f], w[f + 1], w[f + 2], w[f + 3], n);
        }
    }

    private static void more(double[] out, double[][] in, double[] w, int f, int k, int count, int n) {
        int g = f + k;
        switch (count) {
            case 1 -> plus1(out, in[k], w[g], n);
            case 2 -> plus2(out, in[k], in[k + 1], w[g], w[g + 1], n);
            case 3 -> plus3(out, in[k], in[k + 1], in[k + 2], w[g], w[g + 1], w[g + 2], n);
            default -> plus4(out, in[k], in[k + 1], in[k + 2], in[k + 3], w[g], w[g + 1], w[g + 2], w[g + 3], n);
        }
    }

    private static void sum1(double[] out, double[] a, double u, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = u * a[i];
        }
    }

    private static void sum2(double[] out, double[] a, double[] b, double u, double v, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = u * a[i] + v * b[i];
        }
    }

    private static void sum3(double[] out, double[] a, double[] b, double[] c, double u, double v, double w, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = u * a[i] + v * b[i] + w * c[i];
        }
    }

    private static void sum4(
            double[] out,
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double u,
            double v,
            double w,
            double x,
            int n) {
        for (int i = 0; i < n; i++) {
            out[i] = u * a[i] + v * b[i] + w * c[i] + x * d[i];
        }
    }

    private static void plus1(double[] out, double[] a, double u, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = out[i] + u * a[i];
        }
    }

    private static void plus2(double[] out, double[] a, double[] b, double u, double v, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = out[i] + u * a[i] + v * b[i];
        }
    }

    private static void plus3(double[] out, double[] a, double[] b, double[] c, double u, double v, double w, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = out[i] + u * a[i] + v * b[i] + w * c[i];
        }
    }

    private static void plus4(
            double[] out,
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double u,
            double v,
            double w,
            double x,
            int n) {
        for (int i = 0; i < n; i++) {
            out[i] = out[i] + u * a[i] + v * b[i] + w * c[i] + x * d[i];
        }
    }

    @Override
    public void sums(double[][] out, double[][] in, double[][] weights, int count, int n) {
        for (int c = 0; c < out.length; c++) {
            sum(out[c], in, weights[c], 0, count, n);
        }
    }

    @Override
    public void stride(double[] in, int from, int step, double[] out, int n) {
        if (step == 1) {
            System.arraycopy(in, from, out, 0, n);
            return;
        }
        for (int i = 0, s = from; i < n; i++, s += step) {
            out[i] = in[s];
        }
    }

    @Override
    public void spread(double[] in, double[] out, int from, int step, int n) {
        if (step == 1) {
            System.arraycopy(in, 0, out, from, n);
            return;
        }
        for (int i = 0, s = from; i < n; i++, s += step) {
            out[s] = in[i];
        }
    }

    @Override
    public void repeat(double[] in, double[] out, int step, int n) {
        for (int k = 0; k < step; k++) {
            spread(in, out, k, step, n);
        }
    }

    @Override
    public void gather(double[] in, int[] start, int[] index, double[] weights, double[] out, int begin, int end) {
        for (int o = begin; o < end; o++) {
            int k = start[o];
            int stop = start[o + 1];
            double sum = k < stop ? weights[k] * in[index[k]] : 0;
            for (k++; k < stop; k++) {
                sum += weights[k] * in[index[k]];
            }
            out[o] = sum;
        }
    }

    @Override
    public void pick(double[] in, int[] index, double[] out, int n) {
        for (int o = 0; o < n; o++) {
            int i = index[o];
            out[o] = i < 0 ? 0 : in[i];
        }
    }

    @Override
    public void scatter(double[] in, int first, int[] from, double[] out, int[] to, int begin, int end) {
        for (int k = begin; k < end; k++) {
            out[to[k]] = in[from[k] - first];
        }
    }

    @Override
    public void add(double[] out, double value, int n) {
        double v = value;
        for (int i = 0; i < n; i++) {
            out[i] += v;
        }
    }

    @Override
    public void add(double[] out, double[] values, int n) {
        for (int i = 0; i < n; i++) {
            out[i] += values[i];
        }
    }

    @Override
    public void add(double[] out, double[] in, int from, int step, int n) {
        for (int i = 0, s = from; i < n; i++, s += step) {
            out[i] += in[s];
        }
    }

    @Override
    public void larger(double[] best, double[] in, int from, int step, int n) {
        for (int i = 0, s = from; i < n; i++, s += step) {
            double value = in[s];
            best[i] = value > best[i] || Double.isNaN(value)
                    ? value
                    : best[i]; // no maximum of Java's: of zeros, the first wins
        }
    }

    @Override
    public void larger(double[] best, long[] at, double[] in, long first, int from, int step, int n) {
        for (int i = 0, s = from; i < n; i++, s += step) {
            double value = in[s];
            if (value > best[i] || Double.isNaN(value)) {
                best[i] = value;
                at[i] = first + s;
            }
        }
    }

    @Override
    public void divide(double[] out, double[] by, int n) {
        for (int i = 0; i < n; i++) {
            if (by[i] != 0) {
                out[i] /= by[i];
            }
        }
    }

    @Override
    public void rectify(double[] row, double slope, int n) {
        if (slope == 0) {
            for (int i = 0; i < n; i++) {
                row[i] = row[i] < 0 ? 0 : row[i];
            }
            return;
        }
        double factor = slope;
        for (int i = 0; i < n; i++) {
            row[i] = row[i] < 0 ? factor * row[i] : row[i];
        }
    }

    @Override
    public void fill(double[] out, double value, int n) {
        java.util.Arrays.fill(out, 0, n, value);
    }

    @Override
    public void quantise(double[] row, double low, double high, int n) {
        for (int i = 0; i < n; i++) {
            row[i] = Math.floor(Math.min(Math.max(row[i], low), high) + 0.5);
        }
    }

    @Override
    public int clamped(double[] row, double low, double high, int n) {
        double lowest = low;
        double highest = high;
        int count = 0;
        for (int i = 0; i < n; i++) {
            // Differences, as limits plus a half may be no doubles.
            count += (row[i] - highest >= 0.5 ? 1 : 0) + (lowest - row[i] > 0.5 ? 1 : 0); // never both
        }
        return count;
    }

    @Override
    public double[] extremes(double[] row, int n) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            double v = row[i];
            if (v < low && v >= -Double.MAX_VALUE) {
                low = v;
            }
            if (v > high && v <= Double.MAX_VALUE) {
                high = v;
            }
        }
        return new double[] {low, high};
    }

    @Override
    public void settle(double[] row, double scale, Rounding rounding, double low, double high, int n) {
        double plus = rounding == Rounding.HALF_UP ? 0.5 : 0;
        if (rounding == Rounding.HALF_EVEN) {
            for (int i = 0; i < n; i++) {
                row[i] = Math.min(Math.max(Math.rint(row[i] * scale), low), high);
            }
        } else {
            for (int i = 0; i < n; i++) {
                row[i] = Math.min(Math.max(Math.floor(row[i] * scale + plus), low), high);
            }
        }
    }

    @Override
    public void range(double[] a, double[] b, double[] low, double[] high, int n) {
        for (int i = 0; i < n; i++) {
            low[i] = Math.min(a[i], b[i]);
            high[i] = Math.max(a[i], b[i]);
        }
    }

    @Override
    public void limit(double[] row, double[] low, double[] high, int[] left, int[] right, double strength, int n) {
        double s = strength;
        double rest = 1 - s; // so that full strength gives the bound itself
        for (int i = 0; i < n; i++) {
            double floor = Math.min(low[left[i]], low[right[i]]);
            double ceiling = Math.max(high[left[i]], high[right[i]]);
            double v = row[i];
            if (v < floor) {
                row[i] = rest * v + s * floor;
            } else if (v > ceiling) {
                row[i] = rest * v + s * ceiling;
            }
        }
    }

    @Override
    public double[] of(float[] row, double[] scratch, int n) {
        for (int i = 0; i < n; i++) {
            scratch[i] = row[i];
        }
        return scratch;
    }

    @Override
    public double[] of(double[] row, double[] scratch, int n) {
        return row;
    }

    @Override
    public void copy(double[] row, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) row[i];
        }
    }

    @Override
    public void copy(double[] row, double[] out, int n) {
        if (row != out) {
            System.arraycopy(row, 0, out, 0, n);
        }
    }
}
