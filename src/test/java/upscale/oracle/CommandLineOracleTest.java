package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
