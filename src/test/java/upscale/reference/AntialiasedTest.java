package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.compare.Alike;
import upscale.compare.Findings;
import upscale.compare.Rules;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Which pixels count as smoothed edges, against the definition with windows cut out of padded arrays. */
class AntialiasedTest {
    private static final int PAD = 15;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void smoothedEdges(int seed) throws IOException {
        ImageInfo info = ImageInfo.rgb(70, 90, SampleType.U8);
        // A disc on a ground, its edge smoothed in one way and in another; and some defects.
        Raster a = Samples.raster(info, (c, x, y) -> disc(c, x, y, seed, 1));
        Raster b = Samples.raster(
                info, (c, x, y) -> (x * 7 + y * 13) % (200 * seed) == 5 ? 255 : disc(c, x, y, seed, 1.6));
        List<String> left = new ArrayList<>();
        for (int y = 0; y < 90; y++) {
            for (int x = 0; x < 70; x++) {
                if (differs(a, b, x, y) && !smoothed(a, b, x, y)) {
                    left.add(x + "," + y);
                }
            }
        }
        long all = count(a, b, Rules.EXACT, 1);
        assertThat((long) left.size()).isBetween(1L, all - 1);
        for (int threads : new int[] {1, 4}) {
            assertThat(count(a, b, smoothing(), threads)).isEqualTo(left.size());
        }
    }

    private static double disc(int c, int x, int y, int seed, double softness) {
        double distance = Math.hypot(x - 33.3, y - 41.7 - seed) - 24;
        double inside = Math.max(0, Math.min(1, 0.5 - distance / softness));
        return Math.rint(40 + 15 * c + inside * (150 - 20 * c));
    }

    private static Rules smoothing() {
        Rules exact = Rules.EXACT;
        Rules.Where where = new Rules.Where(Optional.empty(), 0, List.of(), Optional.empty(), true);
        return new Rules(exact.kinds(), where, exact.luma(), exact.range(), exact.tolerance(), exact.metrics());
    }

    private static long count(Raster a, Raster b, Rules rules, int threads) throws IOException {
        return Findings.of((Alike.Ready) Alike.of(a, b, rules), rules, threads).different();
    }

    private static boolean differs(Raster a, Raster b, int x, int y) {
        return a.get(0, x, y) != b.get(0, x, y) || a.get(1, x, y) != b.get(1, x, y) || a.get(2, x, y) != b.get(2, x, y);
    }

    private static boolean smoothed(Raster a, Raster b, int x, int y) {
        double varianceA = 0;
        double varianceB = 0;
        double similarity = 0;
        for (int c = 0; c < 3; c++) {
            varianceA += moments(a, a, c, x, y, 1)[2];
            varianceB += moments(b, b, c, x, y, 1)[2];
            double[] of = moments(a, b, c, x, y, PAD);
            double va = moments(a, a, c, x, y, PAD)[2];
            double vb = moments(b, b, c, x, y, PAD)[2];
            similarity += (2 * of[0] * of[1] + 1e-4)
                    * (2 * of[2] + 9e-4)
                    / ((of[0] * of[0] + of[1] * of[1] + 1e-4) * (va + vb + 9e-4));
        }
        return varianceA > 1e-12 && varianceB > 1e-12 && similarity / 3 >= 0.99;
    }

    /** Means of both and their covariance, in a window. */
    private static double[] moments(Raster a, Raster b, int c, int x, int y, int radius) {
        double meanA = 0;
        double meanB = 0;
        double n = (2 * radius + 1) * (2 * radius + 1);
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                meanA += padded(a, c, x + dx, y + dy) / n;
                meanB += padded(b, c, x + dx, y + dy) / n;
            }
        }
        double covariance = 0;
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                covariance += (padded(a, c, x + dx, y + dy) - meanA) * (padded(b, c, x + dx, y + dy) - meanB) / n;
            }
        }
        return new double[] {meanA, meanB, covariance};
    }

    private static double padded(Raster raster, int c, int x, int y) {
        ImageInfo info = raster.info();
        return x < 0 || y < 0 || x >= info.width() || y >= info.height()
                ? (x + y + 100) % 2
                : raster.get(c, x, y) / 255;
    }
}
