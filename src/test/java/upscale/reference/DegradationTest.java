package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.engine.Degradation;
import upscale.engine.Weights;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/** {@link Degradation}, by its definitions: sums over the large image in double precision. */
class DegradationTest {
    private static final int WIDTH = 24;
    private static final int HEIGHT = 12;

    /** The weight of a sample so far right of, and below, the middle of a small pixel. */
    private interface Weighing {
        double at(double dx, double dy);
    }

    private static double cubic(double x) {
        double t = Math.abs(x);
        return t < 1 ? 1.5 * t * t * t - 2.5 * t * t + 1 : t < 2 ? -0.5 * t * t * t + 2.5 * t * t - 4 * t + 2 : 0;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void bicubicIsStretchedByTheScale(int scale) {
        agrees(Degradation.BICUBIC, scale, 2 * scale, (dx, dy) -> cubic(dx / scale) * cubic(dy / scale));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void boxIsTheMeanOfWhatASmallPixelCovers(int scale) {
        agrees(
                Degradation.BOX,
                scale,
                scale,
                (dx, dy) -> Math.abs(dx) < scale / 2.0 && Math.abs(dy) < scale / 2.0 ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void gaussianIsMeasuredInPixelsOfTheLargeImage(int scale) {
        double sigma = 1.3;
        agrees(
                Degradation.gaussian(sigma),
                scale,
                8,
                (dx, dy) -> Math.abs(dx) > 4 * sigma || Math.abs(dy) > 4 * sigma
                        ? 0
                        : Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void nearestIsTheMiddlePixel(int scale) {
        // Of an even number of pixels none is: the one half a pixel to the right and below.
        double off = scale % 2 == 0 ? 0.5 : 0;
        agrees(Degradation.NEAREST, scale, 2, (dx, dy) -> dx == off && dy == off ? 1 : 0);
    }

    @Test
    void aKernelLiesOnTheMiddleOfTheSmallPixelAndIsDividedByItsSum() {
        double[] weights = {1, 2, 0, 4, 5, 6, 7, 8, 30};
        agrees(
                Degradation.of("file", new Weights(3, 3, weights, "file")),
                3,
                1,
                (dx, dy) -> weights[(int) (dy + 1) * 3 + (int) (dx + 1)]);
    }

    @Test
    void aKernelThatWouldLeaveNothingIsRefused() {
        assertThatThrownBy(() -> Degradation.of("edge", new Weights(1, 2, new double[] {1, -1}, "edge")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sum to 0");
    }

    @Test
    void sidesAreMultiplesOfTheScale() {
        Raster image = noise(SampleType.F32);
        assertThatThrownBy(() -> Degradation.BOX.of(image, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Columns first, each sum rounded to a byte, the border sample going on beyond the border. */
    @Test
    void bytesAreRoundedAfterEachPass() {
        Raster large = noise(SampleType.U8);
        Raster small = Raster.of(Degradation.BICUBIC.of(large, 2));
        assertThat(small.info().type()).isEqualTo(SampleType.U8);
        double[][] between = new double[HEIGHT / 2][WIDTH];
        for (int y = 0; y < HEIGHT / 2; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double sum = 0;
                for (int i = 2 * y - 3; i <= 2 * y + 4; i++) {
                    sum += cubic((i - 2 * y - 0.5) / 2) / 2 * large.get(0, x, clamped(i, HEIGHT));
                }
                between[y][x] = toByte(sum);
            }
        }
        for (int y = 0; y < HEIGHT / 2; y++) {
            for (int x = 0; x < WIDTH / 2; x++) {
                double sum = 0;
                for (int i = 2 * x - 3; i <= 2 * x + 4; i++) {
                    sum += cubic((i - 2 * x - 0.5) / 2) / 2 * between[y][clamped(i, WIDTH)];
                }
                assertThat(small.get(0, x, y)).as("%d, %d", x, y).isEqualTo(toByte(sum));
            }
        }
    }

    private static double toByte(double value) {
        return Math.max(0, Math.min(255, Math.floor(value + 0.5)));
    }

    private static int clamped(int i, int n) {
        return Math.max(0, Math.min(n - 1, i));
    }

    // numpy's symmetric
    private static int mirrored(int i, int n) {
        int m = Math.floorMod(i, 2 * n);
        return m < n ? m : 2 * n - 1 - m;
    }

    private static Raster noise(SampleType type) {
        Raster image = Raster.allocate(ImageInfo.gray(WIDTH, HEIGHT, type));
        Random random = new Random(8);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.set(0, x, y, type == SampleType.U8 ? random.nextInt(256) : random.nextFloat());
            }
        }
        return image;
    }

    private static void agrees(Degradation degradation, int scale, int reach, Weighing weighing) {
        Raster large = noise(SampleType.F32);
        Raster small = Raster.of(degradation.of(large, scale));
        assertThat(small.info().width()).isEqualTo(WIDTH / scale);
        assertThat(small.info().height()).isEqualTo(HEIGHT / scale);
        for (int y = 0; y < HEIGHT / scale; y++) {
            for (int x = 0; x < WIDTH / scale; x++) {
                double middleX = scale * x + (scale - 1) / 2.0;
                double middleY = scale * y + (scale - 1) / 2.0;
                double sum = 0;
                double weights = 0;
                for (int j = (int) Math.ceil(middleY - reach); j <= middleY + reach; j++) {
                    for (int i = (int) Math.ceil(middleX - reach); i <= middleX + reach; i++) {
                        double weight = weighing.at(i - middleX, j - middleY);
                        weights += weight;
                        sum += weight * large.get(0, mirrored(i, WIDTH), mirrored(j, HEIGHT));
                    }
                }
                assertThat(small.get(0, x, y))
                        .as("%s by %d at %d, %d", degradation, scale, x, y)
                        .isCloseTo(sum / weights, within(1e-5));
            }
        }
    }
}
