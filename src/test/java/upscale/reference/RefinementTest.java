package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.engine.Alignment;
import upscale.engine.Degradation;
import upscale.engine.Edge;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.LearnedModel;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.learned.Learned;

/** {@code --refine}, by its definition: what was made, made small again, subtracted from the image, enlarged, added; in double precision. */
class RefinementTest {
    private static final int WIDTH = 11;
    private static final int HEIGHT = 9;

    /** Adds the same to whatever it is shown. */
    private record Given(int scale, Optional<Degradation> degradation, Image missing) implements LearnedModel {
        @Override
        public Image missing(Image planes) {
            return missing;
        }

        @Override
        public LearnedModel ensemble() {
            throw new UnsupportedOperationException();
        }
    }

    @ParameterizedTest
    @CsvSource({"2, bicubic, 1", "3, bicubic, 1", "4, bicubic, 2", "2, box, 1", "3, box, 3"})
    void addsWhatTheReducedImageLacks(int scale, String degradation, int times) {
        Image missing = Samples.noise(ImageInfo.planes(scale * WIDTH, scale * HEIGHT, 1, SampleType.F32), 7);
        Image small = Samples.noise(ImageInfo.gray(WIDTH, HEIGHT, SampleType.F32), 8);
        Ratio ratio = Ratio.of(scale);
        MethodOptions options = MethodOptions.of(new Target.Scale(ratio, ratio))
                .with(Parameter.MODEL, new Given(scale, Degradation.named(degradation), missing))
                .with(Parameter.REFINEMENTS, times);
        double[][] made = Samples.of(new Learned().apply(small, options).image())[0];
        double[][] source = Samples.of(small)[0];
        double[][] expected = sum(resized(source, scale, "catmull-rom"), 1, Samples.of(missing)[0]);
        for (int i = 0; i < times; i++) {
            String kernel = degradation.equals("bicubic") ? "catmull-rom" : degradation;
            double[][] lacking = sum(source, -1, resized(expected, 1.0 / scale, kernel));
            expected = sum(expected, 1, resized(lacking, scale, "catmull-rom"));
        }
        for (int y = 0; y < expected.length; y++) {
            assertThat(made[y]).containsExactly(expected[y], within(1e-5));
        }
    }

    private static double[][] resized(double[][] rows, double scale, String kernel) {
        return Interpolated.plane(
                rows,
                KernelDefinitions.all().get(kernel),
                Edge.REFLECT,
                Interpolated.Axis.scaled(rows[0].length, scale, Alignment.HALF_PIXEL),
                Interpolated.Axis.scaled(rows.length, scale, Alignment.HALF_PIXEL));
    }

    private static double[][] sum(double[][] rows, double factor, double[][] others) {
        double[][] sum = new double[rows.length][rows[0].length];
        for (int y = 0; y < sum.length; y++) {
            for (int x = 0; x < sum[y].length; x++) {
                sum[y][x] = rows[y][x] + factor * others[y][x];
            }
        }
        return sum;
    }
}
