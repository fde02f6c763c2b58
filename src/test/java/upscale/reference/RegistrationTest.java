package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.compare.Alike;
import upscale.compare.Rules;
import upscale.compare.Rules.AlphaRule;
import upscale.compare.Rules.DepthRule;
import upscale.compare.Rules.ProfileRule;
import upscale.compare.Rules.SizeRule;
import upscale.compare.Shift;
import upscale.compare.Tolerance;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** How one image lies best on another, by all shifts written out, for images that have nothing to do with one another. */
class RegistrationTest {
    @ParameterizedTest
    @CsvSource({"1,1,7,5", "9,7,12,5", "24,17,23,17", "3,40,5,31", "33,12,8,25", "13,13,1,2"})
    void everyShiftIsTried(int width, int height, int otherWidth, int otherHeight) {
        for (int seed = 0; seed < 5; seed++) {
            Raster a = Samples.noise(ImageInfo.rgb(width, height, SampleType.U8), seed);
            Raster b = Samples.noise(ImageInfo.rgb(otherWidth, otherHeight, SampleType.U8), 100 + seed);
            Rules rules = new Rules(
                    new Rules.Kinds(AlphaRule.STRAIGHT, ProfileRule.REQUIRE, DepthRule.FAIL, SizeRule.ALIGN, false),
                    Rules.Where.EVERYWHERE,
                    false,
                    OptionalDouble.empty(),
                    Tolerance.EXACT,
                    Set.of());
            assertThat(((Alike.Ready) Alike.of(a, b, rules)).shift()).contains(slow(a, b));
        }
    }

    private static Shift slow(Raster a, Raster b) {
        Shift best = null;
        double lowest = Double.POSITIVE_INFINITY;
        for (int dy = -b.info().height(); dy <= a.info().height(); dy++) {
            for (int dx = -b.info().width(); dx <= a.info().width(); dx++) {
                double score = score(a, b, dx, dy);
                if (score < lowest) {
                    lowest = score;
                    best = new Shift(dx, dy);
                }
            }
        }
        return best;
    }

    private static double score(Raster a, Raster b, int dx, int dy) {
        int columns = 0;
        int rows = 0;
        double sum = 0;
        for (int y = 0; y < b.info().height(); y++) {
            columns = 0;
            boolean row = y + dy >= 0 && y + dy < a.info().height();
            rows += row ? 1 : 0;
            for (int x = 0; x < b.info().width(); x++) {
                if (x + dx >= 0 && x + dx < a.info().width()) {
                    columns++;
                    double d = row ? luma(a, x + dx, y + dy) - luma(b, x, y) : 0;
                    sum += d * d;
                }
            }
        }
        boolean half = 2 * columns >= Math.min(a.info().width(), b.info().width())
                && 2 * rows >= Math.min(a.info().height(), b.info().height());
        double common = (double) columns * rows;
        return half ? sum / common / common : Double.POSITIVE_INFINITY;
    }

    private static double luma(Raster image, int x, int y) {
        return 0.299 * image.get(0, x, y) + 0.587 * image.get(1, x, y) + 0.114 * image.get(2, x, y);
    }
}
