package upscale.engine;

import upscale.rows.Rounding;
import upscale.rows.Rows;

/**
 * {@link Taps} applied across rows: the vertical pass. Stateless but for scratch; belongs to one thread.
 *
 * @param <R> a row
 */
final class ColumnTaps<R> {
    private final Rows<R> rows;
    private final Taps taps;
    private final R weights;
    private final R[] terms;
    private final Arithmetic arithmetic;
    private R product;

    ColumnTaps(Rows<R> rows, Taps taps, Arithmetic arithmetic) {
        this.rows = rows;
        this.taps = taps;
        this.weights = rows.row(taps.weight());
        this.arithmetic = arithmetic;
        this.terms = rows.array(Math.max(1, taps.widest()));
    }

    /** The source rows that output rows [top, bottom) need, in ascending order, each once. */
    int[] needed(int top, int bottom) {
        int from = taps.start()[top];
        int to = taps.start()[bottom];
        return java.util.Arrays.stream(taps.index(), from, to)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Output row {@code o}, {@code n} samples, of the source rows that {@code source} gives. */
    void apply(int o, java.util.function.IntFunction<R> source, R out, int n) {
        int from = taps.start()[o];
        int count = taps.start()[o + 1] - from;
        for (int k = 0; k < count; k++) {
            terms[k] = source.apply(taps.index()[from + k]);
        }
        if (count == 0) {
            rows.fill(out, 0, n);
        } else if (arithmetic.between() == Arithmetic.Between.CUT) {
            sumOfCutProducts(out, from, count, n);
        } else if (count == 1 && taps.weight()[from] == 1) {
            rows.stride(terms[0], 0, 1, out, n);
        } else {
            rows.sum(out, terms, weights, from, count, n);
        }
        if (taps.constant().length > 0) {
            rows.add(out, taps.constant()[o], n);
        }
    }

    private void sumOfCutProducts(R out, int from, int count, int n) {
        if (product == null) {
            product = rows.allocate(n);
        }
        double unit = Math.scalb(
                1.0, Arithmetic.Between.PRODUCT_BITS - Arithmetic.Between.SUM_BITS - arithmetic.weightBits());
        rows.fill(out, 0, n);
        for (int k = 0; k < count; k++) {
            terms[0] = terms[k];
            rows.sum(product, terms, weights, from + k, 1, n);
            rows.settle(product, unit, Rounding.DOWN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, n);
            rows.add(out, product, n);
        }
    }
}
