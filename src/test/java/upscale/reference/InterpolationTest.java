package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.engine.Alignment;
import upscale.engine.Arithmetic;
import upscale.engine.Edge;
import upscale.engine.Grid;
import upscale.engine.Kernel;
import upscale.engine.Kernels;
import upscale.engine.Resampled;
import upscale.engine.Taps;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.interpolate.Lanczos;

/** The fast interpolation held against its definition: every kernel x scale x edge x alignment, depths and sizes in turn. */
class InterpolationTest {
    private static final double[][] SCALES = {
        {2, 2}, {3, 3}, {4, 4}, {1.5, 1.5}, {2.7, 2.7}, {0.5, 0.5}, {0.7, 0.7}, {2, 3}, {3, 0.5}
    };

    private static final List<Edge> EDGES = List.of(
            Edge.REPLICATE, Edge.REFLECT, Edge.MIRROR, Edge.WRAP, Edge.ZERO, Edge.RENORMALIZE, Edge.value(37.5));

    private static final List<SampleType> TYPES =
            List.of(SampleType.U8, SampleType.U16, SampleType.I16, SampleType.F32, SampleType.I32, SampleType.F64);

    private static final int[][] SIZES = {
        {1, 1}, {13, 11}, {1, 7}, {29, 17}, {6, 1}, {2, 3}, {64, 5}, {7, 31}, {3, 2}, {41, 4}, {20, 20}
    };

    static Set<String> kernels() {
        return KernelDefinitions.all().keySet();
    }

    @Test
    void everyKernelOfTheTableHasADefinition() {
        assertThat(Kernels.families())
                .isNotEmpty()
                .allSatisfy(family -> assertThat(kernels())
                        .anyMatch(spec -> spec.equals(family.name()) || spec.startsWith(family.name() + ":")));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void agreesWithTheDefinition(String spec) {
        Agreement agreement = new Agreement();
        Set<String> pairs = new TreeSet<>();
        int turn = spec.hashCode() & 0xff;
        for (double[] scale : SCALES) {
            for (Edge edge : EDGES) {
                for (Alignment alignment : Alignment.values()) {
                    SampleType type = TYPES.get(turn % TYPES.size());
                    int[] size = SIZES[turn % SIZES.length];
                    ImageInfo info = ImageInfo.planes(size[0], size[1], 1 + turn % 2, type);
                    new Case(spec, info, scale, edge, alignment).hold(agreement, turn);
                    note(pairs, type, "scale " + List.of(scale[0], scale[1]), edge, alignment, size[0] + "x" + size[1]);
                    turn++;
                }
            }
        }
        // Depth and size take turns; each has met each of every other factor all the same.
        int factors = SCALES.length + EDGES.size() + Alignment.values().length;
        assertThat(pairs).hasSize(TYPES.size() * (factors + SIZES.length) + SIZES.length * factors);
        System.out.println(spec + ": " + agreement);
    }

    private static void note(
            Set<String> pairs, SampleType type, Object scale, Edge edge, Alignment align, String size) {
        for (Object factor : List.of(scale, edge, align, size)) {
            pairs.add(type + " " + factor);
        }
        for (Object factor : List.of(scale, edge, align)) {
            pairs.add(size + " " + factor);
        }
    }

    /** One image, one way of enlarging it. */
    private record Case(String spec, ImageInfo info, double[] scale, Edge edge, Alignment alignment) {
        void hold(Agreement agreement, long seed) {
            Image source = Samples.noise(info, seed);
            Image fast = new Lanczos()
                    .apply(
                            source,
                            MethodOptions.of(new Target.Scale(ratio(scale[0]), ratio(scale[1])))
                                    .with(Parameter.KERNEL, Kernels.parse(spec))
                                    .with(Parameter.EDGE, edge)
                                    .with(Parameter.ALIGNMENT, alignment))
                    .image();
            compare(
                    agreement,
                    spec + " x" + scale[0] + "," + scale[1] + " " + edge + " " + alignment + " " + info,
                    source,
                    fast,
                    spec,
                    edge,
                    Interpolated.Axis.scaled(info.width(), scale[0], alignment),
                    Interpolated.Axis.scaled(info.height(), scale[1], alignment));
        }
    }

    private static Ratio ratio(double scale) {
        return Ratio.of(BigDecimal.valueOf(scale));
    }

    private static void compare(
            Agreement agreement,
            String what,
            Image source,
            Image fast,
            String spec,
            Edge edge,
            Interpolated.Axis columns,
            Interpolated.Axis rows) {
        KernelDefinitions.Definition kernel = KernelDefinitions.all().get(spec);
        double[][][] samples = Samples.of(source);
        double[][][] exact = new double[samples.length][][];
        for (int c = 0; c < samples.length; c++) {
            exact[c] = Interpolated.plane(samples[c], kernel, edge, columns, rows);
        }
        double range = Math.max(Samples.magnitude(samples), Math.abs(edge.value()));
        double gain = Interpolated.gain(kernel, edge, columns) * Interpolated.gain(kernel, edge, rows);
        double taps = Interpolated.taps(kernel, columns) + 2 + Interpolated.taps(kernel, rows) + 2;
        // Of doubles four bits are left to the definition itself, whose formulas round as well.
        double unit = source.info().type().wide() ? 0x1p-48 : 0x1p-23;
        agreement.hold(what, source.info(), Samples.of(fast), exact, taps * unit * range * gain);
    }

    /** Rows long enough that the middle is computed phase by phase, for scales whose pattern repeats. */
    @Test
    void longRowsAgreeToo() {
        Agreement agreement = new Agreement();
        int turn = 0;
        for (String spec : kernels()) {
            for (double[] scale : SCALES) {
                ImageInfo info = ImageInfo.planes(200 + 20 * (turn % 3), 3, 1, TYPES.get(turn % TYPES.size()));
                Edge edge = EDGES.get(turn % EDGES.size());
                new Case(spec, info, scale, edge, Alignment.HALF_PIXEL).hold(agreement, turn++);
            }
        }
        System.out.println("long rows: " + agreement);
        assertThat(agreement.samples()).isGreaterThan(100_000);
    }

    /** A prime number of rows and columns, more than any band has. */
    @Test
    void tallImagesAgreeToo() {
        Agreement agreement = new Agreement();
        for (String spec : List.of("lanczos:3", "catmull-rom", "box")) {
            for (double[] scale : new double[][] {{2, 2}, {2.7, 1.5}, {0.5, 0.5}}) {
                ImageInfo info = ImageInfo.planes(11, 307, 1, SampleType.U16);
                new Case(spec, info, scale, Edge.REFLECT, Alignment.HALF_PIXEL).hold(agreement, 5);
            }
        }
        System.out.println("tall images: " + agreement);
        assertThat(agreement.samples()).isGreaterThan(20_000);
    }

    /** Where a library keeps the scale that was asked for, sizes are rounded down and coordinates follow the scale. */
    @Test
    void gridsThatKeepTheirScaleAgreeToo() {
        Agreement agreement = new Agreement();
        int turn = 0;
        for (String spec : List.of("triangle", "catmull-rom", "lanczos:3", "keys:-0.75", "box")) {
            Kernel kernel = Kernels.parse(spec);
            for (double scale : new double[] {1.5, 2.7, 0.7, 0.3, 2}) {
                for (Alignment alignment : Alignment.values()) {
                    for (boolean antialias : new boolean[] {true, false}) {
                        int[] size = SIZES[turn % SIZES.length];
                        Edge edge = EDGES.get(turn % EDGES.size());
                        SampleType type = TYPES.get(turn++ % TYPES.size());
                        keptScale(agreement, spec, kernel, ratio(scale), alignment, antialias, size, edge, type);
                    }
                }
            }
        }
        System.out.println("kept scales: " + agreement);
        assertThat(agreement.samples()).isGreaterThan(10_000);
    }

    private static void keptScale(
            Agreement agreement,
            String spec,
            Kernel kernel,
            Ratio scale,
            Alignment alignment,
            boolean antialias,
            int[] size,
            Edge edge,
            SampleType type) {
        Image source = Samples.noise(ImageInfo.gray(size[0], size[1], type), size[0]);
        List<Taps> taps = new ArrayList<>();
        List<Interpolated.Axis> axes = new ArrayList<>();
        List<AxisMap> maps = new ArrayList<>();
        boolean reduces = scale.value() < 1;
        for (int in : size) {
            int out = Math.max(1, (int) Math.floor(in * scale.value() + 1e-9));
            Grid grid = Grid.scaled(in, scale, Grid.SizeRule.FLOOR);
            assertThat(grid.out()).isEqualTo(out);
            AxisMap map = alignment.map(grid);
            Ratio stretch = antialias && reduces ? scale.inverse() : Ratio.ONE;
            maps.add(map);
            taps.add(Taps.interpolating(kernel, map, in, out, edge, stretch));
            axes.add(new Interpolated.Axis(
                    in, out, scale.numerator(), scale.denominator(), alignment, antialias && reduces));
        }
        ImageInfo info = source.info().onGrid(axes.get(0).out(), axes.get(1).out(), maps.get(0), maps.get(1));
        Image fast = new Resampled(source, info, taps.get(0), taps.get(1), Arithmetic.EXACT);
        compare(
                agreement,
                spec + " keeping " + scale + " " + edge + " " + alignment + " " + source.info(),
                source,
                fast,
                spec,
                edge,
                axes.get(0),
                axes.get(1));
    }
}
