package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.method.IndexLayout;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Positions;
import upscale.method.Target;

/** Pooling and unpooling of PyTorch, TensorFlow.js, onnxruntime and ONNX's own node tests: values and positions, to the digit. */
class PoolingOracleTest {
    private static final Path ONNX = Path.of("../shared/oracles/onnx");
    private static final Methods METHODS = Methods.load(PoolingOracleTest.class.getClassLoader());

    @RegisterExtension
    static final Tally TALLY = new Tally("pooling");

    static Stream<ArrayCase> torch() {
        return Stream.concat(ArrayCase.resource("torch/max_pool2d.json").stream(), corners("max_pool2d"));
    }

    static Stream<ArrayCase> torchUnpool() {
        return Stream.concat(ArrayCase.resource("torch/max_unpool2d.json").stream(), corners("max_unpool2d"));
    }

    /** NaN, infinities and ties. */
    private static Stream<ArrayCase> corners(String op) {
        return ArrayCase.resource("torch/pooling_corners.json").stream().filter(c -> c.op().equals(op));
    }

    static Stream<ArrayCase> tfjs() {
        return ArrayCase.resource("tfjs/maxPoolWithArgmax.json").stream();
    }

    static Stream<ArrayCase> ort() {
        return ArrayCase.resource("ort/MaxPool.json").stream();
    }

    static Stream<ArrayCase> onnx() {
        return Stream.of("MaxPool.json", "AveragePool.json", "MaxUnpool.json").flatMap(PoolingOracleTest::shared);
    }

    private static Stream<ArrayCase> shared(String file) {
        Path path = ONNX.resolve(file);
        return Files.exists(path) ? ArrayCase.file(path).stream() : Stream.of((ArrayCase) null);
    }

    @ParameterizedTest
    @MethodSource
    void torch(ArrayCase c) {
        TALLY.run(Optional.empty(), () -> {
            MethodOptions options =
                    window(c, "kernel_size", "stride", "dilation").with(Parameter.PADDING, torchPads(c));
            pools(c, "x", "y", "indices", options, flag(c, "ceil_mode"), IndexLayout.TORCH);
        });
    }

    @ParameterizedTest
    @MethodSource
    void tfjs(ArrayCase c) {
        TALLY.run(Optional.empty(), () -> {
            MethodOptions options = window(c, "filterSize", "strides", "dilations")
                    .with(Parameter.PADDING, c.text("padding").equals("same") ? Padding.Rule.SAME : Padding.Rule.VALID);
            pools(
                    c,
                    "x",
                    "y",
                    "indices",
                    options,
                    false,
                    c.flag("includeBatchInIndex") ? IndexLayout.TF_BATCH : IndexLayout.TF);
        });
    }

    @ParameterizedTest
    @MethodSource
    void ort(ArrayCase c) {
        TALLY.run(Optional.empty(), () -> onnxPools(c));
    }

    @ParameterizedTest
    @MethodSource
    void onnx(ArrayCase c) {
        assumeTrue(c != null, "skipped: no ONNX node tests in " + ONNX);
        boolean flat = c.inputs().values().iterator().next().shape().length == 4;
        TALLY.run(flat ? Optional.empty() : Optional.of("1-D and 3-D poolings, which images are not"), () -> {
            if (c.op().equals("MaxUnpool")) {
                Target target = new Target.Own();
                Tensor shape = c.inputs().get("output_shape");
                if (shape != null) {
                    target = size((int) shape.data()[2], (int) shape.data()[3]);
                }
                MethodOptions options = window(c, "kernel_shape", "strides", "dilations", target)
                        .with(Parameter.PADDING, onnxPads(c));
                String[] names = c.inputs().keySet().toArray(String[]::new);
                unpools(c, names[0], names[1], c.outputs().keySet().iterator().next(), options, IndexLayout.ONNX);
            } else {
                onnxPools(c);
            }
        });
    }

    @ParameterizedTest
    @MethodSource
    void torchUnpool(ArrayCase c) {
        TALLY.run(Optional.empty(), () -> {
            List<String> size = c.pair("output_size");
            Target target = size == null
                    ? new Target.Own()
                    : size(Integer.parseInt(size.get(0)), Integer.parseInt(size.get(1)));
            MethodOptions options =
                    window(c, "kernel_size", "stride", "dilation", target).with(Parameter.PADDING, torchPads(c));
            if (c.error().isPresent()) {
                assertThatThrownBy(() -> unpools(c, "x", "indices", "y", options, IndexLayout.TORCH))
                        .isInstanceOf(MethodException.class);
            } else {
                unpools(c, "x", "indices", "y", options, IndexLayout.TORCH);
            }
        });
    }

    private static Target size(int rows, int columns) {
        return new Target.Size(OptionalInt.of(columns), OptionalInt.of(rows), Target.Fit.STRETCH);
    }

    private static boolean flag(ArrayCase c, String name) {
        return c.attributes().has(name) && c.flag(name);
    }

    private static Pair pair(List<String> numbers) {
        return new Pair(Integer.parseInt(numbers.get(0)), Integer.parseInt(numbers.get(1)));
    }

    private static MethodOptions window(ArrayCase c, String k, String s, String d) {
        return window(c, k, s, d, new Target.Own());
    }

    private static MethodOptions window(ArrayCase c, String k, String s, String d, Target target) {
        MethodOptions options = MethodOptions.of(target).with(Parameter.WINDOW, pair(c.pair(k)));
        boolean onnx = k.equals("kernel_shape");
        if (c.pair(s) != null || onnx) { // ONNX's strides are 1 unless they are given
            options = options.with(Parameter.STRIDE, c.pair(s) == null ? Pair.both(1) : pair(c.pair(s)));
        }
        return c.pair(d) == null ? options : options.with(Parameter.DILATION, pair(c.pair(d)));
    }

    private static Padding torchPads(ArrayCase c) {
        Pair pads = pair(c.pair("padding"));
        return new Padding.Sides(pads.rows(), pads.columns(), pads.rows(), pads.columns());
    }

    private static Padding onnxPads(ArrayCase c) {
        List<String> pads = c.pair("pads");
        return switch (c.text("auto_pad")) {
            case "SAME_UPPER" -> Padding.Rule.SAME;
            case "SAME_LOWER" -> Padding.Rule.SAME_LOWER;
            default -> {
                int[] p = pads == null
                        ? new int[4]
                        : pads.stream().mapToInt(Integer::parseInt).toArray();
                yield new Padding.Sides(p[0], p[1], p[2], p[3]);
            }
        };
    }

    private static void onnxPools(ArrayCase c) {
        MethodOptions options =
                window(c, "kernel_shape", "strides", "dilations").with(Parameter.PADDING, onnxPads(c));
        String in = c.inputs().keySet().iterator().next();
        String[] outs = c.outputs().keySet().toArray(String[]::new);
        if (c.op().equals("AveragePool")) {
            MethodOptions mean = options.with(Parameter.COUNT_PADDING, flag(c, "count_include_pad"))
                    .with(Parameter.CEIL_MODE, flag(c, "ceil_mode"));
            for (int n = 0; n < c.layout().batch(c.inputs().get(in)); n++) {
                Raster actual = run("average-pooling", c.inputs().get(in).image(c.layout(), n, SampleType.F32), mean);
                assertThat(c.outputs().get(outs[0]).distance(c.layout(), n, actual))
                        .isLessThanOrEqualTo(1e-5);
            }
            return;
        }
        IndexLayout layout = flag(c, "storage_order") ? IndexLayout.ONNX_COLUMN : IndexLayout.ONNX;
        pools(c, in, outs[0], outs.length > 1 ? outs[1] : null, options, flag(c, "ceil_mode"), layout);
    }

    private static Raster run(String method, Raster image, MethodOptions options) {
        return Raster.of(
                METHODS.named(method).orElseThrow().apply(image, options).image());
    }

    private static void pools(
            ArrayCase c, String in, String out, String at, MethodOptions window, boolean ceil, IndexLayout layout) {
        Tensor input = c.inputs().get(in);
        MethodOptions options = window.with(Parameter.CEIL_MODE, ceil);
        for (int n = 0; n < c.layout().batch(input); n++) {
            Raster image = input.image(c.layout(), n, SampleType.F32);
            Raster values = run("max-pooling", image, options);
            assertThat(c.outputs().get(out).distance(c.layout(), n, values)).isZero();
            if (at != null) {
                Raster positions = run("max-positions", image, options.with(Parameter.INDEX_LAYOUT, layout));
                double before = before(layout, n, input);
                assertThat(positions.sameSamples(
                                plus(c.outputs().get(at).image(c.layout(), n, SampleType.I64), -before)))
                        .isTrue();
            }
        }
    }

    /** What the images of a batch before this one add to its numbers; ours are batches of one. */
    private static double before(IndexLayout layout, int n, Tensor input) {
        boolean whole = layout != IndexLayout.TORCH && layout != IndexLayout.TF;
        return whole ? (double) n * Arrays.stream(input.shape()).skip(1).reduce(1, (a, b) -> a * b) : 0;
    }

    private static Raster plus(Raster raster, double number) {
        IntStream.range(0, raster.info().channels())
                .forEach(c -> IntStream.range(0, raster.info().height())
                        .forEach(y -> IntStream.range(0, raster.info().width())
                                .forEach(x -> raster.set(c, x, y, raster.get(c, x, y) + number))));
        return raster;
    }

    private static void unpools(
            ArrayCase c, String in, String at, String out, MethodOptions options, IndexLayout layout) {
        Tensor input = c.inputs().get(in);
        for (int n = 0; n < c.layout().batch(input); n++) {
            Raster indices = c.inputs().get(at).image(c.layout(), n, SampleType.I64);
            Raster actual = run(
                    "max-unpool",
                    input.image(c.layout(), n, SampleType.F32),
                    options.with(Parameter.POSITIONS, new Positions(indices, layout, Optional.empty())));
            assertThat(c.outputs().get(out).distance(c.layout(), n, actual)).isZero();
        }
    }
}
