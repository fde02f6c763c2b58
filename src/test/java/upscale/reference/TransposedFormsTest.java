package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import upscale.engine.KernelBank;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.convolve.Convolution;
import upscale.method.convolve.Transposed;
import upscale.reference.SlowConvolution.Axis;

/**
 * Convolution and transposed convolution between channels, for random shapes, kernels, strides, dilations, paddings, output paddings and
 * groups, held against their definitions. All numbers are small integers, so every sum is exact and must be equal.
 */
class TransposedFormsTest {
    private static final int CASES = 4000;

    /** One axis as it was drawn at random; a transposed convolution has {@code small} samples to begin with. */
    private record Drawn(int in, int k, int stride, int dilation, int begin, int end, int more) {
        static Drawn from(SplittableRandom random) {
            int stride = random.nextInt(1, 5);
            int dilation = random.nextInt(1, 4);
            return new Drawn(
                    random.nextInt(1, 6),
                    random.nextInt(1, 6),
                    stride,
                    dilation,
                    random.nextInt(4),
                    random.nextInt(4),
                    random.nextInt(Math.max(stride, dilation)));
        }

        int reach() {
            return dilation * (k - 1) + 1;
        }

        Axis transposed() {
            return new Axis((in - 1) * stride + reach() - begin - end + more, in, k, stride, dilation, begin);
        }

        Axis convolution() {
            int room = in + begin + end - reach();
            return new Axis(in, room < 0 ? 0 : room / stride + 1, k, stride, dilation, begin);
        }
    }

    /** Kernels, and a convolution's options but for its size. */
    private record Setting(int groups, double[][][][] weights, boolean keras, double[] bias) {
        static Setting from(SplittableRandom random, int kH, int kW) {
            int groups = random.nextInt(1, 4);
            int a = groups * random.nextInt(1, 3);
            int b = random.nextInt(1, 3);
            double[][][][] weights = new double[a][b][kH][kW];
            for (double[][][] some : weights) {
                for (double[][] kernel : some) {
                    for (double[] row : kernel) {
                        java.util.Arrays.setAll(row, i -> random.nextInt(-4, 5));
                    }
                }
            }
            return new Setting(groups, weights, random.nextBoolean(), new double[0]);
        }

        Setting withBias(int outputs) {
            double[] values = new double[outputs];
            java.util.Arrays.setAll(values, i -> i - 1);
            return new Setting(groups, weights, keras, values);
        }

        int first() {
            return weights.length;
        }

        int grouped() {
            return weights[0].length * groups;
        }

        KernelBank bank() {
            int b = weights[0].length;
            int kH = weights[0][0].length;
            int kW = weights[0][0][0].length;
            double[] data = new double[first() * b * kH * kW];
            int at = 0;
            if (keras) {
                for (int i = 0; i < data.length; i++) {
                    int tap = i / (b * first());
                    data[i] = weights[i % first()][i / first() % b][tap / kW][tap % kW];
                }
            } else {
                for (double[][][] some : weights) {
                    for (double[][] kernel : some) {
                        for (double[] row : kernel) {
                            for (double value : row) {
                                data[at++] = value;
                            }
                        }
                    }
                }
            }
            KernelBank bank = new KernelBank(
                    keras ? KernelBank.Layout.KERAS : KernelBank.Layout.TORCH,
                    keras ? new int[] {kH, kW, b, first()} : new int[] {first(), b, kH, kW},
                    data,
                    Optional.empty(),
                    "drawn");
            return bias.length == 0 ? bank : bank.withBias(bias);
        }

        double[][][] biased(double[][][] image) {
            for (int c = 0; c < bias.length; c++) {
                for (double[] row : image[c]) {
                    for (int x = 0; x < row.length; x++) {
                        row[x] += bias[c];
                    }
                }
            }
            return image;
        }
    }

    private static Raster image(SplittableRandom random, int channels, int height, int width) {
        return Samples.raster(
                ImageInfo.planes(width, height, channels, SampleType.F32), (c, x, y) -> random.nextInt(-9, 10));
    }

    private static MethodOptions options(Setting setting, Target target, Padding padding, Drawn rows, Drawn columns) {
        return MethodOptions.of(target)
                .with(Parameter.WEIGHTS, setting.bank())
                .with(Parameter.STRIDE, new Pair(rows.stride, columns.stride))
                .with(Parameter.DILATION, new Pair(rows.dilation, columns.dilation))
                .with(Parameter.GROUPS, setting.groups)
                .with(Parameter.PADDING, padding);
    }

    private static Padding sides(Drawn rows, Drawn columns) {
        return new Padding.Sides(rows.begin, columns.begin, rows.end, columns.end);
    }

    private static double[][][] samples(Method method, Raster in, MethodOptions options) {
        return Samples.of(method.apply(in, options).image());
    }

    @Test
    void transposedConvolutionIsAllThreeOfItsForms() {
        SplittableRandom random = new SplittableRandom(1);
        int equal = 0;
        int refused = 0;
        for (int n = 0; n < CASES; n++) {
            Drawn rows = Drawn.from(random);
            Drawn columns = Drawn.from(random);
            Setting setting = Setting.from(random, rows.k, columns.k);
            setting = random.nextBoolean() ? setting : setting.withBias(setting.grouped());
            Raster in = image(random, setting.first(), rows.in, columns.in);
            MethodOptions options = options(setting, new Target.Own(), sides(rows, columns), rows, columns)
                    .with(Parameter.OUTPUT_PADDING, new Pair(rows.more, columns.more));
            Axis y = rows.transposed();
            Axis x = columns.transposed();
            if (y.large() < 1 || x.large() < 1) {
                assertThatThrownBy(() -> new Transposed().apply(in, options)).isInstanceOf(MethodException.class);
                refused++;
                continue;
            }
            SlowConvolution slow = new SlowConvolution(y, x, setting.groups, setting.weights);
            double[][][] source = Samples.of(in);
            double[][][] fast = samples(new Transposed(), in, options);
            String what = rows + " " + columns + " " + setting.bank() + " groups " + setting.groups;
            same(fast, setting.biased(slow.scattered(source)), what);
            same(fast, setting.biased(slow.zeroInserted(source)), what);
            same(fast, setting.biased(slow.matrixTransposed(source)), what);
            equal++;
        }
        System.out.println(
                "transposed, three forms: " + equal + " equal, " + refused + " leave nothing and are refused");
        assertThat(equal).isGreaterThan(CASES * 3 / 4);
        assertThat(refused).isPositive();
    }

    @Test
    void convolutionIsItsDefinition() {
        SplittableRandom random = new SplittableRandom(2);
        int equal = 0;
        int refused = 0;
        for (int n = 0; n < CASES; n++) {
            Drawn rows = Drawn.from(random);
            Drawn columns = Drawn.from(random);
            Setting setting = Setting.from(random, rows.k, columns.k);
            setting = random.nextBoolean() ? setting : setting.withBias(setting.first());
            Raster in = image(random, setting.grouped(), rows.in, columns.in);
            MethodOptions options = options(setting, new Target.Own(), sides(rows, columns), rows, columns);
            Axis y = rows.convolution();
            Axis x = columns.convolution();
            if (y.small() < 1 || x.small() < 1) {
                assertThatThrownBy(() -> new Convolution().apply(in, options)).isInstanceOf(MethodException.class);
                refused++;
                continue;
            }
            SlowConvolution slow = new SlowConvolution(y, x, setting.groups, setting.weights);
            same(
                    samples(new Convolution(), in, options),
                    setting.biased(slow.convolved(Samples.of(in))),
                    rows + " " + columns + " " + setting.bank() + " groups " + setting.groups);
            equal++;
        }
        System.out.println("convolution: " + equal + " equal, " + refused + " leave nothing and are refused");
        assertThat(equal).isGreaterThan(CASES / 3);
        assertThat(refused).isPositive();
    }

    /** {@code <CONV x, y> = <x, TRANSPOSED y>}, with the same kernels, stride, dilation, groups and padding, and the size of x. */
    @Test
    void transposedConvolutionIsTheAdjointOfConvolution() {
        SplittableRandom random = new SplittableRandom(3);
        int equal = 0;
        for (int n = 0; n < CASES; n++) {
            Drawn rows = Drawn.from(random);
            Drawn columns = Drawn.from(random);
            Setting setting = Setting.from(random, rows.k, columns.k);
            Padding padding =
                    n % 3 == 0 ? Padding.Rule.SAME : n % 3 == 1 ? Padding.Rule.SAME_LOWER : sides(rows, columns);
            if (n % 3 == 2
                    && (rows.convolution().small() < 1 || columns.convolution().small() < 1)) {
                continue;
            }
            Raster x = image(random, setting.grouped(), rows.in, columns.in);
            double[][][] there =
                    samples(new Convolution(), x, options(setting, new Target.Own(), padding, rows, columns));
            Raster y = image(random, setting.first(), there[0].length, there[0][0].length);
            Target size = new Target.Size(OptionalInt.of(columns.in), OptionalInt.of(rows.in), Target.Fit.STRETCH);
            double[][][] back = samples(new Transposed(), y, options(setting, size, padding, rows, columns));
            assertThat(SlowConvolution.product(there, Samples.of(y)))
                    .as(rows + " " + columns + " " + padding)
                    .isEqualTo(SlowConvolution.product(Samples.of(x), back));
            equal++;
        }
        System.out.println("adjointness: " + equal + " pairs");
        assertThat(equal).isGreaterThan(CASES / 2);
    }

    @Test
    void aSizeThatTheConvolutionWouldNotBringBackIsRefused() {
        Raster in = image(new SplittableRandom(4), 1, 3, 5);
        KernelBank kernel = new KernelBank(
                KernelBank.Layout.PLAIN, new int[] {3, 2}, new double[] {1, 2, 3, 4, 5, 6}, Optional.empty(), "given");
        MethodOptions options = MethodOptions.of(
                        new Target.Size(OptionalInt.of(10), OptionalInt.of(9), Target.Fit.STRETCH))
                .with(Parameter.WEIGHTS, kernel)
                .with(Parameter.STRIDE, Pair.both(2))
                .with(Parameter.PADDING, new Padding.Sides(0, 0, 0, 0));
        assertThatThrownBy(() -> new Transposed().apply(in, options))
                .isInstanceOf(MethodException.class)
                .hasMessageContaining("rows has 7 to 8 here, not 9");
    }

    private static void same(double[][][] got, double[][][] expected, String what) {
        // 0 and -0 are the same number
        assertThat(got.length).as(what).isEqualTo(expected.length);
        for (int c = 0; c < got.length; c++) {
            assertThat(got[c]).as(what).hasDimensions(expected[c].length, expected[c][0].length);
            for (int y = 0; y < got[c].length; y++) {
                for (int x = 0; x < got[c][y].length; x++) {
                    if (got[c][y][x] != expected[c][y][x]) {
                        throw new AssertionError(what + " at (" + x + ", " + y + ", " + c + "): " + got[c][y][x]
                                + " where the definition gives " + expected[c][y][x]);
                    }
                }
            }
        }
    }
}
