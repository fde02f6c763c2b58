package upscale.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.engine.Alignment;
import upscale.engine.Kernels;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Method;
import upscale.method.Parameter;
import upscale.method.interpolate.Lanczos;

/** Nothing moves: the centroid of a Gaussian blob stays where it was, to a millionth of a source pixel. */
class CentroidTest {
    private static final double X = 30.3;
    private static final double Y = 28.85;

    private static final Image BLOB = Samples.raster(
            ImageInfo.gray(61, 59, SampleType.F32),
            (c, x, y) -> Math.exp(-((x - X) * (x - X) + (y - Y) * (y - Y)) / (2 * 3.0 * 3.0)));

    private static double[] centroid(Image image) {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        double[][] rows = Samples.of(image)[0];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                sum += rows[y][x];
                sumX += x * rows[y][x];
                sumY += y * rows[y][x];
            }
        }
        return new double[] {sumX / sum, sumY / sum};
    }

    static List<String> kernels() {
        return Asked.kernels();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void noKernelShiftsByHalfAPixel(String spec) {
        double[] before = centroid(BLOB);
        for (int s = 2; s <= 5; s++) {
            int t = 7 - s;
            double[] after = centroid(new Lanczos()
                    .apply(BLOB, Asked.scale(s, t).with(Parameter.KERNEL, Kernels.parse(spec)))
                    .image());
            // The borders of both images coincide: source coordinate (o + 1/2) / s - 1/2.
            assertThat((after[0] + 0.5) / s - 0.5).isCloseTo(before[0], within(1e-6));
            assertThat((after[1] + 0.5) / t - 0.5).isCloseTo(before[1], within(1e-6));
        }
    }

    /** Whatever a method does, the grid it tells of is where its samples are. Networks are not linear: what they add is lighter or darker on one side. */
    @Test
    void everyMethodKnowsWhereItsSamplesAre() {
        double[] before = centroid(BLOB);
        for (Method method : Asked.enlarging()) {
            for (int s = 1; s <= 4; s++) {
                Image image = method.apply(BLOB, Asked.scale(s, 5 - s)).image();
                double[] after = centroid(image);
                double near = method.invents() ? 1e-4 : 1e-6;
                ImageInfo info = image.info();
                assertThat(after[0] * info.columns().step() + info.columns().offset())
                        .as(method.name() + " columns x" + s)
                        .isCloseTo(before[0], within(near));
                assertThat(after[1] * info.rows().step() + info.rows().offset())
                        .as(method.name() + " rows x" + (5 - s))
                        .isCloseTo(before[1], within(near));
            }
        }
        assertThat(Asked.enlarging()).hasSizeGreaterThanOrEqualTo(6);
    }

    /** On an asymmetric grid the first samples' centres coincide: everything moves by (s - 1) / 2 output pixels. */
    @Test
    void otherAlignmentsMoveItByWhatTheySay() {
        double[] before = centroid(BLOB);
        for (int s = 2; s <= 4; s++) {
            Image image = new Lanczos()
                    .apply(BLOB, Asked.scale(s, s).with(Parameter.ALIGNMENT, Alignment.ASYMMETRIC))
                    .image();
            assertThat(centroid(image)[0] / s).isCloseTo(before[0], within(1e-6));
            Image corners = new Lanczos()
                    .apply(BLOB, Asked.scale(s, s).with(Parameter.ALIGNMENT, Alignment.ALIGN_CORNERS))
                    .image();
            // Phases are many and unequal here, and a kernel's sums over them differ: not as exact.
            assertThat(centroid(corners)[0] * 60 / (61 * s - 1)).isCloseTo(before[0], within(1e-3));
        }
    }
}
