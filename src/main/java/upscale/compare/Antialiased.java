package upscale.compare;

import java.util.Arrays;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/**
 * Pixels that differ as edges do which another program has smoothed: neither image is flat around them, and in a wider window both show the same. That is how
 * Playwright's comparator of screenshots tells them (its {@code ssim-cie94}): the 3x3 pixels around have a variance in both images, and the {@linkplain Ssim structural
 * similarity} of the 31x31 pixels around, all of one weight, is 0.99 or more in the mean of the colours; what lies beyond the border counts as a chequered pattern that both share. Where opacity differs, a pixel is not excused.
 */
final class Antialiased implements Excused.Excuse {
    private static final int FLAT_RADIUS = 1;
    private static final int RADIUS = 15;
    private static final double LEAST = 0.99;
    private static final double C1 = 0.01 * 0.01;
    private static final double C2 = 0.03 * 0.03;

    private final Image actual;
    private final Image expected;
    private final ImageInfo info;
    private final double range;

    /** @param range of the samples of both, such as 255 */
    Antialiased(Image actual, Image expected, double range) {
        this.actual = actual;
        this.expected = expected;
        this.info = actual.info();
        this.range = range;
    }

    @Override
    public Asking newAsking() {
        return new Windows()::mark;
    }

    /** Sums over the rows of a window that moves down, column by column. */
    private final class Windows {
        private static final int KINDS = 5; // of both images, of their squares, and of their product

        private final RowReader left = actual.newReader();
        private final RowReader right = expected.newReader();
        private final Rows wide = new Rows(RADIUS);
        private final Rows narrow = new Rows(FLAT_RADIUS);

        void mark(int y, boolean[] excused) {
            wide.moveTo(y);
            narrow.moveTo(y);
            for (int x = 0; x < excused.length; x++) {
                excused[x] |= wide.differs(x, y) && !wide.opacityDiffers(x, y) && narrow.varies(x) && wide.similar(x);
            }
        }

        /** A window of one size. */
        private final class Rows {
            private final int radius;
            private final int height;
            private final double[][][] samples; // [row % height][image and channel][x], in parts of the range
            private final double[][][] sums; // [channel][kind][x]
            private final Band a = Band.of(info, 1);
            private final Band b = Band.of(expected.info(), 1);
            private int top; // rows [top, bottom) are in the sums
            private int bottom;

            Rows(int radius) {
                this.radius = radius;
                this.height = 2 * radius + 1;
                this.samples = new double[height][2 * info.channels()][info.width()];
                this.sums = new double[info.colourChannels()][KINDS][info.width()];
            }

            void moveTo(int y) {
                int first = Math.max(0, y - radius);
                int end = Math.min(info.height(), y + radius + 1);
                if (first < top || first >= bottom) {
                    for (double[][] channel : sums) {
                        for (double[] kind : channel) {
                            Arrays.fill(kind, 0);
                        }
                    }
                    top = first;
                    bottom = first;
                }
                for (; top < first; top++) {
                    add(samples[top % height], -1);
                }
                for (; bottom < end; bottom++) {
                    double[][] row = samples[bottom % height];
                    read(bottom, row);
                    add(row, 1);
                }
            }

            private void read(int y, double[][] row) {
                left.read(a.at(y, y + 1));
                right.read(b.at(y, y + 1));
                for (int c = 0; c < info.channels(); c++) {
                    for (int x = 0; x < info.width(); x++) {
                        row[2 * c][x] = a.sample(c, x, y) / range;
                        row[2 * c + 1][x] = b.sample(c, x, y) / range;
                    }
                }
            }

            private void add(double[][] row, int sign) {
                for (int c = 0; c < sums.length; c++) {
                    double[] p = row[2 * c];
                    double[] q = row[2 * c + 1];
                    double[][] to = sums[c];
                    for (int x = 0; x < p.length; x++) {
                        to[0][x] += sign * p[x];
                        to[1][x] += sign * q[x];
                        to[2][x] += sign * p[x] * p[x];
                        to[3][x] += sign * q[x] * q[x];
                        to[4][x] += sign * p[x] * q[x];
                    }
                }
            }

            boolean differs(int x, int y) {
                double[][] row = samples[y % height];
                for (int c = 0; c < row.length; c += 2) {
                    if (row[c][x] != row[c + 1][x]) {
                        return true;
                    }
                }
                return false;
            }

            boolean opacityDiffers(int x, int y) {
                double[][] row = samples[y % height];
                return info.hasAlpha() && row[row.length - 2][x] != row[row.length - 1][x];
            }

            /** Whether both images do, around x: no colour of them is all the same there. */
            boolean varies(int x) {
                int from = Math.max(0, x - radius);
                int to = Math.min(info.width() - 1, x + radius);
                boolean first = to - from + 1 < height || bottom - top < height; // at the border
                boolean second = first;
                for (int y = top; y < bottom; y++) {
                    double[][] row = samples[y % height];
                    for (int c = 0; c < 2 * info.colourChannels(); c += 2) {
                        for (int i = from; i <= to; i++) {
                            first |= row[c][i] != row[c][x];
                            second |= row[c + 1][i] != row[c + 1][x];
                        }
                    }
                }
                return first && second;
            }

            boolean similar(int x) {
                int from = Math.max(0, x - radius);
                int to = Math.min(info.width() - 1, x + radius);
                double n = height * height;
                double beyond =
                        (n - (double) (to - from + 1) * (bottom - top)) / 2; // of zeros and ones, so of their squares
                double total = 0;
                for (double[][] channel : sums) {
                    double[] mean = new double[KINDS];
                    for (int kind = 0; kind < KINDS; kind++) {
                        for (int i = from; i <= to; i++) {
                            mean[kind] += channel[kind][i];
                        }
                        mean[kind] = (mean[kind] + beyond) / n;
                    }
                    double variances = mean[2] - mean[0] * mean[0] + (mean[3] - mean[1] * mean[1]);
                    double covariance = mean[4] - mean[0] * mean[1];
                    total += (2 * mean[0] * mean[1] + C1)
                            / (mean[0] * mean[0] + mean[1] * mean[1] + C1)
                            * ((2 * covariance + C2) / (variances + C2));
                }
                return total / sums.length >= LEAST;
            }
        }
    }
}
