package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.tensor.ModelFile;

/** {@code upscale learn --network}, as it is typed. */
class NetworkLearnTest {
    private static final Path HEAD = Path.of("samples", "head");

    @TempDir
    private Path folder;

    private Path noise(int count) throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        for (int i = 0; i < count; i++) {
            ImageFiles.write(
                    images.resolve("i" + i + ".png"), Samples.noise(ImageInfo.gray(41 + i, 37, SampleType.U8), i));
        }
        return images;
    }

    /** A training of a few steps, of a network that looks three pixels far. */
    private static Object[] small(Path images, Path file, Object... more) {
        List<Object> words = new ArrayList<>(List.of("learn", images, "-s", 2, "--network", "-o", file));
        words.addAll(List.of("--features", 3, "--layers", 1, "--patch-size", 12, "--steps", 6, "--every", 2));
        words.addAll(Arrays.asList(more));
        return words.toArray();
    }

    @Test
    void aTinyOneThatIsTrainedAnewBeatsBicubicInterpolation() throws IOException {
        Path file = folder.resolve("head.safetensors");
        Ran ran = Ran.well(
                "learn",
                HEAD,
                "-s",
                2,
                "--network",
                "-o",
                file,
                "--holdout",
                "50%",
                "--features",
                6,
                "--layers",
                1,
                "--patch-size",
                20,
                "--steps",
                300,
                "--every",
                100,
                "--rate",
                0.01,
                "--json");
        List<JsonObject> told = ran.text()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
        assertThat(told).hasSize(4);
        assertThat(told.get(0).get("status").getAsString()).isEqualTo("training");
        assertThat(told.get(0).get("step").getAsInt()).isEqualTo(100);
        JsonObject last = told.get(3);
        double learned = last.get("learnedPsnr").getAsDouble();
        assertThat(learned).isGreaterThan(last.get("bicubicPsnr").getAsDouble() + 2);
        assertThat(learned).isEqualTo(told.get(2).get("psnr").getAsDouble());

        Ran scored =
                Ran.well("evaluate", HEAD, "--scales", 2, "--methods", "bicubic,learned -k " + file, "--as", "csv");
        assertThat(scored.text()).contains("learned");
    }

    @Test
    void theSameCommandGoesOnFromItsCheckpoint() throws IOException {
        Path images = noise(3);
        Path file = folder.resolve("a.safetensors");
        Path again = folder.resolve("b.safetensors");
        Path checkpoint = folder.resolve("checkpoint.safetensors");
        Ran ran = Ran.well(small(images, file, "--checkpoint", checkpoint, "-j", 1));
        assertThat(ran.text().lines().filter(line -> line.startsWith("step ")))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("step 6 of 6  error 0.");
        Ran second = Ran.well(small(images, again, "--checkpoint", checkpoint, "-j", 3));
        assertThat(second.text())
                .contains("checkpoint.safetensors  goes on after step 6")
                .doesNotContain("step 2 of");
        assertThat(again).hasSameBinaryContentAs(file);
        ModelFile model = ModelFile.read(file);
        assertThat(model.metadata().get("curve")).matches("2 0\\.[0-9]+, 4 0\\.[0-9]+, 6 0\\.[0-9]+");
        assertThat(model.metadata().get("command"))
                .isEqualTo("upscale learn -s 2 --network --steps 6 --batch 8 --patch-size 12 --rate 0.002 --seed 1"
                        + " --features 3 --layers 1 --degradation bicubic IMAGE...");

        Ran other = Ran.with(small(images, folder.resolve("c.safetensors"), "--checkpoint", checkpoint, "--seed", 2));
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.complaints())
                .singleElement()
                .asString()
                .contains("c.safetensors is not written", "another training: --network --steps 6", "--seed 1");
        assertThat(folder.resolve("c.safetensors")).doesNotExist();
    }

    @Test
    void itBeginsWithAnotherNetworkForAnyScale() throws IOException {
        Path images = noise(2);
        Path file = folder.resolve("a.safetensors");
        Ran.well(small(images, file));
        Path three = folder.resolve("three.safetensors");
        Ran.well(
                "learn",
                images,
                "-s",
                3,
                "--network",
                "-o",
                three,
                "--from",
                file,
                "--patch-size",
                10,
                "--steps",
                1,
                "--rate",
                1e-9);
        ModelFile begun = ModelFile.read(file);
        ModelFile trained = ModelFile.read(three);
        assertThat(trained.metadata()).containsKey("from sha256").containsEntry("scale", "3");
        assertThat(trained.metadata().get("command")).contains(" --from NETWORK ");
        assertThat(trained.arrays().get("1.weight").data())
                .usingComparatorWithPrecision(1e-6)
                .containsExactly(begun.arrays().get("1.weight").data());
        assertThat(trained.arrays().get("up.weight").shape()).containsExactly(3, 1, 9, 9);
    }

    @Test
    void theCurveIsDrawn() throws IOException {
        Path picture = folder.resolve("curve.svg");
        Ran.well(small(noise(4), folder.resolve("a.safetensors"), "--curve", picture, "--holdout", "25%", "-q"));
        assertThat(picture).content().contains("<polyline", "PSNR of held out images", "lanczos ");
        Ran ran = Ran.with(small(noise(4), folder.resolve("b.safetensors"), "--curve", picture));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("curve.svg is there already");
    }

    @Test
    void wrongUsageIsRefusedBeforeAnythingIsDone() throws IOException {
        Path images = noise(1);
        Path file = folder.resolve("a.safetensors");
        Object[][] wrong = {
            {"--kernel-size is for kernels", "--kernel-size", 7},
            {"--patch-size is more than twice as far as the network looks", "--patch-size", 6},
            {"--batch is even, not 3", "--batch", 3},
            {"--steps is at least 1, not 0", "--steps", 0},
            {"--layers is from 0 to 32, not 33", "--layers", 33},
            {"--rate is more than 0 and at most 1, not 0.0", "--rate", 0},
            {"--curve names a file that ends in .svg, not c.png", "--curve", "c.png"},
            {"--from no.safetensors: ", "--from", "no.safetensors"},
        };
        for (Object[] one : wrong) {
            List<Object> words = new ArrayList<>(List.of("learn", images, "-s", 2, "--network", "-o", file));
            words.addAll(Arrays.asList(one).subList(1, one.length));
            Ran ran = Ran.with(words.toArray());
            assertThat(ran.code()).describedAs(one[0].toString()).isEqualTo(2);
            assertThat(ran.err()).contains(one[0].toString());
        }
        assertThat(Ran.with("learn", images, "-s", 2, "-o", file, "--steps", 3).err())
                .contains("--steps is for networks: give --network too");
        assertThat(Ran.with("learn", images, "-s", 9, "-o", file, "--network").err())
                .contains("a network is for a scale from 2 to 8, not 9");
        Ran tiny = Ran.with("learn", images, "-s", 2, "-o", file, "--network");
        assertThat(tiny.code()).isEqualTo(1);
        assertThat(tiny.err())
                .contains("i0.png: too small to learn of: patches are of 96 pixels a side, and here are 40x36")
                .contains("a.safetensors is not written: there is no image to learn of");
        assertThat(file).doesNotExist();
    }
}
