package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.learn.Scenes;
import upscale.tensor.ModelFile;

/** {@code upscale learn --adaptive} and what is done with its result, as it is typed. */
class BankTest {
    @TempDir
    private Path folder;

    private Path images;
    private Path bank;

    @BeforeEach
    void writeImages() throws IOException {
        images = Files.createDirectories(folder.resolve("images"));
        for (int i = 0; i < 4; i++) {
            ImageFiles.write(images.resolve("i" + i + ".png"), Scenes.discs(241 + i, 240, SampleType.U8, i));
        }
        bank = folder.resolve("bank.safetensors");
    }

    @Test
    void aBankIsWrittenAndEnlargesByItsScale() throws IOException {
        Ran ran = Ran.well("learn", images, "-s", 3, "-o", bank, "--adaptive", 4, "--holdout", "50%");

        assertThat(ran.text())
                .contains("4 kernels of 21x21 weights for a scale of 3, learned of 2 images")
                .contains("2 held out", "gain over bicubic");
        assertThat(ModelFile.read(bank).metadata())
                .containsEntry("format", "upscale kernel bank")
                .containsEntry("symmetry", "on")
                .containsEntry("phase gains", "1 1 1 1 1 1 1 1 1")
                .containsEntry(
                        "command",
                        "upscale learn -s 3 --adaptive 4 --kernel-size 7 --regularization 0.0005 --degradation bicubic"
                                + " --holdout 50% IMAGE...");
        assertThat(Ran.well("inspect", bank).text())
                .contains("kind             upscale kernel bank", "array kernels    [4, 21, 21]");
        Path out = folder.resolve("out.png");
        Ran told = Ran.well(images.resolve("i0.png"), "-s", 3, "-m", "learned", "-k", bank, "-v", "-o", out);
        assertThat(told.text() + told.err()).contains("bank.safetensors (4 kernels of 21x21)");
        assertThat(ImageFiles.samples(out)[0]).hasDimensions(720, 723);
        JsonObject json = JsonParser.parseString(
                        Ran.well("learn", images, "-s", 2, "-o", bank, "-f", "--adaptive", 3, "--json")
                                .text())
                .getAsJsonObject();
        assertThat(json.get("kernels").getAsInt()).isEqualTo(3);
        assertThat(json.get("side").getAsInt()).isEqualTo(14);
        assertThat(json.get("images").getAsInt()).isEqualTo(4);
    }

    @Test
    void theBankIsTheSameForAnyNumberOfThreads() throws IOException {
        Path other = folder.resolve("other.safetensors");

        Ran.well("learn", images, "-s", 2, "-o", bank, "--adaptive", 8, "-j", 1);
        Ran.well("learn", images, "-s", 2, "-o", other, "--adaptive", 8, "-j", 4);

        assertThat(Files.readAllBytes(other)).isEqualTo(Files.readAllBytes(bank));
    }

    /** A symmetric bank looks at windows in one way round already; another one is asked in eight. */
    @Test
    void anEnsembleIsOfBanksWithoutSymmetry() {
        Path in = images.resolve("i0.png");
        Path plain = folder.resolve("plain.png");
        Path mean = folder.resolve("mean.png");

        Ran.well("learn", images, "-s", 2, "-o", bank, "--adaptive", 4);
        Ran.well(in, "-s", 2, "-m", "learned", "-k", bank, "-o", plain);
        Ran.well(in, "-s", 2, "-m", "learned", "-k", bank, "-o", mean, "--ensemble");
        assertThat(mean).hasSameBinaryContentAs(plain);

        Ran.well("learn", images, "-s", 2, "-o", bank, "-f", "--adaptive", 4, "--no-symmetry");
        Ran.well(in, "-s", 2, "-m", "learned", "-k", bank, "-o", plain, "-f");
        Ran told = Ran.well(in, "-s", 2, "-m", "learned", "-k", bank, "-o", mean, "--ensemble", "-v", "-f");
        assertThat(told.text() + told.err()).contains("mean of 8");
        assertThat(Arrays.deepEquals(ImageFiles.samples(mean), ImageFiles.samples(plain)))
                .isFalse();
    }

    @Test
    void pairsAndDegradationsAreTaken() throws IOException {
        Path small = Files.createDirectory(folder.resolve("small"));
        for (int i = 0; i < 4; i++) {
            Ran.well(
                    images.resolve("i" + i + ".png"),
                    "--size",
                    (241 + i) / 2 + "x120",
                    "-m",
                    "box",
                    "-o",
                    small.resolve("i" + i + ".png"));
        }

        Ran.well("learn", "--pairs", small, images, "-s", 2, "-o", bank, "--adaptive", 2);
        assertThat(ModelFile.read(bank).metadata()).containsEntry("degradation", "pairs");
        Ran.well("learn", images, "-s", 2, "-o", bank, "-f", "--adaptive", 2, "--degradation", "gaussian:1");
        assertThat(ModelFile.read(bank).metadata()).containsEntry("degradation", "gaussian:1");
    }

    @Test
    void wrongUsageIsRefused() throws IOException {
        for (int kernels : new int[] {0, 1, 2049}) {
            Ran ran = Ran.with("learn", images, "-s", 2, "-o", bank, "--adaptive", kernels);
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err()).contains("from 2 to 2048 kernels, not " + kernels);
        }
        assertThat(Ran.with("learn", images, "-s", 2, "-o", bank, "--adaptive", 4, "--network")
                        .code())
                .isEqualTo(2);
        Path flat = ImageFiles.write(
                folder.resolve("flat.png"), Samples.constant(ImageInfo.gray(40, 40, SampleType.U8), 7));
        Ran even = Ran.with("learn", flat, "-s", 2, "-o", bank, "--adaptive", 4);
        assertThat(even.code()).isEqualTo(1);
        assertThat(even.complaints()).hasSize(1);
        assertThat(bank).doesNotExist();
        Ran.well("learn", images, "-s", 2, "-o", bank, "--adaptive", 2);
        Ran other = Ran.with(flat, "-s", 2, "-m", "transposed", "-k", bank, "-o", folder.resolve("none.png"));
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("-m learned");
    }
}
