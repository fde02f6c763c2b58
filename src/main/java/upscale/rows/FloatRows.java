package upscale.rows;

/** {@link Rows} in float arithmetic. */
final class FloatRows implements Rows<float[]> {
    private static final int FUSED = 4;

    /** Added to a float of up to 22 bits and taken off again, it leaves the nearest integer, of two the even one. */
    private static final float INTEGERS = 0x1.8p23f;

    @Override
    public float[] allocate(int length) {
        return new float[length];
    }

    @Override
    public float[][] array(int count) {
        return new float[count][];
    }

    @Override
    public float[] row(double[] values) {
        float[] row = new float[values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) values[i];
        }
        return row;
    }

    @Override
    public void sum(float[] out, float[][] in, float[] weights, int first, int count, int n) {
        begin(out, in, weights, first, Math.min(count, FUSED), n);
        for (int k = FUSED; k < count; k += FUSED) {
            more(out, in, weights, first, k, Math.min(count - k, FUSED), n);
        }
    }

    // Loops fused over the terms: few passes over the output, which the JIT compiler vectorises (measured: twice as
    // fast
    // as a pass per term, ten times as fast as a loop over terms inside; six terms at once JDK 17 no longer
    // vectorises).
    private static void begin(float[] out, float[][] in, float[] w, int f, int count, int n) {
        switch (count) {
            case 1 -> sum1(out, in[0], w[f], n);
            case 2 -> sum2(out, in[0], in[1], w[f], w[f + 1], n);
            case 3 -> sum3(out, in[0], in[1], in[2], w[f], w[f + 1], w[f + 2], n);
            default -> sum4(out, in[0], in[1], in[2], in[3], w[f], w[f + 1], w[f + 2], w[f + 3], n);
        }
    }

    private static void more(float[] out, float[][] in, float[] w, int f, int k, int count, int n) {
        int g = f + k;
        switch (count) {
            case 1 -> plus1(out, in[k], w[g], n);
            case 2 -> plus2(out, in[k], in[k + 1], w[g], w[g + 1], n);
            case 3 -> plus3(out, in[k], in[k + 1], in[k + 2], w[g], w[g + 1], w[g + 2], n);
            default -> plus4(out, in[k], in[k + 1], in[k + 2], in[k + 3], w[g], w[g + 1], w[g + 2], w[g + 3], n);
        }
    }

    private static void sum1(float[] out, float[] a, float u, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = u * a[i];
        }
    }

    private static void sum2(float[] out, float[] a, float[] b, float u, float v, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = u * a[i] + v * b[i];
        }
    }

    private static void sum3(float[] out, float[] a, float[] b, float[] c, float u, float v, float w, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = u * a[i] + v * b[i] + w * c[i];
        }
    }

    private static void sum4(
            float[] out, float[] a, float[] b, float[] c, float[] d, float u, float v, float w, float x, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = u * a[i] + v * b[i] + w * c[i] + x * d[i];
        }
    }

    private static void plus1(float[] out, float[] a, float u, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = out[i] + u * a[i];
        }
    }

    private static void plus2(float[] out, float[] a, float[] b, float u, float v, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = out[i] + u * a[i] + v * b[i];
        }
    }

    private static void plus3(float[] out, float[] a, float[] b, float[] c, float u, float v, float w, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = out[i] + u * a[i] + v * b[i] + w * c[i];
        }
    }

    private static void plus4(
            float[] out, float[] a, float[] b, float[] c, float[] d, float u, float v, float w, float x, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = out[i] + u * a[i] + v * b[i] + w * c[i] + x * d[i];
        }
    }

    // Terms outside and outputs inside: a few terms stay in the nearest cache while all outputs take them. Three terms
    // for two outputs
    // are as much as the JIT compilers of all JDKs still vectorise.
    @Override
    public void sums(float[][] out, float[][] in, float[][] weights, int count, int n) {
        int paired = out.length / 2 * 2;
        int begun = (count - 1) % 3 + 1;
        for (int c = 0; c < paired; c++) {
            begin(out[c], in, weights[c], 0, begun, n);
        }
        for (int k = begun; k < count; k += 3) {
            for (int c = 0; c < paired; c += 2) {
                plusTwice(out[c], out[c + 1], in[k], in[k + 1], in[k + 2], weights[c], weights[c + 1], k, n);
            }
        }
        if (paired < out.length) {
            sum(out[paired], in, weights[paired], 0, count, n);
        }
    }

    private static void plusTwice(
            float[] out, float[] next, float[] a, float[] b, float[] c, float[] weights, float[] others, int k, int n) {
        float u = weights[k];
        float v = weights[k + 1];
        float w = weights[k + 2];
        float x = others[k];
        float y = others[k + 1];
        float z = others[k + 2];
        for (int i = 0; i < n; i++) {
            out[i] = out[i] + u * a[i] + v * b[i] + w * c[i];
            next[i] = next[i] + x * a[i] + y * b[i] + z * c[i];
        }
    }

    @Override
    public void stride(float[] in, int from, int step, float[] out, int n) {
        if (step == 1) {
            System.arraycopy(in, from, out, 0, n);
            return;
        }
        for (int i = 0, s = from; i < n; i++, s += step) {
            out[i] = in[s];
        }
    }

    @Override
    public void spread(float[] in, float[] out, int from, int step, int n) {
        if (step == 1) {
            System.arraycopy(in, 0, out, from, n);
            return;
        }
        for (int i = 0, s = from; i < n; i++, s += step) {
            out[s] = in[i];
        }
    }

    @Override
    public void repeat(float[] in, float[] out, int step, int n) {
        for (int k = 0; k < step; k++) {
            spread(in, out, k, step, n);
        }
    }

    @Override
    public void gather(float[] in, int[] start, int[] index, float[] weights, float[] out, int begin, int end) {
        for (int o = begin; o < end; o++) {
            int k = start[o];
            int stop = start[o + 1];
            float sum = k < stop ? weights[k] * in[index[k]] : 0;
            for (k++; k < stop; k++) {
                sum += weights[k] * in[index[k]];
            }
            out[o] = sum;
        }
    }

    @Override
    public void pick(float[] in, int[] index, float[] out, int n) {
        for (int o = 0; o < n; o++) {
            int i = index[o];
            out[o] = i < 0 ? 0 : in[i];
        }
    }

    @Override
    public void scatter(float[] in, int first, int[] from, float[] out, int[] to, int begin, int end) {
        for (int k = begin; k < end; k++) {
            out[to[k]] = in[from[k] - first];
        }
    }

    @Override
    public void add(float[] out, double value, int n) {
        float v = (float) value;
        for (int i = 0; i < n; i++) {
            out[i] += v;
        }
    }

    @Override
    public void add(float[] out, float[] values, int n) {
        for (int i = 0; i < n; i++) {
            out[i] += values[i];
        }
    }

    @Override
    public void add(float[] out, float[] in, int from, int step, int n) {
        for (int i = 0, s = from; i < n; i++, s += step) {
            out[i] += in[s];
        }
    }

    @Override
    public void larger(float[] best, float[] in, int from, int step, int n) {
        for (int i = 0, s = from; i < n; i++, s += step) {
            float value = in[s];
            best[i] = value > best[i] || Float.isNaN(value)
                    ? value
                    : best[i]; // no maximum of Java's: of zeros, the first wins
        }
    }

    @Override
    public void larger(float[] best, long[] at, float[] in, long first, int from, int step, int n) {
        for (int i = 0, s = from; i < n; i++, s += step) {
            float value = in[s];
            if (value > best[i] || Float.isNaN(value)) {
                best[i] = value;
                at[i] = first + s;
            }
        }
    }

    @Override
    public void divide(float[] out, float[] by, int n) {
        for (int i = 0; i < n; i++) {
            if (by[i] != 0) {
                out[i] /= by[i];
            }
        }
    }

    @Override
    public void rectify(float[] row, double slope, int n) {
        if (slope == 0) {
            for (int i = 0; i < n; i++) {
                row[i] = row[i] < 0 ? 0 : row[i];
            }
            return;
        }
        float factor = (float) slope;
        for (int i = 0; i < n; i++) {
            row[i] = row[i] < 0 ? factor * row[i] : row[i];
        }
    }

    @Override
    public void fill(float[] out, double value, int n) {
        java.util.Arrays.fill(out, 0, n, (float) value);
    }

    @Override
    public void quantise(float[] row, double low, double high, int n) {
        quantise(row, (float) low, (float) high, (float) Math.max(-low, 0), n);
    }

    // Sums alone, as the JIT compiler of JDK 17 vectorises no cast; and a method by itself, as neither JDK vectorises
    // the loop behind
    // the casts above. Halves are rounded to even, and what is left of one that went down is then rounded up: samples
    // have
    // so few bits that nothing else comes near a half.
    private static void quantise(float[] row, float lowest, float highest, float bias, int n) {
        float half = bias + 0.5f;
        float back = bias + INTEGERS;
        for (int i = 0; i < n; i++) {
            float v = Math.min(Math.max(row[i], lowest), highest) + half - 0.5f;
            float even = v + INTEGERS - INTEGERS;
            row[i] = even + (v - even + 0x1p-24f + INTEGERS - back);
        }
    }

    @Override
    public int clamped(float[] row, double low, double high, int n) {
        float lowest = (float) low;
        float highest = (float) high;
        int count = 0;
        for (int i = 0; i < n; i++) {
            // Differences, as limits plus a half may be no floats.
            count += (row[i] - highest >= 0.5f ? 1 : 0) + (lowest - row[i] > 0.5f ? 1 : 0); // never both
        }
        return count;
    }

    @Override
    public double[] extremes(float[] row, int n) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            float v = row[i];
            if (v < low && v >= -Float.MAX_VALUE) {
                low = v;
            }
            if (v > high && v <= Float.MAX_VALUE) {
                high = v;
            }
        }
        return new double[] {low, high};
    }

    @Override
    public void settle(float[] row, double scale, Rounding rounding, double low, double high, int n) {
        double plus = rounding == Rounding.HALF_UP ? 0.5 : 0;
        if (rounding == Rounding.HALF_EVEN) {
            for (int i = 0; i < n; i++) {
                row[i] = (float) Math.min(Math.max(Math.rint(row[i] * scale), low), high);
            }
        } else {
            for (int i = 0; i < n; i++) {
                row[i] = (float) Math.min(Math.max(Math.floor(row[i] * scale + plus), low), high);
            }
        }
    }

    @Override
    public void range(float[] a, float[] b, float[] low, float[] high, int n) {
        for (int i = 0; i < n; i++) {
            low[i] = Math.min(a[i], b[i]);
            high[i] = Math.max(a[i], b[i]);
        }
    }

    @Override
    public void limit(float[] row, float[] low, float[] high, int[] left, int[] right, double strength, int n) {
        float s = (float) strength;
        float rest = 1 - s; // so that full strength gives the bound itself
        for (int i = 0; i < n; i++) {
            float floor = Math.min(low[left[i]], low[right[i]]);
            float ceiling = Math.max(high[left[i]], high[right[i]]);
            float v = row[i];
            if (v < floor) {
                row[i] = rest * v + s * floor;
            } else if (v > ceiling) {
                row[i] = rest * v + s * ceiling;
            }
        }
    }

    @Override
    public float[] of(float[] row, float[] scratch, int n) {
        return row;
    }

    @Override
    public float[] of(double[] row, float[] scratch, int n) {
        for (int i = 0; i < n; i++) {
            scratch[i] = (float) row[i];
        }
        return scratch;
    }

    @Override
    public void copy(float[] row, float[] out, int n) {
        if (row != out) {
            System.arraycopy(row, 0, out, 0, n);
        }
    }

    @Override
    public void copy(float[] row, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = row[i];
        }
    }
}
