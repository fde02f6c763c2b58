package upscale.rows;

/**
 * Loops that move samples from row to row, and compute nothing. Stateless; safe to share.
 *
 * @param <R> a row: {@code byte[]}, {@code float[]} or {@code double[]}
 */
public interface Moves<R> {
    /** Samples of up to 8 bits, in the low bits of bytes. */
    Moves<byte[]> BYTES = new ByteMoves();

    /** {@code out[i] = in[from + i * step]} for i in [0, n). */
    void stride(R in, int from, int step, R out, int n);

    /** {@code out[from + i * step] = in[i]} for i in [0, n). */
    void spread(R in, R out, int from, int step, int n);

    /** {@code out[i * step + k] = in[i]} for i in [0, n) and k in [0, step). */
    void repeat(R in, R out, int step, int n);

    /** {@code out[o] = in[index[o]]}, or 0 where the index is negative, for o in [0, n). */
    void pick(R in, int[] index, R out, int n);

    /** {@code out[to[k]] = in[from[k] - first]} for k in [begin, end). */
    void scatter(R in, int first, int[] from, R out, int[] to, int begin, int end);

    /** {@code out[i] = value} for i in [0, n). */
    void fill(R out, double value, int n);
}
