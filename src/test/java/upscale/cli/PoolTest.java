package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
        return new NpyFormat().read(Source.of(folder.resolve(name))).first().image();
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
}
