package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Metadata;
import upscale.format.Source;
import upscale.format.Written;
import upscale.format.npy.NpyFormat;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;

/** {@code upscale pool} and {@code -m max-unpool}, with the index file between them. */
class PoolTest {
    @TempDir
    private Path folder;

    private Path image() throws Exception {
        Raster noise = Samples.noise(ImageInfo.planes(7, 5, 3, SampleType.U16), 4);
        Raster image = Samples.raster(noise.info(), (c, x, y) -> Math.max(1, noise.get(c, x, y))); // zeros are holes
        Path file = folder.resolve("in.npy");
        Files.write(file, Written.by(new NpyFormat(), image, Metadata.NONE));
        return file;
    }

    private Raster read(String name) throws Exception {
        return new NpyFormat().read(Source.of(folder.resolve(name))).first().raster();
    }

    private void pool(String layout) throws Exception {
        Ran ran = Ran.with(
                "pool",
                image(),
                "-k",
                "2,3",
                "--ceil-mode",
                "-o",
                folder.resolve("p.npy"),
                "--indices",
                folder.resolve("at.npy"),
                "--index-layout",
                layout);
        assertThat(ran.code()).as(ran.err()).isZero();
    }

    private Ran unpool(Object... more) {
        Object[] words = new Object[6 + more.length];
        System.arraycopy(
                new Object[] {folder.resolve("p.npy"), "-m", "max-unpool", "-f", "-o", folder.resolve("r.npy")},
                0,
                words,
                0,
                6);
        System.arraycopy(more, 0, words, 6, more.length);
        return Ran.with(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"torch", "onnx", "onnx-column", "tf", "tf-batch"})
    void anOddSizeComesBackWholeInEveryLayout(String layout) throws Exception {
        pool(layout);
        Ran ran = unpool("--indices", folder.resolve("at.npy"));
        assertThat(ran.code()).as(ran.err()).isZero();
        Raster in = read("in.npy");
        Raster out = read("r.npy");
        assertThat(out.info().width()).isEqualTo(7);
        assertThat(out.info().height()).isEqualTo(5);
        int kept = 0;
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < 5; y++) {
                for (int x = 0; x < 7; x++) {
                    if (out.get(c, x, y) != 0) {
                        assertThat(out.get(c, x, y)).isEqualTo(in.get(c, x, y));
                        kept++;
                    }
                }
            }
        }
        assertThat(kept).isEqualTo(27);
    }

    @Test
    void numpyLoadsTheIndexFile() throws Exception {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.exists(python), "skipped: no python3");
        pool("torch");
        String out = Program.output(
                folder,
                java.util.List.of(
                        python.toString(),
                        "-c",
                        "try:\n import numpy\n a = numpy.load('at.npy')\n print(a.dtype, a.shape, a[2, 2, 2])\n"
                                + "except ImportError: print('no numpy')"));
        assumeTrue(!out.contains("no numpy"), "skipped: no numpy");
        assertThat(out.strip())
                .isEqualTo("int64 (3, 3, 3) " + (long) read("at.npy").get(2, 2, 2));
    }

    @Test
    void refusesInOneLineWhatDoesNotBelongTogether() throws Exception {
        pool("torch");
        assertThat(unpool().code()).isEqualTo(CommandLineProgram.USAGE);
        assertThat(unpool("--indices", folder.resolve("none.npy")).code()).isEqualTo(CommandLineProgram.USAGE);
        Ran other = unpool("--indices", folder.resolve("at.npy"), "--index-layout", "onnx");
        assertThat(other.code()).isEqualTo(CommandLineProgram.USAGE);
        Ran shape = unpool("--indices", folder.resolve("in.npy"), "--size", "7x5");
        assertThat(shape.code()).isEqualTo(CommandLineProgram.FAILED);
        assertThat(shape.err()).contains("do not belong together");
        Ran size = unpool("--indices", folder.resolve("at.npy"), "--size", "8x5");
        assertThat(size.code()).isEqualTo(CommandLineProgram.FAILED);
        assertThat(size.err())
                .contains("the indices are of 7x5, not of 8x5: leave out --size")
                .hasLineCount(1);
        Ran window = unpool("--indices", folder.resolve("at.npy"), "-k", 4);
        assertThat(window.code()).isEqualTo(CommandLineProgram.FAILED);
        assertThat(window.err())
                .contains("a pooling like that is of 9 to 15 pixels, not 5")
                .hasLineCount(1);
        assertThat(folder.resolve("r.npy")).doesNotExist();
    }

    /** Its colours have three channels, so the array has three axes, however few rows. */
    @ParameterizedTest
    @ValueSource(strings = {"torch", "tf"})
    void aPalettesPositionsAreThoseOfItsColours(String layout) throws Exception {
        Palette palette = new Palette(new int[] {0x804020ff, 0x102030ff, 0xff, 0x90a0b0ff});
        Path in = ImageFiles.write(
                folder.resolve("palette.png"),
                Samples.raster(ImageInfo.palette(8, 2, SampleType.U4, palette), (c, x, y) -> (3 * x + y) % 4));
        Path at = folder.resolve("at.npy");
        Path half = folder.resolve("half.png");
        Ran.well("pool", in, "-k", 2, "-o", half, "--indices", at, "--index-layout", layout);
        assertThat(Files.readString(at, StandardCharsets.ISO_8859_1))
                .contains(layout.equals("tf") ? "'shape': (1, 4, 3)" : "'shape': (3, 1, 4)");
        Path back = folder.resolve("back.png");
        Ran.well(half, "-m", "max-unpool", "--indices", at, "-o", back);
        Path same = folder.resolve("same.png");
        Ran.well(half, "-m", "max-unpool", "--indices-from", in, "-o", same);
        assertThat(ImageFiles.samples(back)).isDeepEqualTo(ImageFiles.samples(same));
    }

    @Test
    void lightChangesNoLargest() {
        Path a = rgb("a.png", 1);
        Ran max = Ran.with("pool", a, "-k", 2, "--linear");
        assertThat(max.code()).isEqualTo(CommandLineProgram.USAGE);
        assertThat(max.err()).contains("--linear goes with --type average").hasLineCount(1);
        assertThat(folder.resolve("a-pooled.png")).doesNotExist();
        Ran.well("pool", a, "-k", 2, "--linear", "--type", "average");
        Path coded = folder.resolve("coded.png");
        Ran.well("pool", a, "-k", 2, "--type", "average", "-o", coded);
        double linear = ImageFiles.samples(folder.resolve("a-pooled.png"))[0][0][0];
        assertThat(linear).isGreaterThan(ImageFiles.samples(coded)[0][0][0]); // the curve is hollow
    }

    private Path rgb(String name, int seed) {
        return ImageFiles.write(folder.resolve(name), Samples.noise(ImageInfo.rgb(6, 4, SampleType.U8), seed));
    }

    @Test
    void severalInputsHaveFilesOfTheirOwnAndOneThatFailsStopsNoOther() throws Exception {
        Path a = rgb("a.png", 1);
        Path b = rgb("b.png", 2);
        Path none = folder.resolve("none.png");
        Ran ran = Ran.with(
                "pool",
                a,
                none,
                b,
                "-k",
                2,
                "-o",
                folder + "/half/",
                "--indices",
                folder + "/at/{name}-{scale}.npy",
                "--json");
        assertThat(ran.code()).isEqualTo(CommandLineProgram.FAILED);
        assertThat(ran.complaints()).containsExactly("upscale: " + none + ": no such file");
        assertThat(ran.text().lines()).hasSize(4);
        assertThat(ran.text()).contains("\"indices\":\"" + folder.resolve("at/b-pooled.npy") + "\"");
        for (String name : java.util.List.of("a", "b")) {
            Path half = folder.resolve("half/" + name + ".png");
            Ran.well(
                    half,
                    "-m",
                    "max-unpool",
                    "--indices",
                    folder.resolve("at/" + name + "-pooled.npy"),
                    "-o",
                    folder.resolve("x.png"),
                    "-f");
            double[][][] in = ImageFiles.samples(folder.resolve(name + ".png"));
            double[][][] out = ImageFiles.samples(folder.resolve("x.png"));
            assertThat(out[2][0][0]).isIn(0.0, in[2][0][0]);
            assertThat(ImageFiles.info(half).width()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"at/", "at/{name}.npy"})
    void severalInputsGoBackByFilesOfTheirOwn(String at) throws Exception {
        Path a = rgb("a.png", 1);
        Path b = rgb("b.png", 2);
        String indices = folder + "/" + at;
        Ran.well("pool", a, b, "-k", 2, "-o", folder + "/half/", "--indices", indices);
        Path missing = Files.copy(folder.resolve("half/a.png"), folder.resolve("half/c.png"));
        Ran ran = Ran.with(
                "-q",
                folder.resolve("half/a.png"),
                missing,
                folder.resolve("half/b.png"),
                "-m",
                "max-unpool",
                "--indices",
                indices,
                "-o",
                folder + "/back/");
        assertThat(ran.code()).isEqualTo(CommandLineProgram.FAILED);
        assertThat(ran.complaints())
                .containsExactly(
                        "upscale: " + missing + ": --indices " + folder.resolve("at/c.npy") + ": no such file");
        for (Path original : java.util.List.of(a, b)) {
            Path half = folder.resolve("half").resolve(original.getFileName());
            Path same = folder.resolve("same.png");
            Ran.well(half, "-m", "max-unpool", "--indices-from", original, "-o", same, "-f");
            assertThat(ImageFiles.samples(folder.resolve("back").resolve(original.getFileName())))
                    .isDeepEqualTo(ImageFiles.samples(same));
        }
    }

    @Test
    void neverReplacesWhatPositionsAreReadFrom() throws Exception {
        Path a = rgb("a.png", 1);
        Path half = folder.resolve("half.npy");
        Path at = folder.resolve("at.npy");
        Ran.well("pool", a, "-k", 2, "-o", half, "--indices", at);
        byte[] before = Files.readAllBytes(at);
        for (Ran ran : java.util.List.of(
                Ran.with(half, "-m", "max-unpool", "--indices", at, "-o", at, "-f"),
                Ran.with(half, "-m", "max-unpool", "--indices", folder + "/../{name}.npy", "-o", half, "-f"),
                Ran.with(half, "-m", "max-unpool", "--indices-from", a, "-o", a, "-f"))) {
            assertThat(ran.code()).isEqualTo(CommandLineProgram.FAILED);
            assertThat(ran.err()).contains("itself: choose another name").hasLineCount(1);
        }
        assertThat(Files.readAllBytes(at)).isEqualTo(before);
        assertThat(ImageFiles.info(a).width()).isEqualTo(6);
    }

    @Test
    void refusesFilesThatInputsWouldShareBeforeAnythingIsDone() {
        Path a = rgb("a.png", 1);
        Path b = rgb("b.png", 2);
        Path at = folder.resolve("at.npy");
        Ran shared = Ran.with("pool", a, b, "-k", 2, "-o", folder + "/half/", "--indices", at);
        assertThat(shared.code()).isEqualTo(CommandLineProgram.USAGE);
        assertThat(shared.err())
                .contains("several inputs need index files of their own: end --indices in /")
                .hasLineCount(1);
        Ran same = Ran.with("pool", a, "-k", 2, "-o", at, "--indices", at);
        assertThat(same.code()).isEqualTo(CommandLineProgram.USAGE);
        assertThat(same.err())
                .contains(a + " and the index file of " + a + " would both be written to " + at)
                .hasLineCount(1);
        Path array = ImageFiles.write(folder.resolve("in.npy"), Samples.noise(ImageInfo.gray(4, 4, SampleType.U8), 1));
        Ran input = Ran.with("pool", array, "-k", 2, "-o", folder.resolve("p.png"), "--indices", array, "-f");
        assertThat(input.code()).isEqualTo(CommandLineProgram.FAILED);
        assertThat(input.err()).contains("is the input").hasLineCount(1);
        Ran standard = Ran.with("pool", a, "-k", 2, "-o", folder.resolve("p.png"), "--indices", "-");
        assertThat(standard.code()).isEqualTo(CommandLineProgram.USAGE);
        assertThat(standard.err()).contains("positions go to a file").hasLineCount(1);
        Ran image = Ran.with("pool", a, "-k", 2, "-o", folder.resolve("p.png"), "--indices", folder.resolve("at.png"));
        assertThat(image.code()).isEqualTo(CommandLineProgram.USAGE);
        assertThat(image.err()).contains("positions are an .npy file, not").hasLineCount(1);
        assertThat(folder.resolve("half")).doesNotExist();
        assertThat(folder.resolve("p.png")).doesNotExist();
        assertThat(at).doesNotExist();
    }

    @Test
    void readsStandardInputAndWritesStandardOutput() throws Exception {
        Path a = rgb("a.png", 1);
        Ran ran = Ran.piped(Files.readAllBytes(a), "pool", "-", "-k", 2, "--indices", folder + "/{name}.npy");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ImageFiles.read(ran.out()).image().info().width()).isEqualTo(3);
        Ran back = Ran.piped(ran.out(), "-", "-m", "max-unpool", "--indices", folder.resolve("stdin.npy"));
        assertThat(ImageFiles.read(back.out()).image().info().width()).isEqualTo(6);
        assertThat(Ran.with("pool", "-", "-k", 2, "--json").code()).isEqualTo(CommandLineProgram.USAGE);
    }

    @Test
    void comparesAsTheMainJobDoes() {
        Path a = rgb("a.png", 1);
        Path half = folder.resolve("half.png");
        Path map = folder.resolve("map.png");
        Ran.well("pool", a, "-k", 2, "-o", half);
        Ran.well(
                "pool",
                a,
                "-k",
                2,
                "-o",
                folder.resolve("again.png"),
                "--reference",
                half,
                "--diff",
                map,
                "--indices",
                folder.resolve("i.npy"));
        assertThat(ImageFiles.samples(map)[1][1]).containsOnly(0);
        assertThat(folder.resolve("i.npy")).exists();
    }
}
