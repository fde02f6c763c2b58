package upscale.engine;

import upscale.rows.Rows;

/**
 * {@link Taps} made ready for rows: the horizontal pass.
 *
 * <p>Where the pattern of taps repeats (an integer or simple fractional scale), the outputs of one phase are computed together
 * over contiguous samples - shifted copies of the row, summed by {@link Rows#sum} - and then interleaved. This is
 * the polyphase form that interpolation, zero insertion and transposed convolution share. The borders, and scales without
 * a short period, take each output's taps by themselves; both ways sum in the same order and give the same bits.
 *
 * <p>Belongs to one thread: it owns the scratch.
 *
 * @param <R> a row
 */
final class RowTaps<R> {
    /** Longer periods leave too few outputs per phase to be worth the copies. */
    private static final int LONGEST_PERIOD = 64;

    private static final int SHORTEST_PHASE = 16;

    private final Rows<R> rows;
    private final Taps taps;
    private final R weights;
    private final R constant;
    private final CopyingTaps copied; // null if sums are taken
    private int begin; // outputs [begin, end) are phases; begin >= end if there are none
    private int end;
    private int base; // source sample that shift 0 starts at
    private R[] shifted;
    private R[] terms;
    private R phase;

    RowTaps(Rows<R> rows, Taps taps) {
        this.rows = rows;
        this.taps = taps;
        this.weights = rows.row(taps.weight());
        this.constant = taps.constant().length == 0 ? null : rows.row(taps.constant());
        this.copied = taps.copies() ? new CopyingTaps(taps) : null;
        if (copied == null && taps.period() > 0 && taps.period() <= LONGEST_PERIOD) {
            findPhases();
        }
    }

    // The longest run of whole periods around the middle whose taps are those of the middle period, shifted.
    private void findPhases() {
        int period = taps.period();
        int outputs = taps.outputs();
        int middle = outputs / 2 / period * period;
        if (middle + period > outputs) {
            return;
        }
        int from = middle;
        while (from - period >= 0 && repeats(from - period, from)) {
            from -= period;
        }
        int to = middle + period;
        while (to + period <= outputs && repeats(to - period, to)) {
            to += period;
        }
        int length = (to - from) / period;
        if (length < SHORTEST_PHASE) {
            return;
        }
        int lowest = Integer.MAX_VALUE;
        int highest = Integer.MIN_VALUE;
        for (int k = taps.start()[from]; k < taps.start()[from + period]; k++) {
            lowest = Math.min(lowest, taps.index()[k]);
            highest = Math.max(highest, taps.index()[k]);
        }
        if (lowest > highest) {
            return;
        }
        begin = from;
        end = to;
        base = lowest;
        shifted = rows.array(highest - lowest + 1);
        for (int k = taps.start()[from]; k < taps.start()[from + period]; k++) {
            int shift = taps.index()[k] - lowest;
            if (shifted[shift] == null) {
                shifted[shift] = rows.allocate(length);
            }
        }
        terms = rows.array(taps.widest());
        phase = rows.allocate(length);
    }

    // Whether the period that starts at `earlier` has the taps of the one at `later`, `advance` samples before.
    private boolean repeats(int earlier, int later) {
        int[] start = taps.start();
        int count = start[later + taps.period()] - start[later];
        if (start[earlier + taps.period()] - start[earlier] != count) {
            return false;
        }
        for (int p = 0; p <= taps.period(); p++) {
            if (start[earlier + p] - start[earlier] != start[later + p] - start[later]) {
                return false;
            }
        }
        for (int k = 0; k < count; k++) {
            if (taps.index()[start[later] + k] - taps.index()[start[earlier] + k] != taps.advance()
                    || taps.weight()[start[later] + k] != taps.weight()[start[earlier] + k]) {
                return false;
            }
        }
        return true;
    }

    /** {@code out = taps(in)}: a row of {@code inputs} samples to one of {@code outputs}. */
    void apply(R in, R out) {
        if (copied != null) {
            copied.apply(rows, in, out);
            return;
        }
        rows.gather(in, taps.start(), taps.index(), weights, out, 0, begin);
        if (end > begin) {
            applyPhases(in, out);
        }
        rows.gather(in, taps.start(), taps.index(), weights, out, end, taps.outputs());
        if (constant != null) {
            rows.add(out, constant, taps.outputs());
        }
    }

    private void applyPhases(R in, R out) {
        int period = taps.period();
        int length = (end - begin) / period;
        for (int s = 0; s < shifted.length; s++) {
            if (shifted[s] != null) {
                rows.stride(in, base + s, taps.advance(), shifted[s], length);
            }
        }
        for (int p = 0; p < period; p++) {
            int from = taps.start()[begin + p];
            int count = taps.start()[begin + p + 1] - from;
            for (int k = 0; k < count; k++) {
                terms[k] = shifted[taps.index()[from + k] - base];
            }
            if (count == 0) {
                rows.fill(phase, 0, length);
            } else {
                rows.sum(phase, terms, weights, from, count, length);
            }
            rows.spread(phase, out, begin + p, period, length);
        }
    }
}
