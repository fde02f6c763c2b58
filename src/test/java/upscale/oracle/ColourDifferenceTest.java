package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.compare.Alike;
import upscale.compare.Ciede2000;
import upscale.compare.ColourDistance;
import upscale.compare.Findings;
import upscale.compare.Metric;
import upscale.compare.Rules;
import upscale.compare.Tolerance;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** CIEDE2000: published numbers, and those of scikit-image. */
class ColourDifferenceTest {
    /** All digits that are printed. */
    private static final double PRINTED = 5e-5;

    private static final double TOLERANCE = 1e-9; // powers, roots and angles of another library

    /** Table 1 of Sharma, Wu and Dalal (Color Research and Application 30(1), 2005): two colours and the difference. */
    @Test
    void thePairsOfThePaper() {
        List<double[]> pairs = pairs();
        assertThat(pairs).hasSize(34);
        for (double[] pair : pairs) {
            double[] one = Arrays.copyOfRange(pair, 0, 3);
            double[] other = Arrays.copyOfRange(pair, 3, 6);
            assertThat(Ciede2000.of(one, other)).as(Arrays.toString(pair)).isCloseTo(pair[6], within(PRINTED));
            assertThat(Ciede2000.of(other, one)).as(Arrays.toString(pair)).isCloseTo(pair[6], within(PRINTED));
            assertThat(Ciede2000.of(one, one)).isZero();
        }
    }

    private static List<double[]> pairs() {
        try (InputStream in = ColourDifferenceTest.class.getResourceAsStream("/oracles/sharma/pairs.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> Stream.of(line.split(" "))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<ArrayCase> images() {
        return ArrayCase.resource("skimage/ciede2000.json").stream();
    }

    /** {@code rgb2lab} and {@code deltaE_ciede2000} of scikit-image 0.19, by {@code oracle-scripts/skimage_colours.py}. */
    @ParameterizedTest
    @MethodSource
    void images(ArrayCase c) throws IOException {
        for (int threads : new int[] {1, 3}) {
            ColourDistance found = found(c, threads);
            assertThat(found.mean()).isCloseTo(number(c, "mean"), within(TOLERANCE));
            assertThat(found.largest()).isCloseTo(number(c, "max"), within(TOLERANCE));
            assertThat(found.beyond()).isEqualTo((long) number(c, "beyond_5"));
            assertThat(found.most99()).isEqualTo(Math.ceil(100 * number(c, "p99")) / 100);
        }
    }

    private static ColourDistance found(ArrayCase c, int threads) throws IOException {
        Rules rules = new Rules(
                Rules.Kinds.EXACT,
                Rules.Where.EVERYWHERE,
                false,
                Rules.EXACT.range(),
                colours(5),
                Set.of(Metric.CIEDE2000));
        Alike.Ready ready = (Alike.Ready)
                Alike.of(raster(c.inputs().get("actual")), raster(c.inputs().get("expected")), rules);
        return Findings.of(ready, rules, threads).colours().orElseThrow();
    }

    private static Tolerance colours(double near) {
        Tolerance exact = Tolerance.EXACT;
        return new Tolerance(
                exact.maxDiff(),
                exact.relative(),
                exact.maxDifferent(),
                false,
                exact.hardMax(),
                exact.cluster(),
                OptionalDouble.of(near),
                exact.psnr(),
                exact.ssim(),
                exact.msSsim());
    }

    private static double number(ArrayCase c, String attribute) {
        return c.attributes().get(attribute).getAsDouble();
    }

    private static Raster raster(Tensor tensor) {
        SampleType type = switch (tensor.dtype()) {
            case "uint8" -> SampleType.U8;
            case "uint16" -> SampleType.U16;
            default -> SampleType.F64;
        };
        Raster planes = tensor.image(Tensor.Layout.NCHW, 0, type);
        ImageInfo info = ImageInfo.rgb(planes.info().width(), planes.info().height(), type);
        return Samples.raster(info, planes::get);
    }
}
