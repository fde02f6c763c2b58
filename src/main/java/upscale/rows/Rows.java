package upscale.rows;

/**
 * Loops over rows of samples: the one place where pixels are computed with.
 *
 * <p>Two implementations do the same in float and in double arithmetic, so that everything above is written once. Every
 * sum is taken in the order of its terms, without fused multiply-add, and each vector lane is an output sample: results
 * do not depend on the CPU or on how a row is cut. Stateless; safe to share.
 *
 * @param <R> a row: {@code float[]} or {@code double[]}
 */
public interface Rows<R> extends Moves<R> {
    Rows<float[]> FLOAT = new FloatRows();
    Rows<double[]> DOUBLE = new DoubleRows();

    /** A row of {@code length} zeros. */
    R allocate(int length);

    /** An array for {@code count} rows, all null. */
    R[] array(int count);

    /** The numbers as a row, rounded to its precision. */
    R row(double[] values);

    /**
     * {@code out[i] = weights[first] * in[0][i] + ... + weights[first + count - 1] * in[count - 1][i]} for i in [0, n),
     * summed left to right. {@code out} is none of the inputs.
     *
     * @param count at least 1
     */
    void sum(R out, R[] in, R weights, int first, int count, int n);

    /**
     * {@link #sum} for several outputs of the same terms: {@code out[c][i] = weights[c][0] * in[0][i] + ...} for every {@code c} and i
     * in [0, n). Outputs and inputs are all different rows.
     *
     * @param count terms, at least 1
     */
    void sums(R[] out, R[] in, R[] weights, int count, int n);

    /**
     * A row-sparse matrix product: for o in [begin, end),
     * {@code out[o] = sum of weights[k] * in[index[k]] for k in [start[o], start[o + 1])}, or 0 if there is none.
     */
    void gather(R in, int[] start, int[] index, R weights, R out, int begin, int end);

    /** {@code out[i] += value} for i in [0, n). */
    void add(R out, double value, int n);

    /** {@code out[i] += values[i]} for i in [0, n). */
    void add(R out, R values, int n);

    /** {@code out[i] += in[from + i * step]} for i in [0, n). */
    void add(R out, R in, int from, int step, int n);

    /** {@code best[i] = in[from + i * step]} where that is larger, or NaN, for i in [0, n). */
    void larger(R best, R in, int from, int step, int n);

    /** The same, and there {@code at[i] = first + from + i * step}. */
    void larger(R best, long[] at, R in, long first, int from, int step, int n);

    /** {@code out[i] /= by[i]} for i in [0, n), but where {@code by[i]} is 0. */
    void divide(R out, R by, int n);

    /** {@code row[i] = slope * row[i]} where it is below 0, for i in [0, n); a slope of 0 makes it 0, whatever it was. */
    void rectify(R row, double slope, int n);

    /** {@code row[i] = floor(min(max(row[i], low), high) + 1/2)} for i in [0, n), in the row's own arithmetic; limits are integers. */
    void quantise(R row, double low, double high, int n);

    /** How many of {@code row[i]}, i in [0, n), {@link #quantise} clamps: rounded half up they are below low or above high. NaN is not. */
    int clamped(R row, double low, double high, int n);

    /** The smallest and the largest finite one of {@code row[i]}, i in [0, n): {infinity, -infinity} if there is none. */
    double[] extremes(R row, int n);

    /**
     * {@code row[i] = min(max(round(row[i] * scale), low), high)} for i in [0, n), in double arithmetic: fixed-point sums
     * made samples.
     */
    void settle(R row, double scale, Rounding rounding, double low, double high, int n);

    /** {@code low[i], high[i]} = the smaller and the larger of {@code a[i], b[i]}, for i in [0, n); NaN if either is. */
    void range(R a, R b, R low, R high, int n);

    /**
     * Moves {@code row[i]} by {@code strength} of the way back into the range of {@code low} and {@code high} at indices
     * {@code left[i]} and {@code right[i]}, if it is outside, for i in [0, n); a NaN range limits nothing.
     */
    void limit(R row, R low, R high, int[] left, int[] right, double strength, int n);

    /** The row of floats as a row of this kind: itself, or copied into {@code scratch}. */
    R of(float[] row, R scratch, int n);

    /** The row of doubles as a row of this kind: itself, or rounded into {@code scratch}. */
    R of(double[] row, R scratch, int n);

    /** Copies into a row of floats, rounding; does nothing if they are the same array. */
    void copy(R row, float[] out, int n);

    /** Copies into a row of doubles; does nothing if they are the same array. */
    void copy(R row, double[] out, int n);
}
