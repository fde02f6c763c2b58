package upscale.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import upscale.engine.Alignment;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.method.Like;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Parameter;
import upscale.method.Target;

/** Labels lie where the image lies that was made with the same options. */
class LabelMapTest {
    private static final int SIDE = 11;
    private static final double ALIGNED = 1e-6; // pixels of the source
    private static final Methods METHODS = Methods.load(LabelMapTest.class.getClassLoader());

    /** Every sample says which column (channel 0) and row (channel 1) it lies in. */
    private static Raster positions() {
        Raster raster = Raster.allocate(ImageInfo.planes(SIDE, SIDE, 2, SampleType.F64));
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                raster.set(0, x, y, x);
                raster.set(1, x, y, y);
            }
        }
        return raster;
    }

    private static List<MethodOptions> asked() {
        List<MethodOptions> asked = new ArrayList<>();
        for (Target target : List.of(
                new Target.Scale(Ratio.of(2), Ratio.of(2)),
                new Target.Scale(new Ratio(7, 5), Ratio.of(3)),
                new Target.Scale(new Ratio(1, 2), new Ratio(3, 4)),
                new Target.Size(OptionalInt.of(29), OptionalInt.of(40), Target.Fit.STRETCH))) {
            for (Alignment alignment : Alignment.values()) {
                asked.add(MethodOptions.of(target).with(Parameter.ALIGNMENT, alignment));
            }
            for (Like like : Like.values()) {
                asked.add(MethodOptions.of(target).with(Parameter.LIKE, like));
            }
        }
        return asked;
    }

    @TestFactory
    List<DynamicTest> labelsLieOnTheImage() {
        // A straight line is interpolated exactly, so that an image of positions says where its samples were taken.
        Method bilinear = METHODS.named("bilinear").orElseThrow();
        return asked().stream()
                .map(options -> DynamicTest.dynamicTest(
                        options.target() + " "
                                + options.given().stream()
                                        .map(p -> String.valueOf(options.get(p).orElseThrow()))
                                        .toList(),
                        () -> requireAligned(bilinear, options.with(Parameter.ANTIALIAS, false))))
                .toList();
    }

    private static void requireAligned(Method method, MethodOptions options) {
        Image image = method.apply(positions(), options).image();
        Image labels = new LabelMap(method, options).apply(positions(), options).image();
        assertThat(labels.info()).isEqualTo(image.info());
        Raster where = Raster.of(image);
        Raster label = Raster.of(labels);
        for (int channel = 0; channel < 2; channel++) {
            int length = channel == 0 ? image.info().width() : image.info().height();
            for (int o = 0; o < length; o++) {
                double x = channel == 0
                        ? image.info().columns().at(o)
                        : image.info().rows().at(o);
                double taken = channel == 0 ? where.get(0, o, 0) : where.get(1, 0, o);
                double copied = channel == 0 ? label.get(0, o, 0) : label.get(1, 0, o);
                if (x >= 0 && x <= SIDE - 1) {
                    assertThat(taken).isCloseTo(x, within(ALIGNED));
                }
                double nearest = Math.min(Math.max(Math.floor(x + 0.5), 0), SIDE - 1);
                assertThat(copied).as("label at " + x).isEqualTo(nearest);
            }
        }
    }

    @Test
    void labelsLieOnATransposedConvolution() {
        Method transposed = METHODS.named("transposed").orElseThrow();
        Target twice = new Target.Scale(Ratio.of(2), Ratio.of(2));
        MethodOptions options = MethodOptions.of(twice);
        ImageInfo image = transposed.apply(positions(), options).image().info();
        Raster labels = Raster.of(
                new LabelMap(transposed, options).apply(positions(), options).image());
        assertThat(labels.info()).isEqualTo(image);
        assertThat(labels.get(0, 4, 0)).isEqualTo(2);
        assertThat(labels.get(1, 0, 2 * SIDE - 1)).isEqualTo(SIDE - 1);
    }
}
