package upscale.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.rows.Rows;

/**
 * An image scattered through a kernel: transposed convolution of every channel with the same weights,
 * {@code out[i * stride + t - begin] += in[i] * w[t]} along both axes (Dumoulin & Visin 2016, chapter 4).
 *
 * <p>Computed by gathering, in polyphase form: output {@code o} takes the taps {@code t} with
 * {@code t = o + begin (mod stride)}, each from source sample {@code (o + begin - t) / stride}. Within a row the outputs of one
 * phase are contiguous sums of shifted source rows, exactly as {@link RowTaps} does it. What an {@link Edge} puts beyond
 * the borders is laid around the source rows as far as the kernel reaches, so no loop tests bounds.
 */
public final class Scattered implements Image {
    private final Image source;
    private final ImageInfo info;
    private final Weights kernel;
    private final Edge edge;
    private final Axis columns;
    private final Axis rows;
    private final int[] shifts; // source column of each kept copy's first sample, ascending

    /**
     * One axis of a transposed convolution.
     *
     * @param stride output pixels per source pixel, at least 1
     * @param begin how many leading outputs of the natural length are cropped; negative adds
     * @param out output pixels, at least 1
     */
    public record Axis(int stride, int begin, int out) {
        public Axis {
            if (stride < 1 || out < 1) {
                throw new IllegalArgumentException("stride " + stride + ", output " + out);
            }
        }

        /** Whether tap {@code t} meets output {@code o}. */
        boolean meets(int o, int t) {
            return Math.floorMod(o + begin - t, stride) == 0;
        }

        /** The source sample that tap {@code t} brings to output {@code o}, which it meets; may lie outside. */
        int source(int o, int t) {
            return Math.floorDiv(o + begin - t, stride);
        }

        /** How many outputs have phase {@code r}: are {@code r + stride * j}. */
        int length(int r) {
            return (out - r + stride - 1) / stride;
        }
    }

    /**
     * @param info what comes out; as many pixels as the axes say
     * @param edge any but renormalise: scattering has no taps to drop
     */
    public Scattered(Image source, ImageInfo info, Weights kernel, Axis columns, Axis rows, Edge edge) {
        if (info.width() != columns.out() || info.height() != rows.out()) {
            throw new IllegalArgumentException("axes of another size than " + info);
        }
        if (edge.kind() == Edge.Kind.RENORMALIZE) {
            throw new IllegalArgumentException("a transposed convolution has no taps to renormalise");
        }
        this.source = source;
        this.info = info;
        this.kernel = kernel;
        this.edge = edge;
        this.columns = columns;
        this.rows = rows;
        var distinct = new TreeSet<Integer>();
        for (int r = 0; r < columns.stride(); r++) {
            for (int t = 0; t < kernel.width(); t++) {
                if (columns.meets(r, t)) {
                    distinct.add(columns.source(r, t));
                }
            }
        }
        this.shifts = distinct.stream().mapToInt(i -> i).toArray();
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    @Override
    public RowReader newReader() {
        return info.type().wide() ? new Reader<>(Rows.DOUBLE) : new Reader<>(Rows.FLOAT);
    }

    /** A tap of a phase: a column of the kernel, and which of the shifted copies it multiplies. */
    private record PhaseTap(int column, int shift) {}

    private final class Reader<R> implements RowReader {
        private final Rows<R> loops;
        private final SourceRows<R, R[]> window;
        private final R[] beyond; // shifted copies of a row outside the image
        private final R out;
        private final R phase;
        private final R[] terms;
        private final List<List<R>> weights = new ArrayList<>(); // by phase of the row, then of the column
        private final List<List<PhaseTap>> phases = new ArrayList<>();
        private final int length = columns.length(0);

        Reader(Rows<R> loops) {
            this.loops = loops;
            this.window = new SourceRows<>(loops, source, this::allocateShifts, this::shift);
            this.beyond = allocateShifts();
            for (R row : beyond) {
                loops.fill(row, edge.value(), length);
            }
            this.out = loops.allocate(info.width());
            this.phase = loops.allocate(length);
            int most = ((kernel.height() - 1) / rows.stride() + 1) * ((kernel.width() - 1) / columns.stride() + 1);
            this.terms = loops.array(most);
            for (int r = 0; r < Math.min(columns.stride(), info.width()); r++) {
                List<PhaseTap> taps = new ArrayList<>();
                for (int t = 0; t < kernel.width(); t++) {
                    if (columns.meets(r, t)) {
                        taps.add(new PhaseTap(t, java.util.Arrays.binarySearch(shifts, columns.source(r, t))));
                    }
                }
                phases.add(taps);
            }
            for (int y = 0; y < Math.min(rows.stride(), info.height()); y++) {
                int row = y;
                weights.add(phases.stream()
                        .map(taps -> loops.row(weightsOf(row, taps)))
                        .toList());
            }
        }

        // In the order in which readRow puts the terms.
        private double[] weightsOf(int y, List<PhaseTap> taps) {
            return IntStream.range(0, kernel.height())
                    .filter(t -> rows.meets(y, t))
                    .boxed()
                    .flatMapToDouble(t -> taps.stream().mapToDouble(tap -> kernel.at(t, tap.column())))
                    .toArray();
        }

        private R[] allocateShifts() {
            R[] copies = loops.array(shifts.length);
            for (int s = 0; s < copies.length; s++) {
                copies[s] = loops.allocate(length);
            }
            return copies;
        }

        // copy[s][j] = in[shifts[s] + j], and what the edge says where that is outside.
        private void shift(R in, R[] copies) {
            int width = source.info().width();
            for (int s = 0; s < copies.length; s++) {
                int from = Math.min(length, Math.max(0, -shifts[s]));
                int to = Math.max(from, Math.min(length, width - shifts[s]));
                loops.stride(in, Math.min(width, shifts[s] + from), 1, phase, to - from);
                loops.spread(phase, copies[s], from, 1, to - from);
                surround(in, copies[s], shifts[s], 0, from);
                surround(in, copies[s], shifts[s], to, length);
            }
        }

        private void surround(R in, R copy, int shift, int from, int to) {
            for (int j = from; j < to; j++) {
                int index = edge.index(shift + j, source.info().width());
                if (index >= 0) {
                    loops.stride(in, index, 1, phase, 1);
                } else {
                    loops.fill(phase, edge.value(), 1);
                }
                loops.spread(phase, copy, j, 1, 1);
            }
        }

        @Override
        public void read(Band band) {
            band.requireFits(info);
            window.require(needed(band.top(), band.bottom()));
            for (int c = 0; c < info.channels(); c++) {
                for (int y = band.top(); y < band.bottom(); y++) {
                    R target = band.wide() ? loops.of(band.wideRow(c, y), out, 0) : loops.of(band.row(c, y), out, 0);
                    readRow(c, y, target);
                }
            }
        }

        private int[] needed(int top, int bottom) {
            var needed = new TreeSet<Integer>();
            for (int y = top; y < bottom; y++) {
                for (int t = 0; t < kernel.height(); t++) {
                    int row = rows.meets(y, t)
                            ? edge.index(rows.source(y, t), source.info().height())
                            : Edge.OUTSIDE;
                    if (row >= 0) {
                        needed.add(row);
                    }
                }
            }
            return needed.stream().mapToInt(i -> i).toArray();
        }

        private void readRow(int channel, int y, R target) {
            for (int r = 0; r < phases.size(); r++) {
                int count = 0;
                for (int t = 0; t < kernel.height(); t++) {
                    if (!rows.meets(y, t)) {
                        continue;
                    }
                    int row = edge.index(rows.source(y, t), source.info().height());
                    R[] copies = row >= 0 ? window.row(channel, row) : beyond;
                    for (PhaseTap tap : phases.get(r)) {
                        terms[count++] = copies[tap.shift()];
                    }
                }
                int n = columns.length(r);
                if (count == 0) {
                    loops.fill(phase, 0, n);
                } else {
                    R row = weights.get(y % rows.stride()).get(r);
                    loops.sum(phase, terms, row, 0, count, n);
                }
                loops.spread(phase, target, r, columns.stride(), n);
            }
        }
    }
}
