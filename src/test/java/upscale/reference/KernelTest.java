package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.engine.Edge;
import upscale.engine.Kernel;
import upscale.engine.Kernels;
import upscale.engine.Taps;
import upscale.image.AxisMap;
import upscale.image.Ratio;

/** The kernels' formulas: known values, what kind of kernel each one is, and how their names are read. */
class KernelTest {
    static Set<String> kernels() {
        return KernelDefinitions.all().keySet();
    }

    /** Interpolate: 1 at 0 and 0 at the other integers, so source samples come through. */
    private static final Set<String> INTERPOLATING = Set.of(
            "box",
            "triangle",
            "hermite",
            "catmull-rom",
            "keys:-0.75",
            "lanczos:2",
            "lanczos:3",
            "lanczos:4",
            "hann:3",
            "hamming:2",
            "blackman:3",
            "kaiser:3,8",
            "spline16",
            "spline36",
            "spline64");

    /** Jump where they end: the box by 1, Gaussians by what they are cut off at. */
    private static final Map<String, Double> JUMPS = Map.of("box", 1.0, "gaussian:0.5", 3.4e-4, "gaussian:1.2", 3.4e-4);

    /** Sum to one at any phase without being normalised. */
    private static final Set<String> PARTITIONS_OF_UNITY = Set.of(
            "box",
            "triangle",
            "hermite",
            "catmull-rom",
            "mitchell",
            "b-spline",
            "robidoux",
            "cubic:0.2,0.6",
            "cubic:-1,2.5",
            "keys:-0.75",
            "spline16",
            "spline36",
            "spline64",
            "magic-kernel-sharp:2013",
            "magic-kernel-sharp:2021");

    @ParameterizedTest
    @CsvSource({
        "catmull-rom, 0, 1",
        "catmull-rom, 0.5, 0.5625",
        "catmull-rom, 1.5, -0.0625",
        "keys:-0.75, 0.5, 0.59375",
        "keys:-0.75, 1.5, -0.09375",
        "mitchell, 0, 0.8888888888888888",
        "mitchell, 1, 0.05555555555555555",
        "b-spline, 0, 0.6666666666666666",
        "b-spline, 1, 0.16666666666666666",
        "hermite, 0.5, 0.5",
        "triangle, 0.25, 0.75",
        "box, 0.5, 1",
        "box, -0.5, 0",
        "lanczos:3, 0.5, 0.6079271018540267",
        "lanczos:2, 0.5, 0.5731591682507563",
        "gaussian:0.5, 0.5, 0.6065306597126334",
        "magic-kernel-sharp:2013, 0, 1.0625",
        "magic-kernel-sharp:2013, 1, 0",
        "magic-kernel-sharp:2021, 0, 1.0017361111111112",
        "spline16, 0.5, 0.575",
    })
    void hasTheValueThatTheFormulaGives(String spec, double x, double weight) {
        assertThat(Kernels.parse(spec).weight(x)).isCloseTo(weight, within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void equalsItsDefinition(String spec) {
        Kernel kernel = Kernels.parse(spec);
        KernelDefinitions.Definition definition = KernelDefinitions.all().get(spec);
        assertThat(kernel.support()).isEqualTo(definition.support());
        assertThat(kernel.spec()).isEqualTo(spec);
        for (int i = -5120; i <= 5120; i++) {
            double x = i / 1000.0;
            assertThat(kernel.weight(x)).as("at " + x).isCloseTo(definition.at(x), within(1e-14));
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void isZeroBeyondItsSupportAndEvenWithin(String spec) {
        Kernel kernel = Kernels.parse(spec);
        double support = kernel.support();
        assertThat(kernel.weight(Math.nextUp(support))).isZero();
        assertThat(kernel.weight(-Math.nextUp(support))).isZero();
        assertThat(kernel.weight(support + 1)).isZero();
        assertThat(kernel.weight(1e9)).isZero();
        for (double x = 0.01; x < support; x += 0.037) {
            assertThat(kernel.weight(-x)).isEqualTo(kernel.weight(x));
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void interpolatesExactlyIfItIsOfThatKind(String spec) {
        Kernel kernel = Kernels.parse(spec);
        boolean interpolates = Math.abs(kernel.weight(0) - 1) < 1e-15
                && IntStream.rangeClosed(1, (int) Math.ceil(kernel.support()))
                        .allMatch(i -> kernel.weight(i) == 0 && kernel.weight(-i) == 0);
        assertThat(interpolates).isEqualTo(INTERPOLATING.contains(spec));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void isContinuousButForItsNamedJump(String spec) {
        Kernel kernel = Kernels.parse(spec);
        double step = 0x1p-14;
        double steepest = 0;
        for (double x = -kernel.support() - 1; x < kernel.support() + 1; x += step) {
            steepest = Math.max(steepest, Math.abs(kernel.weight(x + step) - kernel.weight(x)));
        }
        double jump = JUMPS.getOrDefault(spec, 0.0);
        assertThat(steepest).isBetween(0.9 * jump, 1.1 * jump + 10 * step);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sumsToOneByItselfIfItIsOfThatKind(String spec) {
        Kernel kernel = Kernels.parse(spec);
        double worst = 0;
        for (int p = 0; p < 128; p++) {
            double sum = 0;
            for (int i = -40; i <= 40; i++) {
                sum += kernel.weight(i - p / 128.0);
            }
            worst = Math.max(worst, Math.abs(sum - 1));
        }
        assertThat(worst < 1e-14).as("off by " + worst).isEqualTo(PARTITIONS_OF_UNITY.contains(spec));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void tapsAlwaysSumToOne(String spec) {
        for (AxisMap map : new AxisMap[] {new AxisMap(2, -1, 4), new AxisMap(10, 0, 27), new AxisMap(2, 1, 1)}) {
            int in = 30;
            int out = (int) (in / map.step());
            Ratio stretch = map.step() > 1 ? new Ratio(map.a(), map.d()) : Ratio.ONE;
            Taps taps = Taps.interpolating(Kernels.parse(spec), map, in, out, Edge.REFLECT, stretch);
            for (int o = 0; o < out; o++) {
                double sum = 0;
                for (int k = taps.start()[o]; k < taps.start()[o + 1]; k++) {
                    sum += taps.weight()[k];
                    assertThat(taps.index()[k]).isBetween(0, in - 1);
                }
                assertThat(sum).as("output " + o).isCloseTo(1, within(1e-14));
            }
        }
    }

    // ---- names

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lanczos | lanczos:3",
                "Lanczos:4 | lanczos:4",
                " keys | keys:-0.5",
                "keys:-0.75 | keys:-0.75",
                "cubic: 0 , 0.5 | cubic:0,0.5",
                "kaiser:4 | kaiser:4,8",
                "gaussian | gaussian:0.5",
                "magic-kernel-sharp | magic-kernel-sharp:2021",
            })
    void readsNamesAndFillsInStandardParameters(String spec, String full) {
        assertThat(Kernels.parse(spec).spec()).isEqualTo(full);
        assertThat(Kernels.parse(full).spec()).isEqualTo(full);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lanczos:0 | N is an integer from 1 to 32, not 0",
                "lanczos:33 | N is an integer from 1 to 32, not 33",
                "lanczos:2.5 | N is an integer from 1 to 32, not 2.5",
                "lanczos:x | 'x' is no number; N is an integer from 1 to 32",
                "lanczos:NaN | N is an integer from 1 to 32, not NaN",
                "lanczos: | '' is no number; N is an integer from 1 to 32",
                "lanczos:3,4 | takes at most 1",
                "cubic | needs B; B is a number from -10 to 10",
                "cubic:0 | needs C; C is a number from -10 to 10",
                "cubic:0,11 | C is a number from -10 to 10, not 11",
                "keys:Infinity | A is a number from -10 to 10, not Infinity",
                "gaussian:0 | SIGMA is a number from 0.1 to 100, not 0",
                "kaiser:3,-1 | BETA is a number from 0 to 30, not -1",
                "mitchell:1 | mitchell takes no parameters",
                "magic-kernel-sharp:2015 | YEAR is 2013 or 2021, not 2015",
                "magic-kernel-sharp:1999 | YEAR is 2013 or 2021, not 1999",
                "magic-kernel-sharp:x | 'x' is no number; YEAR is 2013 or 2021",
            })
    void refusesParametersAndSaysWhatIsAllowed(String spec, String message) {
        assertThatThrownBy(() -> Kernels.parse(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(spec.replaceAll(":.*", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sinc", "lanczos3", ":3"})
    void refusesUnknownNamesAndListsTheKnownOnes(String spec) {
        assertThatThrownBy(() -> Kernels.parse(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lanczos[:N]")
                .hasMessageContaining("cubic:B,C");
    }

    @Test
    void everyFamilyMakesAKernelAtBothEndsOfItsParameters() {
        Set<String> made = new TreeSet<>();
        for (Kernels.Family family : Kernels.families()) {
            double[] low = family.parameters().stream()
                    .mapToDouble(Kernels.Parameter::min)
                    .toArray();
            double[] high = family.parameters().stream()
                    .mapToDouble(Kernels.Parameter::max)
                    .toArray();
            for (double[] values : new double[][] {low, high}) {
                Kernel kernel = family.maker().make(values);
                assertThat(kernel.support()).as(family.name()).isBetween(0.5, 400.0);
                assertThat(kernel.weight(0)).as(family.name()).isFinite();
                assertThat(kernel.weight(0.3)).as(family.name()).isFinite();
                made.add(kernel.spec());
            }
        }
        assertThat(made).contains("lanczos:1", "lanczos:32", "gaussian:0.1", "kaiser:32,30", "cubic:-10,-10");
    }
}
