package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.engine.Edge;
import upscale.engine.KernelBank;
import upscale.engine.Weights;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.convolve.Transposed;

/** Transposed convolution held against scatter-and-add on an input that was laid out with its edges. */
class TransposedTest {
    private static final List<SampleType> TYPES =
            List.of(SampleType.U8, SampleType.I16, SampleType.F32, SampleType.I32, SampleType.F64);

    private static final int[][] SIZES = {{1, 1}, {5, 4}, {1, 7}, {31, 3}, {6, 1}, {3, 70}};

    static List<Edge> edges() {
        return List.of(Edge.ZERO, Edge.REPLICATE, Edge.REFLECT, Edge.MIRROR, Edge.WRAP, Edge.value(-3.25));
    }

    /** One axis by the arithmetic of transposed convolutions: cropped at the beginning, and how many come out. */
    private record Axis(int in, int stride, int k, int begin, int out) {
        static Axis of(int in, int stride, int k, Padding padding) {
            int natural = (in - 1) * stride + k;
            if (padding == Padding.Rule.VALID) {
                return new Axis(in, stride, k, 0, natural);
            }
            if (padding instanceof Padding.Sides both) {
                return new Axis(in, stride, k, both.top(), natural - 2 * both.top());
            }
            return new Axis(in, stride, k, k > stride ? (k - stride) / 2 : 0, in * stride);
        }

        /** How many samples beyond a border can reach the output: more than enough. */
        int reach() {
            return (k + begin + stride) / stride + 1;
        }
    }

    private static double[][] scattered(double[][] rows, Weights w, Axis columns, Axis lines, Edge edge) {
        Extended f = new Extended(rows, edge);
        double[][] out = new double[lines.out][columns.out];
        for (int j = -lines.reach(); j < lines.in + lines.reach(); j++) {
            for (int i = -columns.reach(); i < columns.in + columns.reach(); i++) {
                for (int v = 0; v < w.height(); v++) {
                    for (int u = 0; u < w.width(); u++) {
                        int y = j * lines.stride + v - lines.begin;
                        int x = i * columns.stride + u - columns.begin;
                        if (y >= 0 && y < lines.out && x >= 0 && x < columns.out) {
                            out[y][x] += f.at(i, j) * w.at(v, u);
                        }
                    }
                }
            }
        }
        return out;
    }

    private static Weights random(int height, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Weights(height, width, random.doubles(height * width, -1, 1).toArray(), "random");
    }

    @ParameterizedTest
    @MethodSource("edges")
    void agreesWithScatterAndAdd(Edge edge) {
        Agreement agreement = new Agreement();
        int turn = 0;
        for (int[] kernel : new int[][] {{1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 2}, {1, 7}}) {
            for (int[] stride : new int[][] {{1, 1}, {2, 2}, {3, 3}, {2, 3}, {4, 1}}) {
                for (Padding padding : List.of(Padding.Rule.VALID, Padding.Rule.SAME, Padding.Sides.all(1))) {
                    int[] size = SIZES[turn % SIZES.length];
                    SampleType type = TYPES.get(turn++ % TYPES.size());
                    Weights w = random(kernel[1], kernel[0], turn);
                    Axis columns = Axis.of(size[0], stride[0], kernel[0], padding);
                    Axis lines = Axis.of(size[1], stride[1], kernel[1], padding);
                    ImageInfo info = ImageInfo.planes(size[0], size[1], 2, type);
                    Image source = Samples.noise(info, turn);
                    MethodOptions options = MethodOptions.of(new Target.Scale(Ratio.of(stride[0]), Ratio.of(stride[1])))
                            .with(Parameter.WEIGHTS, KernelBank.of(w))
                            .with(Parameter.PADDING, padding)
                            .with(Parameter.EDGE, edge);
                    if (columns.out < 1 || lines.out < 1) {
                        assertThatThrownBy(() -> new Transposed().apply(source, options))
                                .isInstanceOf(MethodException.class)
                                .hasMessageContaining("padding 1 leaves no");
                        continue;
                    }
                    Image fast = new Transposed().apply(source, options).image();
                    double[][][] samples = Samples.of(source);
                    double[][][] exact = {
                        scattered(samples[0], w, columns, lines, edge), scattered(samples[1], w, columns, lines, edge)
                    };
                    double range = Math.max(Samples.magnitude(samples), Math.abs(edge.value()));
                    double taps = kernel[0] * kernel[1] + 2;
                    double sum =
                            java.util.Arrays.stream(w.values()).map(Math::abs).sum();
                    double unit = type.wide() ? 0x1p-50 : 0x1p-23;
                    String what = List.of(kernel[0], kernel[1]) + " stride " + List.of(stride[0], stride[1]) + " "
                            + padding + " " + edge + " " + info;
                    agreement.hold(what, info, Samples.of(fast), exact, taps * unit * range * sum);
                }
            }
        }
        System.out.println("transposed, edge " + edge + ": " + agreement);
        assertThat(agreement.samples()).isGreaterThan(10_000);
    }

    private static double[][] transposed(double[][] in, int stride, String padding, double... kernel) {
        int k = (int) Math.sqrt(kernel.length);
        MethodOptions options = MethodOptions.of(new Target.Scale(Ratio.of(stride), Ratio.of(stride)))
                .with(Parameter.WEIGHTS, KernelBank.of(new Weights(k, k, kernel, "given")))
                .with(Parameter.PADDING, padding.equals("same") ? Padding.Rule.SAME : Padding.Rule.VALID);
        return Samples.of(new Transposed().apply(Samples.gray(in), options).image())[0];
    }

    @Test
    void theWorkedExamplesComeOut() {
        assertThat(transposed(new double[][] {{0, 1}, {2, 3}}, 1, "valid", 0, 1, 2, 3))
                .isDeepEqualTo(new double[][] {{0, 0, 1}, {0, 4, 6}, {4, 12, 9}});
        // The edge detector's response, transposed with the same kernel: the shape comes back, the image does not.
        double[][] back = transposed(
                new double[][] {{3, -3, -1}, {-2, 3, -3}, {-3, 2, 3}}, 1, "valid", 0, 1, 0, 1, -4, 1, 0, 1, 0);
        assertThat(back).hasDimensions(5, 5);
        assertThat(back[0]).containsExactly(0, 3, -3, -1, 0);
    }

    @Test
    void makesNoKernelLargerThanImages() {
        Image source = Samples.constant(ImageInfo.gray(1, 1, SampleType.U8), 1);
        for (int stride : new int[] {2000, 40_000, 1 << 30}) {
            MethodOptions options = MethodOptions.of(new Target.Scale(Ratio.of(stride), Ratio.of(stride)));
            assertThatThrownBy(() -> new Transposed().apply(source, options))
                    .isInstanceOf(MethodException.class)
                    .hasMessageContaining(stride + "x" + stride);
        }
        MethodOptions large = MethodOptions.of(new Target.Scale(Ratio.of(1000), Ratio.of(1)));
        assertThat(Samples.of(new Transposed().apply(source, large).image())[0][0])
                .hasSize(1000)
                .containsOnly(1);
    }

    @Test
    void kernelThreeAtStrideTwoCropsAtTheEndAsKerasDoes() {
        assertThat(transposed(new double[][] {{1}}, 2, "same", 1, 2, 3, 4, 5, 6, 7, 8, 9))
                .isDeepEqualTo(new double[][] {{1, 2}, {4, 5}});
    }

    /** Zero edges darken a flat image towards its border; replicated ones do not. */
    @Test
    void zeroEdgesDarkenTheBorderAndReplicatedOnesDoNot() {
        Image flat = Samples.constant(ImageInfo.gray(8, 8, SampleType.F32), 1);
        MethodOptions options = MethodOptions.of(new Target.Scale(Ratio.of(2), Ratio.of(2)));
        double[][] dark = Samples.of(new Transposed()
                .apply(flat, options.with(Parameter.EDGE, Edge.ZERO))
                .image())[0];
        assertThat(dark[0][8]).isEqualTo(0.75);
        assertThat(dark[0][0]).isEqualTo(0.5625);
        assertThat(dark[8][8]).isEqualTo(1);
        double[][] even = Samples.of(new Transposed().apply(flat, options).image())[0];
        assertThat(even).hasDimensions(16, 16);
        for (double[] row : even) {
            assertThat(row).containsOnly(1);
        }
    }
}
