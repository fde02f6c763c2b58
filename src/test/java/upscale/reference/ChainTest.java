package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static upscale.reference.Layers.bank;
import static upscale.reference.Layers.concat;
import static upscale.reference.Layers.conv;
import static upscale.reference.Layers.each;
import static upscale.reference.Layers.nearest;
import static upscale.reference.Layers.relu;
import static upscale.reference.Layers.transposed;
import static upscale.reference.Layers.weights;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import upscale.chain.Chain;
import upscale.chain.Vocabulary;
import upscale.engine.KernelBank;
import upscale.image.Collected;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.sweep.BandSweep;

/** Chains held exactly against the definitions of their steps, one after another, on small whole numbers. */
class ChainTest {
    private static final Methods METHODS = Methods.load(ChainTest.class.getClassLoader());

    private final Map<String, KernelBank> banks = new HashMap<>();

    /** Kernels by name, and the few other words that these chains have. */
    private final Vocabulary words = new Vocabulary() {
        @Override
        public <T> T value(Parameter<T> parameter, String word) {
            Object value;
            if (parameter.type() == Pair.class) {
                value = Pair.both(Integer.parseInt(word));
            } else {
                value = Padding.Sides.all(Integer.parseInt(word));
            }
            return parameter.type().cast(value);
        }

        @Override
        public MethodOptions withKernel(
                Method method, MethodOptions options, String kernel, Optional<String> layout, Optional<String> bias) {
            return options.with(Parameter.WEIGHTS, banks.get(kernel));
        }

        @Override
        public Target.Scale scale(String word) {
            Ratio ratio = Ratio.of(Integer.parseInt(word));
            return new Target.Scale(ratio, ratio);
        }
    };

    private double[][][][] kernels(String name, int a, int b, int height, int width) {
        double[][][][] w = weights(a, b, height, width, name.hashCode());
        banks.put(name, bank(w, name));
        return w;
    }

    private Image chain(String text, Image source) {
        return Chain.parse(text, METHODS, words).apply(source, 2).image();
    }

    private static Image small(int width, int height, int channels, SampleType type) {
        SplittableRandom random = new SplittableRandom(width);
        return Samples.raster(
                ImageInfo.planes(width, height, channels, type),
                (c, x, y) -> random.nextInt(type.signed() ? -4 : 0, 5));
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"U8", "I16", "F32", "F64"})
    void anEncoderAndDecoder(SampleType type) {
        double[][][][] k = kernels("k", 4, 3, 3, 5);
        double[][][][] up = kernels("up", 4, 2, 2, 3);
        for (int[] size : new int[][] {{13, 9}, {8, 70}, {5, 5}}) {
            Image source = small(size[0], size[1], 3, type);
            double[][][] x = conv(Samples.of(source), k, 2, 2);
            x = each(x, (c, v) -> v + new double[] {1, -2, 3, 0}[c]);
            x = each(x, (c, v) -> v < 0 ? new double[] {0.5, 0, -1, 2}[c] * v : v);
            x = transposed(x, up, 2);
            x = each(x, (c, v) -> v - 7);
            Image got = chain(
                    "conv k stride 2 padding 2 | bias 1,-2,3,0 | prelu .5,0,-1,2 | transposed up stride 2 | bias -7",
                    source);
            assertThat(Samples.of(got)).isDeepEqualTo(x);
        }
    }

    /** Two levels: what went down on the left is put beside what comes up on the right (Ronneberger et al. 2015, figure 1). */
    @Test
    void aUNetOfTwoLevels() throws IOException {
        double[][][][] down1 = kernels("down1", 2, 1, 3, 3);
        double[][][][] half1 = kernels("half1", 2, 2, 2, 2);
        double[][][][] down2 = kernels("down2", 4, 2, 3, 3);
        double[][][][] half2 = kernels("half2", 4, 4, 2, 2);
        double[][][][] bottom = kernels("bottom", 4, 4, 3, 3);
        double[][][][] up2 = kernels("up2", 4, 3, 2, 2);
        double[][][][] join2 = kernels("join2", 3, 7, 3, 3);
        double[][][][] join1 = kernels("join1", 1, 5, 3, 3);
        Image source = small(12, 20, 1, SampleType.F64);

        double[][][] one = relu(conv(Samples.of(source), down1, 1, 1));
        double[][][] two = relu(conv(conv(one, half1, 2, 0), down2, 1, 1));
        double[][][] low = relu(conv(conv(two, half2, 2, 0), bottom, 1, 1));
        double[][][] joined2 = relu(conv(concat(two, transposed(low, up2, 2)), join2, 1, 1));
        double[][][] result = conv(concat(nearest(joined2, 2, 2), one), join1, 1, 1);

        Image got = chain("""
                conv down1 padding 1 | relu as one
                | conv half1 stride 2 | conv down2 padding 1 | relu as two
                | conv half2 stride 2 | conv bottom padding 1 | relu
                | transposed up2 stride 2 | concat two - | conv join2 padding 1 | relu
                | nearest 2 | concat one | conv join1 padding 1
                """, source);
        assertThat(Samples.of(got)).isDeepEqualTo(result);
        Collected sink = new Collected(3, 0);
        BandSweep.run(got, sink, 3);
        assertThat(sink.samples()).isDeepEqualTo(result);
    }

    /** Each unpooling takes the positions of the latest pooling that was not undone (Noh et al. 2015, figure 2). */
    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"U8", "F32", "F64"})
    void poolingsAreUndoneFromTheInside(SampleType type) throws IOException {
        double[][][][] k = kernels("k", 3, 2, 3, 3);
        double[][][][] m = kernels("m", 3, 3, 3, 3);
        double[][][][] l = kernels("l", 2, 3, 3, 3);
        for (int[] size : new int[][] {{13, 11}, {8, 40}}) { // odd ones come back whole
            Image source = small(size[0], size[1], 2, type);
            double[][][] one = conv(Samples.of(source), k, 1, 1);
            int[][][] at1 = Layers.positions(one, 2, 2);
            double[][][] two = relu(conv(Layers.pool(one, at1), m, 1, 1));
            int[][][] at2 = Layers.positions(two, 3, 2);
            double[][][] low = each(Layers.pool(two, at2), (c, v) -> v + 5);
            double[][][] up2 = conv(Layers.unpool(low, at2, two[0].length, two[0][0].length), m, 1, 1);
            double[][][] up1 = conv(Layers.unpool(up2, at1, size[1], size[0]), l, 1, 1);
            Image got = chain(
                    "conv k padding 1 | pool 2 | conv m padding 1 | relu | pool 3 stride 2 | bias 5"
                            + " | unpool | conv m padding 1 | unpool | conv l padding 1",
                    source);
            assertThat(Samples.of(got)).isDeepEqualTo(up1);
            Collected sink = new Collected(4, 0);
            BandSweep.run(got, sink, 3);
            assertThat(sink.samples()).isDeepEqualTo(up1);
        }
    }

    @Test
    void theInputAndSeveralLabelsCanBePutTogether() {
        Image source = small(4, 4, 2, SampleType.F32);
        double[][][] in = Samples.of(source);
        double[][][] more = each(in, (c, v) -> v + 1);
        double[][][] most = each(more, (c, v) -> v + 10);
        assertThat(Samples.of(chain("bias 1 as more | bias 10 | concat more - input more", source)))
                .isDeepEqualTo(concat(concat(more, most), concat(in, more)));
        assertThat(Samples.of(chain("bias 1 as more | bias 10 | concat more", source)))
                .isDeepEqualTo(concat(most, more));
    }

    @Test
    void spaceGoesToDepthAndBack() {
        Image source = small(12, 8, 2, SampleType.U8);
        assertThat(Samples.of(chain("pixel-unshuffle stride 2 | relu | pixel-shuffle 2", source)))
                .isDeepEqualTo(Samples.of(source));
    }
}
