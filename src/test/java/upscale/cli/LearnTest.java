package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.telling.Surroundings;
import upscale.tensor.ModelFile;

/** {@code upscale learn}, as it is typed. */
class LearnTest {
    @TempDir
    private Path folder;

    private Path images(SampleType type, int count) throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        for (int i = 0; i < count; i++) {
            ImageFiles.write(images.resolve("i" + i + ".png"), Samples.noise(ImageInfo.gray(41 + i, 37, type), i));
        }
        return images;
    }

    @Test
    void aKernelIsWrittenAndEnlargesByItsScale() throws IOException {
        Path images = images(SampleType.U8, 3);
        Path kernel = folder.resolve("kernel.safetensors");

        Ran ran = Ran.well("learn", images, "-s", 2, "-o", kernel, "--kernel-size", 5);

        assertThat(ran.text()).contains("10x10 weights for a scale of 2, learned of 3 images");
        ModelFile file = ModelFile.read(kernel);
        assertThat(file.metadata())
                .containsEntry("scale", "2")
                .containsEntry("degradation", "bicubic")
                .containsEntry("images", "3")
                .containsEntry("phase gains", "1 1 1 1");
        assertThat(file.metadata().get("images sha256")).matches("[0-9a-f]{64}");
        assertThat(file.metadata().get("command")).startsWith("upscale learn -s 2 --kernel-size 5");
        assertThat(file.arrays().get("kernel").shape()).containsExactly(10, 10);

        Path flat = folder.resolve("flat.png");
        Raster gray = Raster.allocate(ImageInfo.rgb(7, 5, SampleType.U8));
        for (int i = 0; i < 105; i++) {
            gray.set(i / 35, i % 7, i % 35 / 7, 77 + i / 35);
        }
        ImageFiles.write(flat, gray);
        Path large = folder.resolve("large.png");
        Ran.well(flat, "-s", 2, "-m", "transposed", "-k", kernel, "-o", large);
        Path named = folder.resolve("named.png");
        Ran.well(flat, "-s", 2, "-m", "transposed", "-k", kernel + "#kernel", "-o", named);
        assertThat(named).hasSameBinaryContentAs(large);
        Raster made = ImageFiles.read(large).raster();
        assertThat(made.info().width()).isEqualTo(14);
        assertThat(made.info().height()).isEqualTo(10);
        for (int i = 0; i < 420; i++) {
            assertThat(made.get(i / 140, i % 14, i % 140 / 14)).isEqualTo(77 + i / 140);
        }
    }

    @Test
    void itIsForItsScaleAlone() throws IOException {
        Path images = images(SampleType.U8, 1);
        Path kernel = folder.resolve("kernel.safetensors");
        Ran.well("learn", images, "-s", 3, "-o", kernel, "-q");

        Ran ran = Ran.with(images, "-s", 2, "-m", "transposed", "-k", kernel, "-o", folder.resolve("out") + "/");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("was made for a scale of 3, not 2");
    }

    @Test
    void theKernelIsTheSameForAnyNumberOfThreads() throws IOException {
        Path images = images(SampleType.U16, 4);
        Path one = folder.resolve("one.safetensors");
        Path four = folder.resolve("four.safetensors");

        Ran.well("learn", images, "-s", 2, "-o", one, "-j", 1);
        Ran.well("learn", images, "-s", 2, "-o", four, "-j", 4);

        assertThat(Files.readAllBytes(four)).isEqualTo(Files.readAllBytes(one));
    }

    @Test
    void whatIsHeldOutIsScored() throws IOException {
        Path images = images(SampleType.U8, 4);
        Path kernel = folder.resolve("kernel.safetensors");

        Ran ran = Ran.well("learn", images, "-s", 2, "-o", kernel, "--holdout", "50%", "--kernel-size", 5);

        assertThat(ran.text())
                .contains("learned of 2 images", "2 held out", "bicubic", "lanczos", "learned", "gain over bicubic");
        Ran.well(
                "learn",
                images.resolve("i0.png"),
                images.resolve("i2.png"),
                "-s",
                2,
                "-o",
                folder.resolve("same.safetensors"),
                "--kernel-size",
                5);
        assertThat(ModelFile.read(folder.resolve("same.safetensors"))
                        .arrays()
                        .get("kernel")
                        .data())
                .isEqualTo(ModelFile.read(kernel).arrays().get("kernel").data());
        JsonObject json = JsonParser.parseString(
                        Ran.well("learn", images, "-s", 2, "-o", kernel, "-f", "--holdout", "50%", "--json")
                                .text())
                .getAsJsonObject();
        assertThat(json.get("heldOut").getAsInt()).isEqualTo(2);
        assertThat(json.get("learnedPsnr").getAsDouble()).isPositive();
    }

    @Test
    void pairsAreTakenByTheirNames() throws IOException {
        Path large = images(SampleType.U8, 2);
        Path small = Files.createDirectory(folder.resolve("small"));
        for (int i = 0; i < 2; i++) {
            Ran.well(
                    large.resolve("i" + i + ".png"),
                    "--size",
                    (41 + i) / 2 + "x18",
                    "-m",
                    "bicubic",
                    "-o",
                    small.resolve("i" + i + ".png"));
        }
        Path kernel = folder.resolve("kernel.safetensors");

        Ran.well("learn", "-s", 2, "-o", kernel, "--pairs", small, large, "--kernel-size", 5);

        assertThat(ModelFile.read(kernel).metadata())
                .containsEntry("images", "2")
                .containsEntry("degradation", "pairs");
        Files.delete(small.resolve("i0.png"));
        Ran ran = Ran.with("learn", "-s", 2, "-o", kernel, "-f", "--pairs", small, large, "--kernel-size", 5);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("i0.png: there is no small image of it");
        ImageFiles.write(small.resolve("i1.png"), Samples.noise(ImageInfo.rgb(21, 18, SampleType.U8), 1));
        assertThat(Ran.with("learn", "-s", 2, "-o", kernel, "-f", "--pairs", small, large)
                        .err())
                .contains("i1.png: the small image and the large one are of different kinds: rgb uint8 and gray uint8");
        assertThat(Ran.with("learn", "-s", 2, "-o", kernel, "-f", "--pairs", small, large, large)
                        .code())
                .isEqualTo(2);
    }

    @Test
    void imagesThatTellNothingAreTold() throws IOException {
        Path images = images(SampleType.U8, 2);
        Files.writeString(images.resolve("broken.png"), "no image");
        ImageFiles.write(images.resolve("tiny.png"), Samples.noise(ImageInfo.gray(9, 9, SampleType.U8), 3));
        Path kernel = folder.resolve("kernel.safetensors");

        Ran ran = Ran.with("learn", images, "-s", 2, "-o", kernel);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints()).hasSize(2);
        assertThat(ran.err()).contains("tiny.png: too small to learn of: at least 18 pixels a side", "broken.png: ");
        assertThat(ModelFile.read(kernel).metadata()).containsEntry("images", "2");

        Path none = folder.resolve("none.safetensors");
        Ran nothing = Ran.with("learn", images.resolve("tiny.png"), "-s", 2, "-o", none);
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.err()).contains("none.safetensors is not written: there is no image to learn of");
        Path flat = ImageFiles.write(
                folder.resolve("flat.png"), Samples.constant(ImageInfo.gray(30, 30, SampleType.U8), 7));
        Ran even = Ran.with("learn", flat, "-s", 2, "-o", none);
        assertThat(even.code()).isEqualTo(1);
        assertThat(even.err()).contains("these images do not tell which weights are the best");
        assertThat(none).doesNotExist();
    }

    @Test
    void standardInputIsAnImage() throws IOException {
        Path image = images(SampleType.U8, 1).resolve("i0.png");
        Path of = folder.resolve("file.safetensors");
        Path piped = folder.resolve("piped.safetensors");
        Ran.well("learn", image, "-s", 2, "-o", of);

        Ran ran = Ran.piped(Files.readAllBytes(image), "learn", "-", "-s", 2, "-o", piped);

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(piped).hasSameBinaryContentAs(of);
        Ran broken = Ran.piped(new byte[] {1, 2, 3}, "learn", "-", image, "-s", 2, "-o", piped, "-f");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.complaints()).singleElement().asString().startsWith("upscale: -: not an image");
        assertThat(piped).hasSameBinaryContentAs(of);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--holdout 50%", "-j 1", "--timeout 1h", "--network --steps 3 --patch-size 16"})
    void whatIsStoppedWritesNothing(String options) throws IOException {
        Path images = images(SampleType.U8, 4);
        Path kernel = folder.resolve("kernel.safetensors");
        List<String> words = new ArrayList<>(List.of("learn", images.toString(), "-s", "2", "-o", kernel.toString()));
        words.addAll(Arrays.asList(options.split(" ")));
        words.remove("");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandLineProgram program = new CommandLineProgram(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                new Stopped());

        int code = program.run(words.toArray(new String[0]));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("upscale: " + kernel + " is not written: stopped before it was done");
        assertThat(kernel).doesNotExist();
    }

    /** A process that is asked to end as soon as there is a run. */
    private static final class Stopped implements Surroundings {
        @Override
        public Screen screen() {
            return Surroundings.NONE.screen();
        }

        @Override
        public int columns() {
            return Surroundings.NONE.columns();
        }

        @Override
        public Watch watch(Run run) {
            Thread.currentThread().interrupt();
            return () -> {};
        }
    }

    @Test
    void wrongUsageIsRefusedBeforeAnythingIsDone() throws IOException {
        Path images = images(SampleType.U8, 1);
        Path kernel = folder.resolve("kernel.safetensors");
        Files.writeString(kernel, "mine");

        assertThat(Ran.with("learn", images, "-s", 2, "-o", kernel).err()).contains("-f replaces it");
        assertThat(Files.readString(kernel)).isEqualTo("mine");
        assertThat(Ran.with("learn", images, "-s", 2, "-o", folder.resolve("k.png"))
                        .err())
                .contains("ends in .safetensors, not ");
        assertThat(Ran.with("learn", images, "-s", 2.5, "-o", kernel, "-f").err())
                .contains("whole scale");
        assertThat(Ran.with("learn", images, "-o", kernel, "-f").err()).contains("for which scale?");
        assertThat(Ran.with("learn", images, "-s", 2, "-o", kernel, "-f", "--kernel-size", 6)
                        .err())
                .contains("odd and from 5 to 15, not 6");
        assertThat(Ran.with("learn", images, "-s", 2, "-o", kernel, "-f", "--holdout", "10%")
                        .err())
                .contains("--holdout leaves nothing on one side");
        Ran ran = Ran.with("learn", images, "-s", 2, "-o", kernel, "-f", "--regularization", -1);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("at least 0, not -1");
        assertThat(Files.readString(kernel)).isEqualTo("mine");
    }

    @Test
    void inspectTellsWhatAKernelIsOf() throws IOException {
        Path kernel = folder.resolve("kernel.safetensors");
        Ran.well("learn", images(SampleType.U8, 1), "-s", 2, "-o", kernel, "--degradation", "gaussian:1");

        assertThat(Ran.well("inspect", kernel).text())
                .contains("format           safetensors", "kind             upscale kernel")
                .contains("degradation      gaussian:1", "phase gains      1 1 1 1", "array kernel     [18, 18]");
        JsonObject json = JsonParser.parseString(
                        Ran.well("inspect", "--json", kernel).text())
                .getAsJsonObject();
        assertThat(json.get("scale").getAsString()).isEqualTo("2");
        Files.writeString(folder.resolve("broken.safetensors"), "not one of them");
        assertThat(Ran.with("inspect", folder.resolve("broken.safetensors")).code())
                .isEqualTo(1);
    }
}
