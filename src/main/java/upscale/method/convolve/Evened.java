package upscale.method.convolve;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import upscale.engine.Convolved;
import upscale.engine.Edge;
import upscale.engine.Filters;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.method.EvenOverlap;
import upscale.method.MethodException;
import upscale.rows.Rows;

/**
 * A transposed convolution divided by what the same arithmetic makes of an image of ones, or of counts: even inside, and up to the
 * borders, where fewer kernels overlap. Outputs that no kernel reaches stay 0. The bias is added afterwards.
 *
 * @param sums the transposed convolution without its bias
 * @param overlap what it is divided by; of the same size and type
 * @param bias of each channel
 */
record Evened(Image sums, Image overlap, double[] bias) implements Image {
    /** A gain of less than this part of the weights that met vanishes: dividing would raise rounding errors to samples. */
    private static final double VANISHING = 1e-3;

    /**
     * @param analysis says which divisor
     * @param edge beyond zeros, no kernel was scattered; beyond any other edge, the ones go on
     * @throws MethodException if there are outputs whose gain vanishes
     */
    static Evened of(
            Image source, ImageInfo info, Overlap analysis, Convolved.Axis columns, Convolved.Axis rows, Edge edge) {
        Filters filters = analysis.filters();
        boolean counts = analysis.evened().orElseThrow() == EvenOverlap.COUNT;
        double[][][] values = new double[filters.outputs()][1][];
        for (int c = 0; c < values.length; c++) {
            values[c][0] = counts ? analysis.counting() : analysis.summed(c);
        }
        ImageInfo in = source.info();
        boolean bounded = edge.equals(Edge.ZERO);
        if (analysis.holes()) {
            throw new MethodException("--even-overlap cannot fill holes: " + analysis.pattern());
        }
        Set<Set<Integer>> down = meetings(analysis.rows(), rows, in.height(), bounded);
        Set<Set<Integer>> across = meetings(analysis.columns(), columns, in.width(), bounded);
        for (double[][] kernel : values) {
            requireGain(kernel[0], filters.width(), down, across);
        }
        int outputs = filters.outputs();
        double[] none = new double[outputs];
        Filters ones = new Filters(outputs, outputs, outputs, filters.height(), filters.width(), values, none);
        Filters unbiased = new Filters(
                filters.inputs(), outputs, filters.groups(), filters.height(), filters.width(), filters.values(), none);
        Image flat = new Ones(in.withChannels(outputs));
        return new Evened(
                new Convolved(source, info, unbiased, columns, rows, edge),
                new Convolved(flat, info, ones, columns, rows, bounded ? Edge.ZERO : Edge.REPLICATE),
                filters.bias());
    }

    // The sets of taps that meet at outputs of one axis: a few, as they repeat by phase and differ at the borders only.
    private static Set<Set<Integer>> meetings(Overlap.Along along, Convolved.Axis axis, int in, boolean bounded) {
        Set<Set<Integer>> sets = new LinkedHashSet<>();
        for (int o = 0; o < axis.out(); o++) {
            Set<Integer> taps = new LinkedHashSet<>();
            for (int t = 0; t < along.kernel(); t++) {
                long scattered = o + (long) axis.begin() - (long) t * along.dilation();
                long sample = Math.floorDiv(scattered, (long) along.stride());
                if (Math.floorMod(scattered, (long) along.stride()) == 0 && (!bounded || sample >= 0 && sample < in)) {
                    taps.add(t);
                }
            }
            sets.add(taps);
        }
        return sets;
    }

    private static void requireGain(double[] kernel, int width, Set<Set<Integer>> down, Set<Set<Integer>> across) {
        for (Set<Integer> ys : down) {
            for (Set<Integer> xs : across) {
                double sum = 0;
                double size = 0;
                for (int y : ys) {
                    for (int x : xs) {
                        sum += kernel[y * width + x];
                        size += Math.abs(kernel[y * width + x]);
                    }
                }
                if (!ys.isEmpty() && !xs.isEmpty() && Math.abs(sum) <= VANISHING * size) {
                    throw new MethodException("--even-overlap gain cannot divide by gains that vanish: weights "
                            + Arrays.toString(weights(kernel, width, ys, xs)) + " meet and sum to " + (float) sum
                            + "; --even-overlap count divides by their number");
                }
            }
        }
    }

    private static double[] weights(double[] kernel, int width, Set<Integer> ys, Set<Integer> xs) {
        return ys.stream()
                .flatMapToDouble(y -> xs.stream().mapToDouble(x -> kernel[y * width + x]))
                .toArray();
    }

    @Override
    public ImageInfo info() {
        return sums.info();
    }

    @Override
    public RowReader newReader() {
        return new RowReader() {
            private final RowReader numerator = sums.newReader();
            private final RowReader denominator = overlap.newReader();
            private Band divisors = Band.of(info(), 0);

            @Override
            public void read(Band band) {
                numerator.read(band);
                int count = band.bottom() - band.top();
                if (divisors.capacity() < count) {
                    divisors = Band.of(info(), count);
                }
                denominator.read(divisors.at(band.top(), band.bottom()));
                for (int c = 0; c < band.channels(); c++) {
                    for (int y = band.top(); y < band.bottom(); y++) {
                        divide(band, c, y);
                    }
                }
            }

            private void divide(Band band, int c, int y) {
                if (band.wide()) {
                    Rows.DOUBLE.divide(band.wideRow(c, y), divisors.wideRow(c, y), band.width());
                    Rows.DOUBLE.add(band.wideRow(c, y), bias[c], band.width());
                } else {
                    Rows.FLOAT.divide(band.row(c, y), divisors.row(c, y), band.width());
                    Rows.FLOAT.add(band.row(c, y), bias[c], band.width());
                }
            }
        };
    }

    /** An image of ones. */
    private record Ones(ImageInfo info) implements Image {
        @Override
        public RowReader newReader() {
            return band -> {
                for (int c = 0; c < band.channels(); c++) {
                    for (int y = band.top(); y < band.bottom(); y++) {
                        if (band.wide()) {
                            Arrays.fill(band.wideRow(c, y), 1);
                        } else {
                            Arrays.fill(band.row(c, y), 1);
                        }
                    }
                }
            };
        }
    }
}
