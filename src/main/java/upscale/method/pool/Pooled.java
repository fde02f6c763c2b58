package upscale.method.pool;

import java.util.Arrays;
import java.util.stream.IntStream;
import upscale.engine.SourceRows;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.method.IndexLayout;
import upscale.rows.Rows;

/**
 * An image of what was made of every window of another: its maximum, its mean, or where its maximum is.
 *
 * <p>The first maximum in scan order wins; NaN wins over all, the last one if there are several (PyTorch). Padding is no sample.
 *
 * @param source what is pooled
 * @param info of the result
 * @param what is made of a window
 * @param layout how positions are numbered
 * @param countsPadding whether padding counts in a mean, as zeros
 */
record Pooled(Image source, ImageInfo info, Window.Axes axes, What what, IndexLayout layout, boolean countsPadding)
        implements Image {
    /** What is made of a window. */
    enum What {
        MAXIMUM,
        POSITION,
        MEAN
    }

    /** Rows of a window that are held at a time, however tall it is: fewer than these are shared by windows that overlap. */
    private static final int HELD = 16;

    @Override
    public RowReader newReader() {
        boolean doubles = what == What.MEAN || source.info().type().wide();
        return doubles ? new Reader<>(Rows.DOUBLE) : new Reader<>(Rows.FLOAT);
    }

    private final class Reader<R> implements RowReader {
        private final Rows<R> loops;
        private final Window rows = axes.rows();
        private final Window columns = axes.columns();
        private final int width = info.width();
        private final double padding = what == What.MEAN ? 0 : Double.NEGATIVE_INFINITY;
        private final SourceRows<R, R> window;
        private final R[] values; // by channel
        private final long[][] positions = new long[info.channels()][info.width()];
        private final R counts;

        Reader(Rows<R> loops) {
            this.loops = loops;
            int samples = Math.min(columns.in(), columns.span() - columns.begin());
            this.window = new SourceRows<>(
                    loops,
                    source,
                    () -> filled(columns.span(), padding),
                    (in, kept) -> loops.spread(in, kept, columns.begin(), 1, samples));
            this.values = loops.array(info.channels());
            Arrays.setAll(values, c -> loops.allocate(width));
            this.counts = loops.row(IntStream.range(0, width)
                    .mapToDouble(x -> count(columns, x))
                    .toArray());
        }

        private R filled(int length, double value) {
            R row = loops.allocate(length);
            loops.fill(row, value, length);
            return row;
        }

        @Override
        public void read(Band band) {
            band.requireFits(info);
            for (int o = band.top(); o < band.bottom(); o++) {
                pool(o);
                for (int c = 0; c < info.channels(); c++) {
                    store(c, o, band);
                }
            }
        }

        private void pool(int o) {
            int last = rows.last(o);
            begin((int) rows.at(o, rows.first(o)));
            for (int t = rows.first(o); t < last; t += HELD) {
                int[] some = IntStream.range(t, Math.min(last, t + HELD))
                        .map(tap -> (int) rows.at(o, tap))
                        .toArray();
                window.require(some);
                for (int y : some) {
                    for (int c = 0; c < info.channels(); c++) {
                        take(c, y);
                    }
                }
            }
        }

        // Where all samples are the lowest there is, the first of them is the largest.
        private void begin(int top) {
            for (int c = 0; c < info.channels(); c++) {
                loops.fill(values[c], padding, width);
                for (int x = 0; x < width && what == What.POSITION; x++) {
                    positions[c][x] = (long) top * columns.in() + columns.at(x, columns.first(x));
                }
            }
        }

        private void take(int c, int y) {
            R row = window.row(c, y);
            long first = (long) y * columns.in() - columns.begin();
            int stride = columns.stride();
            for (int t = 0; t < columns.size(); t++) {
                int from = t * columns.dilation();
                switch (what) {
                    case MAXIMUM -> loops.larger(values[c], row, from, stride, width);
                    case MEAN -> loops.add(values[c], row, from, stride, width);
                    case POSITION -> loops.larger(values[c], positions[c], row, first, from, stride, width);
                }
            }
        }

        private int count(Window axis, int o) {
            return countsPadding ? axis.padded(o) : axis.last(o) - axis.first(o);
        }

        private void store(int c, int o, Band band) {
            if (what == What.POSITION) {
                number(positions[c], c, band.wideRow(c, o));
                return;
            }
            if (what == What.MEAN) {
                loops.divide(values[c], filled(width, count(rows, o)), width);
                loops.divide(values[c], counts, width);
            }
            if (band.wide()) {
                loops.copy(values[c], band.wideRow(c, o), width);
            } else {
                loops.copy(values[c], band.row(c, o), width);
            }
        }

        private void number(long[] found, int c, double[] out) {
            for (int x = 0; x < width; x++) {
                int y = (int) (found[x] / columns.in());
                int at = (int) (found[x] % columns.in());
                out[x] = layout.index(c, y, at, info.channels(), rows.in(), columns.in());
            }
        }
    }
}
