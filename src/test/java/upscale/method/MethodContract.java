package upscale.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.engine.Alignment;
import upscale.engine.Apodization;
import upscale.engine.Edge;
import upscale.engine.KernelBank;
import upscale.engine.Kernels;
import upscale.engine.Weights;
import upscale.image.Band;
import upscale.image.Collected;
import upscale.image.IccProfile;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.Ratio;
import upscale.image.RowReader;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.sweep.BandSweep;

/** What every method promises, ours and those of plug-ins: a test class extends this and says which methods it is about. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class MethodContract {
    /** The methods to be held to the contract. */
    protected abstract Stream<Method> methods();

    private static MethodOptions scale(int x, int y) {
        return MethodOptions.of(new Target.Scale(Ratio.of(x), Ratio.of(y)));
    }

    private static double[][][] samples(Method method, Image source, MethodOptions options) {
        return Samples.of(method.apply(source, options).image());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void hasANameAndASummaryForTheListings(Method method) {
        assertThat(method.name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(method.summary())
                .hasSizeBetween(10, 100)
                .doesNotContain("\n")
                .doesNotEndWith(".");
        assertThat(method.parameters()).isNotNull();
        assertThat(methods().filter(m -> m.name().equals(method.name()))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void isStateless(Method method) {
        Image source = Samples.noise(ImageInfo.gray(5, 4, SampleType.U8), 1);
        double[][][] before = samples(method, source, scale(2, 2));
        samples(method, Samples.noise(ImageInfo.planes(9, 9, 2, SampleType.F64), 2), scale(3, 1));
        assertThat(Samples.same(samples(method, source, scale(2, 2)), before)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void multipliesWholeScalesByDefault(Method method) {
        for (int s = 1; s <= 4; s++) {
            ImageInfo source = ImageInfo.gray(7, 3, SampleType.U8);
            ImageInfo info = method.apply(Samples.noise(source, 1), scale(s, 5 - s))
                    .image()
                    .info();
            assertThat(info.width()).isEqualTo(7 * s);
            assertThat(info.height()).isEqualTo(3 * (5 - s));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void takesEverySampleTypeChannelCountAndTheSmallestImages(Method method) {
        int[][] sizes = {{1, 1}, {1, 5}, {4, 1}, {2, 2}};
        for (SampleType type : SampleType.values()) {
            for (int channels : new int[] {1, 2, 3, 4, 7}) {
                for (int[] size : sizes) {
                    ImageInfo info = ImageInfo.planes(size[0], size[1], channels, type);
                    Image source = Samples.noise(info, channels);
                    Image result = method.apply(source, scale(3, 2)).image();
                    assertThat(result.info().type()).isEqualTo(type);
                    assertThat(result.info().channels()).isEqualTo(channels);
                    double[][][] all = Samples.of(result);
                    for (int c = 0; c < channels; c++) {
                        // Channels do not touch one another: each comes out as it would alone.
                        int channel = c;
                        Image alone = Samples.raster(
                                ImageInfo.gray(size[0], size[1], type),
                                (k, x, y) -> ((Raster) source).get(channel, x, y));
                        assertThat(Arrays.deepEquals(all[c], samples(method, alone, scale(3, 2))[0]))
                                .as(info + " channel " + c)
                                .isTrue();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void keepsWhatItDoesNotChange(Method method) {
        ImageInfo info = ImageInfo.rgb(6, 5, SampleType.U16)
                .withAlphaAdded(upscale.image.Alpha.PREMULTIPLIED)
                .withSignificantBits(12)
                .withIcc(Optional.of(new IccProfile(new byte[] {1, 2, 3})));
        ImageInfo result =
                method.apply(Samples.noise(info, 1), scale(2, 3)).image().info();
        assertThat(result).isEqualTo(info.onGrid(result.width(), result.height(), result.columns(), result.rows()));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void readersKnowNothingOfOneAnother(Method method) {
        Image image = method.apply(Samples.noise(ImageInfo.planes(9, 20, 2, SampleType.F32), 1), scale(2, 3))
                .image();
        double[][][] whole = Samples.of(image);
        RowReader one = image.newReader();
        RowReader other = image.newReader();
        Band first = Band.of(image.info(), 4);
        Band second = Band.of(image.info(), 4);
        for (int top = 0; top < 56; top += 4) {
            one.read(first.at(top, top + 4));
            other.read(second.at(56 - top, 60 - top));
            assertThat(first.sample(1, 5, top + 3)).isEqualTo(whole[1][top + 3][5]);
            assertThat(second.sample(0, 17, 59 - top)).isEqualTo(whole[0][59 - top][17]);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void anySplitIntoBandsGivesTheSameBits(Method method) throws IOException {
        for (SampleType type : new SampleType[] {SampleType.U8, SampleType.F64}) {
            Image image = method.apply(Samples.noise(ImageInfo.gray(13, 23, type), 1), scale(3, 2))
                    .image();
            double[][][] whole = Samples.of(image);
            for (int rows : new int[] {1, 5, 46}) {
                Collected sink = new Collected(rows, 1);
                BandSweep.run(image, sink, 3);
                assertThat(Samples.same(sink.samples(), whole)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void refusesBandsThatDoNotFit(Method method) {
        Image image = method.apply(Samples.noise(ImageInfo.gray(4, 4, SampleType.U8), 1), scale(2, 2))
                .image();
        RowReader reader = image.newReader();
        for (Band band : List.of(
                new Band(7, 1, 2, false),
                new Band(8, 2, 2, false),
                new Band(8, 1, 2, true),
                new Band(8, 1, 2, false).at(7, 9))) {
            assertThatThrownBy(() -> reader.read(band)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void copiesOnlyIfItSaysSo(Method method) {
        Image source = Samples.noise(ImageInfo.gray(9, 8, SampleType.F32), 1);
        Set<Double> values = new TreeSet<>();
        Arrays.stream(Samples.of(source)[0]).flatMapToDouble(Arrays::stream).forEach(values::add);
        for (int[] s : new int[][] {{2, 2}, {3, 2}, {1, 4}}) {
            double[] out = Arrays.stream(samples(method, source, scale(s[0], s[1]))[0])
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            boolean holes = Arrays.stream(out).anyMatch(v -> v == 0);
            boolean copied = Arrays.stream(out).allMatch(v -> v == 0 || values.contains(v));
            assertThat(copied).as("copies").isEqualTo(method.copies());
            assertThat(holes).as("leaves holes").isEqualTo(method.leavesHoles());
        }
        if (method.copies()) {
            ImageInfo info = ImageInfo.palette(3, 3, SampleType.U4, new Palette(new int[] {0xff, 0x102030ff}));
            Image indices = Samples.raster(info, (c, x, y) -> (x + y) % 2);
            assertThat(method.apply(indices, scale(2, 2)).image().info().palette())
                    .isEqualTo(info.palette());
        }
    }

    /**
     * The centre of mass of an impulse's response lies where the result's axis maps say the impulse is. Mass is laid around a circle, so
     * that what wraps around the edges counts as near.
     */
    @ParameterizedTest
    @MethodSource("methods")
    void knowsWhereItsSamplesAre(Method method) {
        Image impulse = Samples.raster(ImageInfo.gray(25, 27, SampleType.F64), (c, x, y) -> x == 12 && y == 14 ? 1 : 0);
        for (int s = 1; s <= 4; s++) {
            Image result = method.apply(impulse, scale(s, 5 - s)).image();
            double[][] response = Samples.of(result)[0];
            double[] columns = new double[2];
            double[] rows = new double[2];
            for (int y = 0; y < response.length; y++) {
                for (int x = 0; x < response[y].length; x++) {
                    layRound(columns, response[y][x], (result.info().columns().at(x) - 12) / 25);
                    layRound(rows, response[y][x], (result.info().rows().at(y) - 14) / 27);
                }
            }
            assertThat(turn(columns) * 25).as("column, x" + s).isCloseTo(0, within(1e-9));
            assertThat(turn(rows) * 27).as("row, x" + (5 - s)).isCloseTo(0, within(1e-9));
        }
    }

    private static void layRound(double[] centre, double mass, double turn) {
        centre[0] += mass * Math.cos(2 * Math.PI * turn);
        centre[1] += mass * Math.sin(2 * Math.PI * turn);
    }

    private static double turn(double[] centre) {
        return Math.atan2(centre[1], centre[0]) / (2 * Math.PI);
    }

    /** What a method cannot do it refuses by a message; it never fails in another way. */
    @ParameterizedTest
    @MethodSource("methods")
    void doesOrRefusesEveryTarget(Method method) {
        Image source = Samples.noise(ImageInfo.gray(6, 5, SampleType.U8), 1);
        List<Target> targets = new ArrayList<>();
        for (Target.Fit fit : Target.Fit.values()) {
            targets.add(new Target.Size(OptionalInt.of(20), OptionalInt.of(9), fit));
        }
        targets.add(new Target.Size(OptionalInt.of(1), OptionalInt.of(1), Target.Fit.STRETCH));
        targets.add(new Target.Size(OptionalInt.of(31), OptionalInt.empty(), Target.Fit.INSIDE));
        targets.add(new Target.Scale(new Ratio(3, 2), new Ratio(7, 3)));
        targets.add(new Target.Scale(new Ratio(1, 2), new Ratio(1, 10)));
        targets.add(new Target.Scale(new Ratio(1, 2), Ratio.of(3)));
        for (Target target : targets) {
            Image image;
            try {
                image = method.apply(source, MethodOptions.of(target)).image();
            } catch (MethodException e) {
                assertThat(e).hasMessageContaining(method.name());
                continue;
            }
            Target.Grids grids = target.grids(source.info(), upscale.engine.Grid.SizeRule.HALF_UP);
            assertThat(image.info().width()).isEqualTo(grids.columns().out());
            assertThat(image.info().height()).isEqualTo(grids.rows().out());
            assertThat(Samples.of(image)[0])
                    .hasDimensions(grids.rows().out(), grids.columns().out());
        }
    }

    /** Every option that a method understands changes something, for some value of it. */
    @ParameterizedTest
    @MethodSource("methods")
    void ignoresNoParameterItUnderstands(Method method) {
        Image source = Samples.noise(ImageInfo.rgb(11, 10, SampleType.F32), 1);
        Set<Parameter<?>> changed = new HashSet<>();
        for (Ratio ratio : List.of(Ratio.of(2), Ratio.of(3), new Ratio(3, 2), new Ratio(1, 2))) {
            MethodOptions plain = MethodOptions.of(new Target.Scale(ratio, ratio));
            if (method.parameters().contains(Parameter.KERNEL)) {
                plain = plain.with(
                        Parameter.KERNEL, Kernels.LANCZOS3); // with some kernels there is no ringing to be limited
            }
            double[][][] before;
            try {
                before = samples(method, source, plain);
            } catch (MethodException e) {
                continue;
            }
            for (Parameter<?> parameter : method.parameters()) {
                for (Object value : values(parameter)) {
                    MethodOptions options = with(plain, parameter, value);
                    assertThat(options.given()).contains(parameter);
                    if (isOfConsequence(method, source, options, before)) {
                        changed.add(parameter);
                    }
                }
            }
        }
        assertThat(changed).isEqualTo(method.parameters());
    }

    // What is refused is not ignored.
    private static boolean isOfConsequence(Method method, Image source, MethodOptions options, double[][][] before) {
        try {
            return !Samples.same(samples(method, source, options), before);
        } catch (MethodException e) {
            return true;
        }
    }

    private static <T> MethodOptions with(MethodOptions options, Parameter<T> parameter, Object value) {
        return options.with(parameter, parameter.type().cast(value));
    }

    /** Values of a parameter other than what methods do by themselves; a plug-in with a parameter of its own says which. */
    protected List<?> values(Parameter<?> parameter) {
        return Map.<Parameter<?>, List<?>>ofEntries(
                        Map.entry(Parameter.KERNEL, List.of(Kernels.parse("b-spline"))),
                        Map.entry(
                                Parameter.WEIGHTS,
                                List.of(KernelBank.of(new Weights(2, 2, new double[] {0, 1, 2, 3}, "given")))),
                        Map.entry(Parameter.ENSEMBLE, List.of(true)),
                        Map.entry(Parameter.REFINEMENTS, List.of(1)),
                        Map.entry(Parameter.CHANNELS, List.of(Channels.ALL)),
                        Map.entry(Parameter.MODEL, List.of(Modelled.model(2), Modelled.model(3))),
                        Map.entry(Parameter.WINDOW, List.of(new Pair(9, 7))),
                        Map.entry(Parameter.POSITIONS, List.of((PositionSource) MethodContract::allAtTheBeginning)),
                        Map.entry(Parameter.EDGE, List.of(Edge.WRAP, Edge.ZERO)),
                        Map.entry(Parameter.ALIGNMENT, List.of(Alignment.ALIGN_CORNERS, Alignment.ASYMMETRIC)),
                        Map.entry(Parameter.APODIZATION, List.of(Apodization.HANN)),
                        Map.entry(Parameter.NEAREST_ROUNDING, List.of(NearestRounding.CEIL, NearestRounding.FLOOR)),
                        Map.entry(Parameter.ANTIALIAS, List.of(false)),
                        Map.entry(Parameter.DERINGING, List.of(1.0)),
                        Map.entry(Parameter.PADDING, List.of(Padding.Rule.VALID, Padding.Sides.all(2))),
                        Map.entry(Parameter.STRIDE, List.of(new Pair(3, 5))),
                        Map.entry(Parameter.DILATION, List.of(new Pair(2, 1))),
                        Map.entry(Parameter.OUTPUT_PADDING, List.of(new Pair(1, 0))),
                        Map.entry(Parameter.EVEN_OVERLAP, List.of(EvenOverlap.values())),
                        Map.entry(Parameter.GROUPS, List.of(2)),
                        Map.entry(Parameter.OFFSET, List.of(new Pair(1, 0), new Pair(0, 1))),
                        Map.entry(Parameter.LIKE, List.of(Like.values())))
                .getOrDefault(parameter, List.of());
    }

    private static Positions allAtTheBeginning(ImageInfo pooled, MethodOptions options) {
        ImageInfo info = ImageInfo.planes(pooled.width(), pooled.height(), pooled.channels(), SampleType.I64);
        return new Positions(
                Raster.allocate(info), IndexLayout.TORCH, Optional.of(new Pair(pooled.height(), pooled.width())));
    }
}
