package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void arrays(String file, String name, String in, String out, String words) throws IOException {
        ArrayCase c = ArrayCase.resource(file + ".json").stream()
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow();
        Format npy = FORMATS.named("npy").orElseThrow();
        Tensor input = c.inputs().get(in);
        Path source = folder.resolve("in.npy");
        Files.write(source, Written.by(npy, input.image(c.layout(), 0, SampleType.F32), Metadata.NONE));
        Raster result = run(source, folder.resolve("out.npy"), words);
        assertThat(c.outputs().get(out).distance(c.layout(), 0, result))
                .isLessThanOrEqualTo(c.exact() ? 0 : 1e-5 * input.largest());
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
                "ort/ConvTranspose | convt_pads_1 | -m transposed --like ort -s 2 --padding 1,0,0,1 --output-padding 1",
            })
    void convolutions(String file, String name, String words) throws IOException {
        ArrayCase c = ArrayCase.resource(file + ".json").stream()
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow();
        boolean onnx = c.inputs().containsKey("X");
        Tensor input = c.inputs().get(onnx ? "X" : "x");
        Path source = folder.resolve("in.npy");
        Files.write(
                source,
                Written.by(
                        FORMATS.named("npy").orElseThrow(), input.image(c.layout(), 0, SampleType.F32), Metadata.NONE));
        Path kernel = array("k.npy", c.inputs().get(onnx ? "W" : "w"));
        Tensor bias = c.inputs().get(onnx ? "B" : "b");
        String more = bias == null ? "" : " --bias " + array("b.npy", bias);
        Raster result = run(source, folder.resolve("out.npy"), words + " -k " + kernel + more);
        assertThat(c.outputs().get(onnx ? "Y" : "y").distance(c.layout(), 0, result))
                .isZero();
    }

    private Path array(String name, Tensor tensor) throws IOException {
        byte[] head = NpyHeader.bytes(
                SampleType.F32,
                Arrays.stream(tensor.shape()).asLongStream().boxed().toList());
        ByteBuffer all =
                ByteBuffer.allocate(head.length + 4 * tensor.data().length).order(ByteOrder.LITTLE_ENDIAN);
        all.put(head);
        for (double value : tensor.data()) {
            all.putFloat((float) value);
        }
        return Files.write(folder.resolve(name), all.array());
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
    void images(String input, String output, String words) throws IOException {
        Raster result = run(IMAGES.resolve("in/" + input + ".png"), folder.resolve("out.png"), words);
        assertThat(result.sameSamples(read(IMAGES.resolve("out/" + output + ".png"))))
                .isTrue();
    }

    private static Raster run(Path input, Path output, String words) throws IOException {
        List<String> args = new ArrayList<>(List.of(input.toString(), "-q", "-o", output.toString()));
        args.addAll(List.of(words.split(" ")));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = Main.run(
                args.toArray(String[]::new),
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return read(output);
    }

    private static Raster read(Path file) throws IOException {
        Source source = Source.of(file);
        return FORMATS.of(source).read(source).first().image();
    }
}
