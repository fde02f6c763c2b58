package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.engine.Alignment;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.method.Like;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Parameter;
import upscale.method.Target;

/**
 * {@code --like tf}, {@code keras} and {@code tf1} bicubics against what TensorFlow's ResizeBicubic is defined as: a table of 1024 steps
 * between two samples. With half-pixel centres a is -1/2, and taps outside are dropped and the others normalised; without, a is
 * -3/4, and the border sample is repeated. Another program's arrays were not to be had for this operator.
 */
class TensorflowBicubicTest {
    private static final int WIDTH = 7;
    private static final int HEIGHT = 5;

    static Stream<Arguments> tables() {
        return Stream.of(Like.TF, Like.KERAS, Like.TF1)
                .flatMap(like -> Stream.of(14, 21, 19, 4).map(width -> Arguments.of(like, width, width / 2 + 1)));
    }

    @ParameterizedTest
    @MethodSource
    void tables(Like like, int width, int height) {
        check(like, like != Like.TF1, false, width, height);
    }

    // With half-pixel centres the operator refuses aligned corners.
    @ParameterizedTest
    @ValueSource(ints = {14, 21, 19, 4})
    void tableWithAlignedCorners(int width) {
        check(Like.TF1, false, true, width, width / 2 + 1);
    }

    private static Raster source() {
        Raster source = Raster.allocate(ImageInfo.gray(WIDTH, HEIGHT, SampleType.F32));
        Random random = new Random(7);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                source.set(0, x, y, random.nextInt(64));
            }
        }
        return source;
    }

    private static Raster apply(Like like, boolean corners, int width, int height) {
        Target size = new Target.Size(OptionalInt.of(width), OptionalInt.of(height), Target.Fit.STRETCH);
        MethodOptions options = MethodOptions.of(size).with(Parameter.LIKE, like);
        return Raster.of(Methods.load(TensorflowBicubicTest.class.getClassLoader())
                .named("bicubic")
                .orElseThrow()
                .apply(source(), corners ? options.with(Parameter.ALIGNMENT, Alignment.ALIGN_CORNERS) : options)
                .image());
    }

    private static void check(Like like, boolean halfPixel, boolean corners, int width, int height) {
        Raster source = source();
        Raster ours = apply(like, corners, width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double[] wy = weights(y, HEIGHT, height, halfPixel, corners);
                double[] wx = weights(x, WIDTH, width, halfPixel, corners);
                double expected = 0;
                for (int i = 0; i < HEIGHT; i++) {
                    for (int j = 0; j < WIDTH; j++) {
                        expected += wy[i] * wx[j] * source.get(0, j, i);
                    }
                }
                assertThat(Math.abs(ours.get(0, x, y) - expected))
                        .as("%s at %d, %d", like, x, y)
                        .isLessThan(1e-5 * 64);
            }
        }
    }

    // The weight of every source sample in output o.
    private static double[] weights(int o, int in, int out, boolean halfPixel, boolean corners) {
        double scale = corners ? (in - 1.0) / (out - 1.0) : (double) in / out;
        double x = halfPixel ? (o + 0.5) * scale - 0.5 : o * scale;
        int floor = (int) Math.floor(x);
        double step = Math.rint((x - floor) * 1024) / 1024;
        double a = halfPixel ? -0.5 : -0.75;
        double[] weights = new double[in];
        double sum = 0;
        for (int k = -1; k <= 2; k++) {
            double t = Math.abs(k - step);
            double w = t <= 1 ? ((a + 2) * t - (a + 3)) * t * t + 1 : ((a * t - 5 * a) * t + 8 * a) * t - 4 * a;
            boolean inside = floor + k >= 0 && floor + k < in;
            if (inside || !halfPixel) {
                weights[Math.max(0, Math.min(floor + k, in - 1))] += w;
                sum += w;
            }
        }
        for (int i = 0; i < in; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
