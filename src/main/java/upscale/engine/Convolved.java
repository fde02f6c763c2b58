package upscale.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.rows.Rows;

/**
 * An image convolved, or scattered through kernels: convolution and transposed convolution between channels (Dumoulin & Visin
 * 2016, chapters 2 and 4). Convolution is what neural networks call it: kernels are not flipped.
 *
 * <p>Both are computed by gathering, in polyphase form: an output takes the taps that meet its phase, each from the source sample
 * that its {@link Axis} says. Within a row the outputs of one phase are contiguous sums of shifted source rows, exactly as
 * {@link RowTaps} does it. What an {@link Edge} puts beyond the borders is laid around the source rows as far as the kernels reach,
 * so no loop tests bounds. Terms are summed by input channel, then kernel row, then kernel column.
 */
public final class Convolved implements Image {
    private final Image source;
    private final ImageInfo info;
    private final Filters filters;
    private final Edge edge;
    private final Axis columns;
    private final Axis rows;
    private final int[] shifts; // source column of each kept copy's first sample, ascending

    /**
     * One axis of a convolution or transposed convolution.
     *
     * @param scatters whether a source sample goes to several outputs (transposed), rather than an output taking several samples
     * @param stride outputs per source sample if it scatters, else source samples per output; at least 1
     * @param dilation distance between neighbouring taps, in outputs if it scatters, else in source samples; at least 1
     * @param begin if it scatters, how many leading outputs of the natural length are cropped; else how many samples are added
     *     before the first; negative does the opposite
     * @param out output pixels, at least 1
     */
    public record Axis(boolean scatters, int stride, int dilation, int begin, int out) {
        public Axis {
            if (stride < 1 || dilation < 1 || out < 1) {
                throw new IllegalArgumentException("stride " + stride + ", dilation " + dilation + ", output " + out);
            }
        }

        /** {@code out[i * stride + t * dilation - begin] += in[i] * w[t]}. */
        public static Axis transposed(int stride, int dilation, int begin, int out) {
            return new Axis(true, stride, dilation, begin, out);
        }

        /** {@code out[o] = sum of in[o * stride + t * dilation - begin] * w[t]}. */
        public static Axis convolution(int stride, int dilation, int begin, int out) {
            return new Axis(false, stride, dilation, begin, out);
        }

        /** After how many outputs the pattern of taps repeats. */
        int phases() {
            return scatters ? stride : 1;
        }

        /** How many source samples further on it then stands. */
        int advance() {
            return scatters ? 1 : stride;
        }

        /** Whether tap {@code t} meets output {@code o}. */
        boolean meets(int o, int t) {
            return !scatters || Math.floorMod(o + (long) begin - (long) t * dilation, stride) == 0;
        }

        /** The source sample that tap {@code t} brings to output {@code o}, which it meets; may lie outside. */
        int source(int o, int t) {
            return Math.toIntExact(
                    scatters
                            ? Math.floorDiv(o + (long) begin - (long) t * dilation, stride)
                            : (long) o * stride - begin + (long) t * dilation);
        }

        /** How many outputs have phase {@code r}: are {@code r + phases * j}. */
        int length(int r) {
            return (out - r + phases() - 1) / phases();
        }
    }

    /**
     * @param info what comes out; as many pixels as the axes say, as many channels as the filters make
     * @param edge any but renormalise
     */
    public Convolved(Image source, ImageInfo info, Filters filters, Axis columns, Axis rows, Edge edge) {
        if (info.width() != columns.out() || info.height() != rows.out()) {
            throw new IllegalArgumentException("axes of another size than " + info);
        }
        if (source.info().channels() != filters.inputs() || info.channels() != filters.outputs()) {
            throw new IllegalArgumentException("filters of other channels than " + source.info() + " to " + info);
        }
        if (edge.kind() == Edge.Kind.RENORMALIZE) {
            throw new IllegalArgumentException("a convolution's taps are not renormalised");
        }
        this.source = source;
        this.info = info;
        this.filters = filters;
        this.edge = edge;
        this.columns = columns;
        this.rows = rows;
        var distinct = new TreeSet<Integer>();
        for (int r = 0; r < columns.phases(); r++) {
            for (int t = 0; t < filters.width(); t++) {
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
        private final R[] sums; // of one phase, by output channel of a group
        private final R[] terms;
        private final List<List<PhaseTap>> phases = new ArrayList<>(); // of the column
        private final List<List<List<R[]>>> weights = new ArrayList<>(); // by phase of the row, of the column, by group
        private final int length = columns.length(0);

        Reader(Rows<R> loops) {
            this.loops = loops;
            this.window = new SourceRows<>(loops, source, this::allocateShifts, this::shift);
            this.beyond = allocateShifts();
            for (R row : beyond) {
                loops.fill(row, edge.value(), length);
            }
            this.out = loops.allocate(info.width());
            this.phase = loops.allocate(Math.max(length, 1));
            this.sums = loops.array(filters.outputs() / filters.groups());
            for (int c = 0; c < sums.length; c++) {
                sums[c] = loops.allocate(length);
            }
            this.terms = loops.array(filters.inputsPerGroup() * filters.height() * filters.width());
            for (int r = 0; r < Math.min(columns.phases(), info.width()); r++) {
                List<PhaseTap> taps = new ArrayList<>();
                for (int t = 0; t < filters.width(); t++) {
                    if (columns.meets(r, t)) {
                        taps.add(new PhaseTap(t, Arrays.binarySearch(shifts, columns.source(r, t))));
                    }
                }
                phases.add(taps);
            }
            for (int y = 0; y < Math.min(rows.phases(), info.height()); y++) {
                List<List<R[]>> byColumn = new ArrayList<>();
                for (List<PhaseTap> taps : phases) {
                    List<R[]> byGroup = new ArrayList<>();
                    for (int first = 0; first < filters.outputs(); first += sums.length) {
                        R[] byChannel = loops.array(sums.length);
                        for (int c = 0; c < sums.length; c++) {
                            byChannel[c] = loops.row(weightsOf(y, taps, first + c));
                        }
                        byGroup.add(byChannel);
                    }
                    byColumn.add(byGroup);
                }
                weights.add(byColumn);
            }
        }

        // In the order in which gather puts the terms.
        private double[] weightsOf(int y, List<PhaseTap> taps, int channel) {
            double[] gathered = new double[terms.length];
            int count = 0;
            for (double[] kernel : filters.values()[channel]) {
                for (int t = 0; t < filters.height(); t++) {
                    for (PhaseTap tap : rows.meets(y, t) ? taps : List.<PhaseTap>of()) {
                        gathered[count++] = kernel[t * filters.width() + tap.column()];
                    }
                }
            }
            return Arrays.copyOf(gathered, count);
        }

        private R[] allocateShifts() {
            R[] copies = loops.array(shifts.length);
            for (int s = 0; s < copies.length; s++) {
                copies[s] = loops.allocate(length);
            }
            return copies;
        }

        // copy[s][j] = in[shifts[s] + j * advance], and what the edge says where that is outside.
        private void shift(R in, R[] copies) {
            int width = source.info().width();
            int step = columns.advance();
            for (int s = 0; s < copies.length; s++) {
                int from = Math.min(length, Math.max(0, -Math.floorDiv(shifts[s], step)));
                int to = Math.max(from, Math.min(length, -Math.floorDiv(shifts[s] - width, step)));
                if (to > from) {
                    loops.stride(in, shifts[s] + from * step, step, phase, to - from);
                    loops.spread(phase, copies[s], from, 1, to - from);
                }
                surround(in, copies[s], shifts[s], 0, from);
                surround(in, copies[s], shifts[s], to, length);
            }
        }

        private void surround(R in, R copy, int shift, int from, int to) {
            for (int j = from; j < to; j++) {
                int index =
                        edge.index(shift + j * columns.advance(), source.info().width());
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
            for (int top = band.top(); top < band.bottom(); top += SourceRows.OUTPUTS) {
                int bottom = Math.min(band.bottom(), top + SourceRows.OUTPUTS);
                window.require(needed(top, bottom));
                for (int y = top; y < bottom; y++) {
                    for (int group = 0; group < filters.groups(); group++) {
                        readGroup(band, y, group);
                    }
                }
            }
        }

        private int[] needed(int top, int bottom) {
            var needed = new TreeSet<Integer>();
            for (int y = top; y < bottom; y++) {
                for (int t = 0; t < filters.height(); t++) {
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

        // The output channels of a group are made of the same input channels, so of the same terms.
        private void readGroup(Band band, int y, int group) {
            int first = group * sums.length;
            for (int r = 0; r < phases.size(); r++) {
                int count = gather(y, filters.firstInput(first), phases.get(r));
                int n = columns.length(r);
                if (count > 0) {
                    R[] byChannel = weights.get(y % rows.phases()).get(r).get(group);
                    loops.sums(sums, terms, byChannel, count, n);
                }
                for (int c = 0; c < sums.length; c++) {
                    if (count == 0) {
                        loops.fill(sums[c], 0, n);
                    }
                    finish(sums[c], band, first + c, y, r, n);
                }
            }
        }

        private void finish(R sum, Band band, int channel, int y, int r, int n) {
            if (filters.bias()[channel] != 0) {
                loops.add(sum, filters.bias()[channel], n);
            }
            R target =
                    band.wide() ? loops.of(band.wideRow(channel, y), out, 0) : loops.of(band.row(channel, y), out, 0);
            loops.spread(sum, target, r, columns.phases(), n);
        }

        private int gather(int y, int firstInput, List<PhaseTap> taps) {
            int count = 0;
            for (int input = firstInput; input < firstInput + filters.inputsPerGroup(); input++) {
                for (int t = 0; t < filters.height(); t++) {
                    if (rows.meets(y, t)) {
                        int row = edge.index(rows.source(y, t), source.info().height());
                        R[] copies = row >= 0 ? window.row(input, row) : beyond;
                        for (PhaseTap tap : taps) {
                            terms[count++] = copies[tap.shift()];
                        }
                    }
                }
            }
            return count;
        }
    }
}
