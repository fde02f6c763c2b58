package upscale.method.pool;

import java.util.Arrays;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.method.IndexLayout;

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

    @Override
    public RowReader newReader() {
        return new Reader();
    }

    private final class Reader implements RowReader {
        private final RowReader reader = source.newReader();
        private final Band row = Band.of(source.info(), 1);
        private final double[][] values = new double[info.channels()][info.width()];
        private final long[][] positions = new long[info.channels()][info.width()];
        private final double[] samples = new double[source.info().width()];

        @Override
        public void read(Band band) {
            band.requireFits(info);
            for (int o = band.top(); o < band.bottom(); o++) {
                pool(o);
                for (int c = 0; c < info.channels(); c++) {
                    if (band.wide()) {
                        store(c, o, band.wideRow(c, o));
                    } else {
                        store(c, o, band.row(c, o));
                    }
                }
            }
        }

        private void pool(int o) {
            Window rows = axes.rows();
            for (int c = 0; c < info.channels(); c++) {
                Arrays.fill(values[c], 0);
                Arrays.fill(positions[c], -1);
            }
            for (int t = rows.first(o); t < rows.last(o); t++) {
                int y = (int) rows.at(o, t);
                reader.read(row.at(y, y + 1));
                for (int c = 0; c < info.channels(); c++) {
                    load(c, y);
                    if (what == What.MEAN) {
                        sum(values[c]);
                    } else {
                        maximum(values[c], positions[c], (long) y * samples.length);
                    }
                }
            }
        }

        private void load(int c, int y) {
            if (row.wide()) {
                System.arraycopy(row.wideRow(c, y), 0, samples, 0, samples.length);
                return;
            }
            float[] narrow = row.row(c, y);
            for (int x = 0; x < samples.length; x++) {
                samples[x] = narrow[x];
            }
        }

        private void sum(double[] sums) {
            Window columns = axes.columns();
            for (int o = 0; o < sums.length; o++) {
                double sum = sums[o];
                for (int t = columns.first(o); t < columns.last(o); t++) {
                    sum += samples[(int) columns.at(o, t)];
                }
                sums[o] = sum;
            }
        }

        private void maximum(double[] best, long[] position, long base) {
            Window columns = axes.columns();
            for (int o = 0; o < best.length; o++) {
                for (int t = columns.first(o); t < columns.last(o); t++) {
                    int x = (int) columns.at(o, t);
                    double value = samples[x];
                    if (position[o] < 0 || value > best[o] || Double.isNaN(value)) {
                        best[o] = value;
                        position[o] = base + x;
                    }
                }
            }
        }

        private double result(int c, int o, int x) {
            return switch (what) {
                case MAXIMUM -> values[c][x];
                case MEAN -> values[c][x] / count(axes.rows(), o) / count(axes.columns(), x);
                case POSITION ->
                    layout.index(
                            c,
                            (int) (positions[c][x] / samples.length),
                            (int) (positions[c][x] % samples.length),
                            info.channels(),
                            axes.rows().in(),
                            samples.length);
            };
        }

        private int count(Window window, int o) {
            return countsPadding ? window.padded(o) : window.last(o) - window.first(o);
        }

        private void store(int c, int o, float[] out) {
            for (int x = 0; x < out.length; x++) {
                out[x] = (float) result(c, o, x);
            }
        }

        private void store(int c, int o, double[] out) {
            for (int x = 0; x < out.length; x++) {
                out[x] = result(c, o, x);
            }
        }
    }
}
