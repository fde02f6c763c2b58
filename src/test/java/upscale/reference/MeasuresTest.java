package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.compare.Clusters;
import upscale.compare.Comparison;
import upscale.compare.Deviation;
import upscale.compare.Deviations;
import upscale.compare.MsSsim;
import upscale.compare.Nearness;
import upscale.compare.Ssim;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Deviations and similarities, against their definitions written out pixel by pixel and window by window. */
class MeasuresTest {
    private static final int[] THREADS = {1, 2, 7};

    @ParameterizedTest
    @CsvSource({"1,1,U8", "13,130,U8", "64,65,U16", "31,40,I16", "20,21,F32", "17,64,F64", "9,9,U32"})
    void deviation(int width, int height, SampleType type) throws IOException {
        ImageInfo info = ImageInfo.planes(width, height, 2, type);
        Raster a = Samples.noise(info, 1);
        Raster b = Samples.raster(info, (c, x, y) -> (x + y) % 3 == 0 ? a.get(c, x, y) : (double) (x % 7));
        double tolerance = 5;
        for (int threads : THREADS) {
            Deviations found = new Deviations(width, 2, new Nearness(tolerance, 0, false));
            Comparison.run(a, b, List.of(found), threads);
            for (int c = 0; c < 2; c++) {
                check(found.channels().get(c), a, b, c);
            }
            assertThat(found.pixels()).isEqualTo(beyond(a, b, tolerance));
        }
    }

    private static void check(Deviation found, Raster a, Raster b, int c) {
        int differing = 0;
        double largest = 0;
        double sum = 0;
        double squares = 0;
        int[] place = {-1, -1};
        for (int y = 0; y < a.info().height(); y++) {
            for (int x = 0; x < a.info().width(); x++) {
                double d = Math.abs(a.get(c, x, y) - b.get(c, x, y));
                differing += d > 0 ? 1 : 0;
                sum += d;
                squares += d * d;
                if (d > largest) {
                    largest = d;
                    place = new int[] {x, y};
                }
            }
        }
        assertThat(found.samples()).isEqualTo(a.info().pixels());
        assertThat(found.differing()).isEqualTo(differing);
        assertThat(found.largest()).isEqualTo(largest);
        assertThat(new int[] {found.x(), found.y()}).isEqualTo(place);
        if (largest > 0) {
            assertThat(found.actual()).isEqualTo(a.get(c, place[0], place[1]));
            assertThat(found.expected()).isEqualTo(b.get(c, place[0], place[1]));
        }
        assertThat(found.sum()).isCloseTo(sum, within(1e-12 * sum));
        assertThat(found.squares()).isCloseTo(squares, within(1e-12 * squares));
    }

    private static long beyond(Raster a, Raster b, double tolerance) {
        long pixels = 0;
        for (int y = 0; y < a.info().height(); y++) {
            for (int x = 0; x < a.info().width(); x++) {
                boolean far = false;
                for (int c = 0; c < a.info().channels(); c++) {
                    far |= Math.abs(a.get(c, x, y) - b.get(c, x, y)) > tolerance;
                }
                pixels += far ? 1 : 0;
            }
        }
        return pixels;
    }

    @Test
    void nothingIsLikeNothingUnlessItIsAskedNotToBe() throws IOException {
        ImageInfo info = ImageInfo.gray(4, 1, SampleType.F32);
        double[] left = {Double.NaN, Double.NaN, 1, Double.POSITIVE_INFINITY};
        double[] right = {Double.NaN, 1, 1, Double.POSITIVE_INFINITY};
        Raster a = Samples.raster(info, (c, x, y) -> left[x]);
        Raster b = Samples.raster(info, (c, x, y) -> right[x]);
        Deviations lenient = new Deviations(4, 1, Nearness.EXACT);
        Deviations strict = new Deviations(4, 1, new Nearness(0, 0, true));
        Comparison.run(a, b, List.of(lenient, strict), 1);
        assertThat(lenient.pixels()).isEqualTo(1);
        assertThat(strict.pixels()).isEqualTo(2);
        assertThat(lenient.overall().largest()).isInfinite();
        assertThat(lenient.overall().x()).isEqualTo(1);
        assertThat(strict.overall().x()).isZero();
    }

    @Test
    void whatIsFarApartIsNearWhereBothAreLarge() throws IOException {
        ImageInfo info = ImageInfo.gray(4, 1, SampleType.F32);
        double[] left = {1000, 1, Double.POSITIVE_INFINITY, 0.01};
        double[] right = {1001, 1.5, 5, 0};
        Raster a = Samples.raster(info, (c, x, y) -> left[x]);
        Raster b = Samples.raster(info, (c, x, y) -> right[x]);
        Deviations found = new Deviations(4, 1, new Nearness(0.1, 0.01, false));
        Comparison.run(a, b, List.of(found), 1);
        assertThat(found.pixels()).isEqualTo(2);
        assertThat(found.overall().differing()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"20,90,3,5", "7,150,40,2", "30,20,1,1", "12,9,5,40", "33,140,8,70"})
    void clusters(int width, int height, int windowWidth, int windowHeight) throws IOException {
        ImageInfo info = ImageInfo.planes(width, height, 2, SampleType.U8);
        Raster a = Samples.noise(info, 5);
        Raster b = Samples.raster(
                info, (c, x, y) -> (x * 31 + y * 17 + c) % 11 == 0 ? 255 - a.get(c, x, y) : a.get(c, x, y));
        int[] slow = cluster(a, b, Math.min(width, windowWidth), Math.min(height, windowHeight));
        for (int threads : THREADS) {
            Clusters found = new Clusters(info, windowWidth, windowHeight, Nearness.EXACT);
            Comparison.run(a, b, List.of(found), threads);
            assertThat(new int[] {found.most(), found.x(), found.y()}).isEqualTo(slow);
        }
    }

    // Windows in reading order: how many pixels differ in the one where most do, and where it is.
    private static int[] cluster(Raster a, Raster b, int width, int height) {
        int[] best = {0, -1, -1};
        for (int top = 0; top + height <= a.info().height(); top++) {
            for (int left = 0; left + width <= a.info().width(); left++) {
                int count = 0;
                for (int y = top; y < top + height; y++) {
                    for (int x = left; x < left + width; x++) {
                        boolean same = a.get(0, x, y) == b.get(0, x, y) && a.get(1, x, y) == b.get(1, x, y);
                        count += same ? 0 : 1;
                    }
                }
                best = count > best[0] ? new int[] {count, left, top} : best;
            }
        }
        return best;
    }

    @ParameterizedTest
    @CsvSource({"11,11,U8", "12,75,U8", "40,23,U16", "30,140,F32"})
    void similarity(int width, int height, SampleType type) throws IOException {
        ImageInfo info = ImageInfo.planes(width, height, 2, type);
        double range = type.floating() ? 5 : info.max();
        Raster a = Samples.noise(info, 3);
        Raster b = Samples.raster(info, (c, x, y) -> Math.rint((a.get(c, x, y) + 3 * x + y) / 2));
        for (int threads : THREADS) {
            Ssim found = new Ssim(width, 2, range);
            Comparison.run(a, b, List.of(found), threads);
            for (int c = 0; c < 2; c++) {
                double[] slow = similarity(samples(a, c), samples(b, c), range);
                assertThat(found.mean(c)).isCloseTo(slow[0], within(1e-10));
                assertThat(found.structure(c)).isCloseTo(slow[1], within(1e-10));
            }
        }
    }

    @Test
    void similarityAtSeveralScales() throws IOException {
        ImageInfo info = ImageInfo.gray(181, 177, SampleType.U8);
        Raster a = Samples.raster(info, (c, x, y) -> (x * x / 7 + y * 5) % 256);
        Raster b = Samples.raster(info, (c, x, y) -> (a.get(c, x, y) + x * y % 97) / 2);
        double[][] x = samples(a, 0);
        double[][] y = samples(b, 0);
        double[] weights = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
        double expected = 1;
        for (int scale = 0; scale < 5; scale++) {
            double[] means = similarity(x, y, 255);
            expected *= Math.pow(means[scale == 4 ? 0 : 1], weights[scale]);
            x = halved(x);
            y = halved(y);
        }
        assertThat(expected).isBetween(0.1, 0.99);
        for (int threads : THREADS) {
            assertThat(MsSsim.of(a, b, 255, threads)[0]).isCloseTo(expected, within(1e-10));
        }
    }

    private static double[][] samples(Raster raster, int c) {
        double[][] rows = new double[raster.info().height()][raster.info().width()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                rows[y][x] = raster.get(c, x, y);
            }
        }
        return rows;
    }

    private static double[][] halved(double[][] in) {
        double[][] out = new double[(in.length + 1) / 2][(in[0].length + 1) / 2];
        for (int y = 0; y < out.length; y++) {
            for (int x = 0; x < out[y].length; x++) {
                int bottom = Math.min(2 * y + 1, in.length - 1);
                int right = Math.min(2 * x + 1, in[0].length - 1);
                out[y][x] = (in[2 * y][2 * x] + in[2 * y][right] + in[bottom][2 * x] + in[bottom][right]) / 4;
            }
        }
        return out;
    }

    /** The mean over all windows of the whole, and of the factor that is not luminance: central moments, window by window. */
    private static double[] similarity(double[][] a, double[][] b, double range) {
        double c1 = Math.pow(0.01 * range, 2);
        double c2 = Math.pow(0.03 * range, 2);
        double whole = 0;
        double part = 0;
        int count = 0;
        for (int top = 0; top + 11 <= a.length; top++) {
            for (int left = 0; left + 11 <= a[0].length; left++) {
                double ma = mean(a, b, top, left, 0, 0, 1, 0);
                double mb = mean(a, b, top, left, 0, 0, 0, 1);
                double va = mean(a, b, top, left, ma, mb, 2, 0);
                double vb = mean(a, b, top, left, ma, mb, 0, 2);
                double covariance = mean(a, b, top, left, ma, mb, 1, 1);
                double structure = (2 * covariance + c2) / (va + vb + c2);
                whole += (2 * ma * mb + c1) / (ma * ma + mb * mb + c1) * structure;
                part += structure;
                count++;
            }
        }
        return new double[] {whole / count, part / count};
    }

    // Of (a - ma)^i (b - mb)^j, by the weights of the window.
    private static double mean(double[][] a, double[][] b, int top, int left, double ma, double mb, int i, int j) {
        double sum = 0;
        double total = 0;
        for (int dy = -5; dy <= 5; dy++) {
            for (int dx = -5; dx <= 5; dx++) {
                double weight = Math.exp(-(dx * dx + dy * dy) / (2 * 1.5 * 1.5));
                double x = a[top + 5 + dy][left + 5 + dx] - ma;
                double y = b[top + 5 + dy][left + 5 + dx] - mb;
                sum += weight * Math.pow(x, i) * Math.pow(y, j);
                total += weight;
            }
        }
        return sum / total;
    }
}
