package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.WriteOptions;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.job.Pipeline;
import upscale.job.UpscalePlan;
import upscale.job.UpscalePlan.AlphaMode;
import upscale.job.UpscalePlan.RangeMode;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Target;

/** {@code --range rescale} and {@code offset}, of images that are not changed otherwise, against their definitions. */
class RescaleTest {
    private static final Methods METHODS = Methods.load(RescaleTest.class.getClassLoader());
    private static final Format NPY =
            Formats.load(RescaleTest.class.getClassLoader()).named("npy").orElseThrow();

    private final SplittableRandom random = new SplittableRandom(3);

    private static double[][][] fitted(Raster raster, RangeMode range, int threads) throws IOException {
        UpscalePlan plan = new UpscalePlan(
                METHODS.named("nearest").orElseThrow(),
                MethodOptions.of(new Target.Scale(Ratio.ONE, Ratio.ONE)),
                Optional.of(AlphaMode.STRAIGHT),
                false,
                Optional.of(range),
                Optional.empty(),
                UpscalePlan.KeepMode.PHYSICAL_SIZE,
                WriteOptions.DEFAULT,
                threads);
        return Samples.of(
                Pipeline.of(new Page(raster, Metadata.NONE), plan, NPY).image());
    }

    /** Code of v: black + (v - low) / (high - low) (white - black), the extremes taken over every sample but of alpha. */
    @Test
    void spreadsTheExtremesOverTheRange() throws IOException {
        Agreement agreement = new Agreement();
        for (SampleType type : SampleType.values()) {
            for (int round = 0; round < 20; round++) {
                ImageInfo info = ImageInfo.rgb(1 + random.nextInt(40), 1 + random.nextInt(90), type);
                info = round % 2 == 0 ? info : info.withAlphaAdded(Alpha.STRAIGHT);
                Raster raster = type.bits() < 8 || round % 4 == 3 ? Samples.noise(info, round) : narrow(info);
                double[][][] samples = Samples.of(raster);
                double low = colours(samples).min().orElseThrow();
                double high = colours(samples).max().orElseThrow();
                double black = type.floating() ? 0 : type.min();
                double white = type.floating() ? 1 : type.max();
                double[][][] exact = new double[samples.length][][];
                for (int c = 0; c < samples.length; c++) {
                    exact[c] = c == 3 || low == high ? samples[c] : mapped(samples[c], low, high, black, white);
                }
                double precision = type.wide() ? 0x1p-51 : 0x1p-23;
                double tolerance = type.floating() ? precision : 0.5 + white * precision; // half a code is rounding
                // Doubles near 2^53 are whole numbers already.
                ImageInfo held = type.bits() == 64 ? info.withType(SampleType.F64) : info;
                agreement.hold(
                        type + " " + round, held, fitted(raster, RangeMode.RESCALE, 1 + round % 3), exact, tolerance);
            }
        }
        assertThat(agreement.samples()).isGreaterThan(500_000);
    }

    // A piece of the type's range, as is met more often than all of it.
    private Raster narrow(ImageInfo info) {
        double range = info.type().floating() ? 1000 : info.max() - info.min();
        double low = info.type().floating() ? -700 : info.min();
        double from = low + Math.floor(random.nextDouble(range));
        double span = Math.floor(random.nextDouble(2, Math.max(3, range / 3)));
        return Samples.raster(info, (c, x, y) -> Math.min(from + Math.floor(random.nextDouble(span)), info.max()));
    }

    private static DoubleStream colours(double[][][] samples) {
        return Stream.of(samples).limit(3).flatMap(Stream::of).flatMapToDouble(Arrays::stream);
    }

    private static double[][] mapped(double[][] plane, double low, double high, double black, double white) {
        return Stream.of(plane)
                .map(row -> Arrays.stream(row)
                        .map(v -> black + (v - low) * ((white - black) / (high - low)))
                        .toArray())
                .toArray(double[][]::new);
    }

    @Test
    void whatIsNotFiniteHasNoSay() throws IOException {
        double[][] odd = {{Double.NaN, -3, Double.POSITIVE_INFINITY}, {5, Double.NEGATIVE_INFINITY, 1}};
        double[][] codes = {{Double.NaN, 0, Double.POSITIVE_INFINITY}, {1, Double.NEGATIVE_INFINITY, 0.5}};
        double[][] nothing = {{Double.NaN, Double.POSITIVE_INFINITY}};
        assertThat(Arrays.deepEquals(fitted(Samples.gray(odd), RangeMode.RESCALE, 2)[0], codes))
                .isTrue();
        assertThat(Arrays.deepEquals(fitted(Samples.gray(nothing), RangeMode.RESCALE, 1)[0], nothing))
                .isTrue();
    }

    @Test
    void oneColourStaysAsItIs() throws IOException {
        for (SampleType type : SampleType.values()) {
            Raster raster = Samples.constant(ImageInfo.gray(5, 3, type), 1);
            assertThat(fitted(raster, RangeMode.RESCALE, 1)).as(type + "").isDeepEqualTo(Samples.of(raster));
        }
    }

    @Test
    void offsetAddsHalfTheRange() throws IOException {
        for (SampleType type : new SampleType[] {SampleType.U8, SampleType.I8, SampleType.U16, SampleType.I32}) {
            Raster raster = Samples.noise(ImageInfo.rgb(7, 5, type).withAlphaAdded(Alpha.STRAIGHT), 5);
            double half = Math.scalb(1.0, type.bits() - 1);
            double[][][] got = fitted(raster, RangeMode.OFFSET, 1);
            double[][][] before = Samples.of(raster);
            for (int c = 0; c < 4; c++) {
                for (int y = 0; y < 5; y++) {
                    for (int x = 0; x < 7; x++) {
                        double expected = Math.min(before[c][y][x] + (c < 3 ? half : 0), 2 * half - 1);
                        assertThat(got[c][y][x]).as(type + "").isEqualTo(Math.max(0, expected));
                    }
                }
            }
        }
    }
}
