package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import upscale.format.Metadata;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Modelled;
import upscale.network.NetworkFile;
import upscale.tensor.ModelFile;

/** {@code -m learned -k FILE}, as it is typed. */
class LearnedTest {
    private static final double WHITE = 65535;

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = written(
                "model.safetensors", NetworkFile.of(Modelled.model(2).networks().get(0), Map.of("scores", "none")));
    }

    private Path written(String name, ModelFile file) throws IOException {
        Path path = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(path)) {
            file.write(out);
        }
        return path;
    }

    private Path image(ImageInfo info) {
        return ImageFiles.write(folder.resolve("in.png"), Samples.noise(info, 2), Metadata.NONE);
    }

    private double[][][] enlarged(Path in, Object... how) {
        Path out = folder.resolve("out.png");
        Object[] words = new Object[how.length + 4];
        words[0] = in;
        System.arraycopy(how, 0, words, 1, how.length);
        words[how.length + 1] = "-f";
        words[how.length + 2] = "-o";
        words[how.length + 3] = out;
        Ran.well(words);
        return ImageFiles.samples(out);
    }

    /** Luma by its definition from what comes of gray images; chroma and opacity as Lanczos has them. */
    @Test
    void enlargesLumaAndLeavesChromaAndOpacityToLanczos() {
        ImageInfo info = ImageInfo.rgb(14, 11, SampleType.U16).withAlphaAdded(Alpha.STRAIGHT);
        // not so near to black or white that anything is clamped, and opaque
        Path in = ImageFiles.write(
                folder.resolve("in.png"),
                Samples.raster(
                        info, (c, x, y) -> c == 3 ? WHITE : 20000 + (x * 7919 + y * 104729 + c * 1299709) % 25000),
                Metadata.NONE);
        double[][][] learned = enlarged(in, "-s", 2, "-m", "learned", "-k", model);
        double[][][] lanczos = enlarged(in, "-s", 2, "-m", "lanczos");
        double largest = 0;
        for (int y = 0; y < 22; y++) {
            for (int x = 0; x < 28; x++) {
                double more = learned[0][y][x] - lanczos[0][y][x];
                assertThat(learned[1][y][x] - lanczos[1][y][x]).isCloseTo(more, within(2.0));
                assertThat(learned[2][y][x] - lanczos[2][y][x]).isCloseTo(more, within(2.0));
                assertThat(learned[3][y][x]).isEqualTo(lanczos[3][y][x]);
                largest = Math.max(largest, Math.abs(more));
            }
        }
        assertThat(largest).isGreaterThan(500);
    }

    @Test
    void otherFactorsAreReducedFromTheNextLarger() {
        Path in = image(ImageInfo.gray(10, 6, SampleType.U8));
        assertThat(enlarged(in, "-s", "1.5", "-m", "learned", "-k", model)[0]).hasDimensions(9, 15);
        assertThat(enlarged(in, "-s", 8, "-m", "learned", "-k", model)[0]).hasDimensions(48, 80);
        assertThat(enlarged(in, "--size", "33x", "-m", "learned", "-k", model)[0])
                .hasDimensions(20, 33);
        Ran told = Ran.well(in, "-s", 3, "-m", "learned", "-k", model, "-v", "-f", "-o", folder.resolve("out.png"));
        assertThat(told.text() + told.err())
                .contains("model.safetensors (98 parameters), then ", "reduced: from 40x24 by lanczos");
    }

    @Test
    void refinementGoesByHowSmallImagesWereMadeThatItLearnedOf() throws IOException {
        Path in = image(ImageInfo.gray(10, 6, SampleType.U8));
        double[][][] plain = enlarged(in, "-s", 2, "-m", "learned", "-k", model);
        double[][][] refined = enlarged(in, "-s", 2, "-m", "learned", "-k", model, "--refine", 2);
        assertThat(Arrays.deepEquals(refined[0], plain[0])).isFalse();
        assertThat(enlarged(in, "-s", 2, "-m", "learned", "-k", model, "--refine", 0)[0])
                .isDeepEqualTo(plain[0]);
        ModelFile file = ModelFile.read(model);
        Path other = folder.resolve("other.safetensors");
        for (String way : new String[] {"bicubic", "box", "pairs"}) {
            written("other.safetensors", NetworkFile.of(NetworkFile.network(file), Map.of("degradation", way)));
            Ran ran = Ran.with(
                    in,
                    "-s",
                    2,
                    "-m",
                    "learned",
                    "-k",
                    other,
                    "--refine",
                    2,
                    "-v",
                    "-f",
                    "-o",
                    folder.resolve("o.png"));
            if (way.equals("pairs")) {
                assertThat(ran.code()).isEqualTo(1);
                assertThat(ran.complaints()).hasSize(1);
                assertThat(ran.err()).contains("--refine", "other.safetensors", "does not say");
            } else {
                assertThat(ran.text() + ran.err()).contains("refined 2 times");
                double[][] made = ImageFiles.samples(folder.resolve("o.png"))[0];
                assertThat(Arrays.deepEquals(made, refined[0])).isEqualTo(way.equals("bicubic"));
            }
        }
    }

    @Test
    void refinementsAreFewAndOfModels() {
        Path in = image(ImageInfo.gray(10, 6, SampleType.U8));
        for (Object[] words : new Object[][] {
            {"-m", "learned", "-k", model, "--refine", "-1"},
            {"-m", "learned", "-k", model, "--refine", "101"},
            {"-m", "lanczos", "--refine", "1"}
        }) {
            Ran ran = Ran.with(
                    Stream.concat(Stream.of(in, "-s", 2), Stream.of(words)).toArray());
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err()).contains("--refine");
        }
    }

    @Test
    void whatIsNoNetworkIsSaidInALine() throws IOException {
        Path in = image(ImageInfo.gray(10, 6, SampleType.U8));
        Path other = written("other.safetensors", new ModelFile(Map.of("format", "pt"), Map.of()));
        Path missing = folder.resolve("missing.safetensors");
        for (Path file : new Path[] {other, missing, folder, in}) {
            Ran ran = Ran.with(in, "-s", 2, "-m", "learned", "-k", file, "-o", folder.resolve("none.png"));
            assertThat(ran.code()).as(ran.err()).isEqualTo(2);
            assertThat(ran.complaints()).hasSize(1);
            assertThat(ran.err()).contains(file.toString());
        }
        assertThat(folder.resolve("none.png")).doesNotExist();
    }

    @Test
    void whatIsNoEnlargementIsRefused() {
        Path in = image(ImageInfo.gray(10, 6, SampleType.U8));
        Ran ran = Ran.with(in, "-s", "0.5", "-m", "learned", "-k", model, "-o", folder.resolve("none.png"));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("learned enlarges", "-m lanczos");
    }

    @Test
    void ofDicomItWarnsOnceAndTheImageSaysSo() {
        Path slice = Path.of("samples", "head", "slice-2.dcm");
        Path out = folder.resolve("out.dcm");
        Ran ran = Ran.well(slice, "-s", 2, "-m", "learned", "-k", model, "-o", out);
        assertThat(ran.complaints().stream().filter(line -> line.contains("no diagnosis")))
                .hasSize(1);
        assertThat(Ran.well("inspect", out).text()).doesNotContain("FAILED");
        assertThat(bytes(out)).contains("NOT FOR DIAGNOSIS");
        Path plain = folder.resolve("plain.dcm");
        assertThat(Ran.well(slice, "-s", 2, "-o", plain).err()).doesNotContain("diagnosis");
        assertThat(bytes(plain)).doesNotContain("DIAGNOSIS");
    }

    @Test
    void ofDicomChainsThatInventSayItToo() {
        Path slice = Path.of("samples", "head", "slice-2.dcm");
        Path out = folder.resolve("out.dcm");
        String learned = "bilinear 1 | learned 2 kernel '" + model + "' refine 1 | relu";
        Ran ran = Ran.well("chain", learned, slice, "-o", out);
        assertThat(ran.complaints().stream().filter(line -> line.contains("no diagnosis")))
                .hasSize(1);
        assertThat(bytes(out)).contains("NOT FOR DIAGNOSIS");
        Path plain = folder.resolve("plain.dcm");
        assertThat(Ran.well("chain", "lanczos 2 | relu", slice, "-o", plain).err())
                .doesNotContain("diagnosis");
        assertThat(bytes(plain)).doesNotContain("DIAGNOSIS");
    }

    @Test
    void ofChainsWhatIsNoNetworkIsSaidWithItsPlace() {
        Path in = image(ImageInfo.gray(10, 6, SampleType.U8));
        Path missing = folder.resolve("missing.safetensors");
        Ran ran = Ran.with("chain", "learned 2 kernel '" + missing + "'", in, "-o", folder.resolve("none.png"));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.complaints()).hasSize(1);
        assertThat(ran.err()).contains("step 1 of the chain, at character 18", missing.toString());
        Ran often =
                Ran.with("chain", "learned 2 kernel '" + model + "' refine 101", in, "-o", folder.resolve("none.png"));
        assertThat(often.code()).isEqualTo(1);
        assertThat(often.err()).contains("from 0 to 100 times, not 101");
    }

    private static String bytes(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
