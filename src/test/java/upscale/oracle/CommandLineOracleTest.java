package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.Main;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Metadata;
import upscale.format.Source;
import upscale.format.Written;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.tensor.NpyHeader;

/** A sample of the other programs' numbers, got as a user gets them: words on the command line, files in and out. */
class CommandLineOracleTest {
    private static final Formats FORMATS = Formats.load(CommandLineOracleTest.class.getClassLoader());
    private static final Path IMAGES = Path.of("src", "test", "resources", "oracles", "images");

    private static final Format NPY = FORMATS.named("npy").orElseThrow();

    @RegisterExtension
    static final Tally RESIZE = new Tally("command line, resize");

    @RegisterExtension
    static final Tally CONVOLUTION = new Tally("command line, convolution");

    @RegisterExtension
    static final Tally TRANSPOSED = new Tally("command line, transposed");

    @RegisterExtension
    static final Tally POOLING = new Tally("command line, pooling");

    @RegisterExtension
    static final Tally UNPOOLING = new Tally("command line, unpooling");

    @RegisterExtension
    static final Tally SHUFFLE = new Tally("command line, pixel shuffle and its inverse");

    @RegisterExtension
    static final Tally CHAIN = new Tally("command line, chain");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torch/interpolate | interp_bicubic_ac0_x2.7 | x | y | --like torch -m bicubic -s 2.7",
                "torch/interpolate | interp_bilinear_ac1_x2x3 | x | y | --like torch -m bilinear -s 3x2 --align align-corners",
                "torch/interpolate | interp_bicubic_aa_down_third | x | y | --like torch -m bicubic --size 5x4 --antialias",
                "torch/interpolate | interp_nearest_x2.7 | x | y | --like torch -m nearest -s 2.7",
                "ort/Resize | resize_cubic_a-0.75_excl1 | X | Y | --like ort -m bicubic -s 2x3 --edge renormalize",
                "ort/Resize | resize_nearest_asymmetric_ceil_x2.7 | X | Y |"
                        + " --like ort -m nearest -s 2.7 --align asymmetric --nearest-rounding ceil",
                "tfjs/resizeBilinear | resizeBilinear_ac0_hp0_7x11 | x | y | --like tf1 -m bilinear --size 11x7",
                "scipy/zoom | zoom_o3_x1.5 | x | y | --like scipy -m bicubic -s 1.5",
            })
    void arrays(String file, String name, String in, String out, String words) {
        RESIZE.run(Optional.empty(), () -> {
            ArrayCase c = named(file, name);
            Raster result = done(c, in, words);
            assertThat(c.outputs().get(out).distance(c.layout(), 0, result))
                    .isLessThanOrEqualTo(
                            c.exact() ? 0 : 1e-5 * c.inputs().get(in).largest());
        });
    }

    /** Weights and biases go through files as well; where there is a bias, by {@code --bias}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torch/conv_transpose2d | convt_asym_03 | -m transposed --like torch --stride 2,3 --padding 1,2 --output-padding 0,2",
                "torch/conv_transpose2d | convt_chan_05_g4_4to8 |"
                        + " -m transposed --like torch -s 3 --groups 4 --dilation 2 --output-padding 2",
                "torch/conv_transpose2d | convt_chan_07_g1_4to1 |"
                        + " -m transposed --like torch -s 2 --padding 1 --output-padding 1",
                "tfjs/conv2dTranspose | convt_same_4x5_k2x5_s3x2 |"
                        + " -m transposed --like keras --kernel-layout keras --stride 3,2 --padding same",
                "tfjs/conv2dTranspose | convt_valid_multi_s3_k2 |"
                        + " -m transposed --like tf --kernel-layout keras -s 3 --padding valid",
                "tfjs/conv2dTranspose | convt_explicit_3_k5_s2_p2_out5 |"
                        + " -m transposed --like keras --kernel-layout keras --stride 2 --padding 2 --size 5x5",
                "ort/ConvTranspose | convt_SAME_LOWER_2x5_k4x3_s1x2 |"
                        + " -m transposed --like ort --stride 1,2 --padding same-lower",
                "ort/ConvTranspose | convt_SAME_LOWER_3x3_k2x2_s3x3 | -m transposed --like ort -s 3 --padding same-lower",
                "ort/ConvTranspose | convt_output_shape_0 | -m transposed --like onnx --stride 3,2 --size 8x10",
                "torch/conv_transpose2d | convt_asym_04 |"
                        + " -m transposed --like torch --stride 3,2 --padding 1,0 --output-padding 2,1 --dilation 1,2",
                "torch/conv_transpose2d | convt_chan_02_g2_4to4 |"
                        + " -m transposed --like torch --stride 1 --padding 1 --groups 2",
                "torch/conv2d | conv_05 | conv --stride 2,3 --padding 1,2",
                "torch/conv2d | conv_08 | conv --stride 2,1 --padding 0,3 --dilation 2,3",
                "torch/conv2d | conv_chan_00_g1 | conv --padding 1",
                "torch/conv2d | conv_chan_01_g2 | conv --padding 1 --groups 2",
                "torch/conv2d | conv_padmode_reflect | conv --padding 1,2 --edge mirror",
                "torch/conv2d | conv_same_k4x3 | conv --padding same",
                "tfjs/conv2d | conv_multi_valid | conv --kernel-layout keras",
                "tfjs/conv2d | conv_same_6x5_k4x4_s2_d1 | conv --kernel-layout keras --stride 2 --padding same",
                "tfjs/depthwiseConv2d | depthwise_same_s1 | conv --kernel-layout keras-depthwise --padding same",
                "ort/Conv | conv_SAME_LOWER_5x6_k2x3_s1 | conv --padding same-lower",
                "ort/ConvTranspose | convt_pads_1 | -m transposed --like ort -s 2 --padding 1,0,0,1 --output-padding 1",
            })
    void convolutions(String file, String name, String words) {
        ArrayCase c = named(file, name);
        boolean transposed = words.startsWith("-m transposed");
        (transposed ? TRANSPOSED : CONVOLUTION).run(Optional.empty(), () -> {
            boolean onnx = c.inputs().containsKey("X");
            Tensor bias = c.inputs().get(onnx ? "B" : "b");
            String kernel = " -k " + array("k", c.inputs().get(onnx ? "W" : "w"));
            String more = bias == null ? "" : " --bias " + array("b", bias);
            Raster result = done(c, onnx ? "X" : "x", words + kernel + more);
            assertThat(c.outputs().get(onnx ? "Y" : "y").distance(c.layout(), 0, result))
                    .isZero();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torch/max_pool2d | maxpool_5x7_k2_ceil | x | y | indices | -k 2 --ceil-mode",
                "torch/max_pool2d | maxpool_7x6_k3_s2_p1_ceil | x | y | indices | -k 3 --stride 2 --padding 1 --ceil-mode",
                "torch/max_pool2d | maxpool_k2_s3_gap | x | y | indices | -k 2 --stride 3",
                "ort/MaxPool | maxpool_k3x2 | X | Y | Indices | -k 3,2 --stride 2,1 --index-layout onnx",
                "ort/MaxPool | maxpool_k2_colmajor | X | Y | Indices | -k 2 --index-layout onnx-column",
                "ort/MaxPool | maxpool_k2s2_same_lower | X | Y | Indices |"
                        + " -k 2 --padding same-lower --index-layout onnx",
                "tfjs/maxPoolWithArgmax | maxpool_argmax_5x7_k2_same | x | y | indices |"
                        + " -k 2 --padding same --index-layout tf",
            })
    void poolings(String file, String name, String in, String out, String positions, String words) {
        POOLING.run(Optional.empty(), () -> {
            ArrayCase c = named(file, name);
            Path indices = folder.resolve("indices.npy");
            Raster result = done(c, in, "pool " + words + " --indices " + indices);
            assertThat(c.outputs().get(out).distance(c.layout(), 0, result)).isZero();
            assertThat(c.outputs().get(positions).distance(c.layout(), 0, read(indices)))
                    .isZero();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maxunpool_nonsquare_k3x2_s2x1_outinput | --size 5x7",
                "maxunpool_nonsquare_k2x3_default | -k 2,3",
                "maxunpool_7x6_k3_s2_p1_ceil_outinput | --size 6x7",
                "maxunpool_5x5_k3_s2_p1_default | -k 3 --stride 2 --padding 1",
                "maxunpool_ties_overlap_outinput | --size 6x6",
            })
    void unpoolings(String name, String words) {
        UNPOOLING.run(Optional.empty(), () -> {
            ArrayCase c = named("torch/max_unpool2d", name);
            Raster positions = c.inputs().get("indices").image(c.layout(), 0, SampleType.I64);
            Path indices = written("indices", positions);
            Raster result = done(c, "x", "-m max-unpool --indices " + indices + " " + words);
            assertThat(c.outputs().get("y").distance(c.layout(), 0, result)).isZero();
        });
    }

    /** There is no call of PyTorch's that undoes its shuffle in these cases; their inputs are what undoing must give. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torch/pixel_shuffle | pixel_shuffle_r3_c1 | x | y | 3 | crd",
                "torch/pixel_shuffle | pixel_shuffle_r4_c1 | x | y | 4 | ''",
                "ort/DepthToSpace | depthtospace_CRD | X | Y | 2 | crd",
                "ort/DepthToSpace | depthtospace_DCR | X | Y | 2 | dcr",
                "tfjs/depthToSpace | depthToSpace_r2_c1 | x | y | 2 | dcr",
                "tfjs/depthToSpace | depthToSpace_r2_c1 | x | y | 2 | ''",
                "ort/DepthToSpace | depthtospace_DCR | X | Y | 2 | ''",
            })
    void shuffles(String file, String name, String deep, String wide, String factor, String order) {
        SHUFFLE.run(Optional.empty(), () -> {
            ArrayCase c = named(file, name);
            String like = file.substring(0, file.indexOf('/')).replace("tfjs", "tf");
            String said = order.isEmpty() ? " --like " + like : " --channel-order " + order;
            Raster shuffled = done(c, deep, "-m pixel-shuffle -s " + factor + said);
            assertThat(c.outputs().get(wide).distance(c.layout(), 0, shuffled)).isZero();
            Path out = folder.resolve("deep.npy");
            String undoing = "pixel-unshuffle stride " + factor + said.replace(" --", " ");
            run(List.of("chain", undoing, folder.resolve("out.npy").toString(), "-q", "-o", out.toString()));
            assertThat(c.inputs().get(deep).distance(c.layout(), 0, read(out))).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv_pool_unpool_transposed", "nested_poolings", "skip_connection"})
    void chains(String name) {
        CHAIN.run(Optional.empty(), () -> {
            ArrayCase c = named("torch/chain", name);
            String chain = c.text("chain");
            for (String slot : c.inputs().keySet()) {
                chain = chain.replace(
                        "{" + slot + "}", array(slot, c.inputs().get(slot)).toString());
            }
            Path in = array("in", c.inputs().get("x"), 3);
            Path out = folder.resolve("out.npy");
            run(List.of("chain", chain, in.toString(), "-q", "-o", out.toString()));
            assertThat(c.outputs().get("y").distance(c.layout(), 0, read(out))).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rgba8_photo | rgba8_photo_x2_pillow_BICUBIC | --like pillow -m bicubic -s 2",
                "rgba8_photo | rgba8_photo_x1.5_pillow_NEAREST | --like pillow -m nearest -s 1.5",
                "gray8_photo | gray8_photo_x2_pillow_HAMMING | --like pillow -k hamming:1 -s 2",
                "gray8_photo | gray8_photo_fx2.7_opencv_LANCZOS4 | --like opencv -m lanczos -s 2.7",
                "gray8_photo | gray8_photo_x3_opencv_LINEAR_EXACT | --like opencv-exact -m bilinear -s 3",
            })
    void images(String input, String output, String words) {
        Raster result = done(IMAGES.resolve("in/" + input + ".png"), folder.resolve("out.png"), words);
        assertThat(result.sameSamples(read(IMAGES.resolve("out/" + output + ".png"))))
                .isTrue();
    }

    private static ArrayCase named(String file, String name) {
        return ArrayCase.resource(file + ".json").stream()
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    // An array as a kernel or bias file has it.
    private Path array(String name, Tensor tensor) {
        return array(name, tensor, tensor.shape().length);
    }

    // Of so many of its last axes: a feature map has three.
    private Path array(String name, Tensor tensor, int axes) {
        List<Long> shape = Arrays.stream(tensor.shape()).asLongStream().boxed().toList();
        byte[] head = NpyHeader.bytes(SampleType.F32, shape.subList(shape.size() - axes, shape.size()));
        ByteBuffer all =
                ByteBuffer.allocate(head.length + 4 * tensor.data().length).order(ByteOrder.LITTLE_ENDIAN);
        all.put(head);
        for (double value : tensor.data()) {
            all.putFloat((float) value);
        }
        return written(name, all.array());
    }

    private Path written(String name, Raster raster) {
        try {
            return written(name, Written.by(NPY, raster, Metadata.NONE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path written(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name + ".npy"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // What a command, the main one if none is named first, makes of an input of the case.
    private Raster done(ArrayCase c, String in, String words) {
        Raster input = c.inputs().get(in).image(c.layout(), 0, SampleType.F32);
        Path source = written("in", input);
        return done(source, folder.resolve("out.npy"), words);
    }

    private static Raster done(Path input, Path output, String words) {
        List<String> all = new ArrayList<>(List.of(words.split(" ")));
        all.addAll(List.of(input.toString(), "-q", "-o", output.toString()));
        run(all);
        return read(output);
    }

    private static void run(List<String> words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = Main.run(
                words.toArray(String[]::new),
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static Raster read(Path file) {
        try {
            Source source = Source.of(file);
            return FORMATS.of(source).read(source).first().raster();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
