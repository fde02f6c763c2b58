package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Written;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Files of several pages compared. */
class ComparePagesTest {
    private static final Format TIFF =
            Formats.load(ComparePagesTest.class.getClassLoader()).named("tiff").orElseThrow();

    @TempDir
    private Path folder;

    private final Image large = Samples.noise(ImageInfo.gray(60, 50, SampleType.U16), 1);
    private final Image small = Samples.noise(ImageInfo.gray(40, 30, SampleType.U16), 2);
    private Path both;

    @BeforeEach
    void write() throws IOException {
        both = file("both.tif", large, small);
    }

    private Path file(String name, Image... pages) throws IOException {
        return Files.write(folder.resolve(name), Written.pages(TIFF, List.of(pages)));
    }

    /** A byte of the samples, which are deflated one page after the other, at this part of the file. */
    private Path damaged(double part) throws IOException {
        byte[] bytes = Files.readAllBytes(both);
        bytes[(int) (part * bytes.length)] ^= 0x55;
        return Files.write(folder.resolve("damaged.tif"), bytes);
    }

    private void check(Path actual, Path expected, int code, String... told) {
        for (int threads : new int[] {1, 3}) {
            Ran ran = Ran.with("compare", actual, expected, "-j", threads);
            assertThat(ran.text()).contains(told);
            assertThat(ran.code()).isEqualTo(code);
        }
    }

    @Test
    void everyPageIsCompared() throws IOException {
        check(both, file("again.tif", large, small), 0, "both.tif  same");
        Path other = file("other.tif", large, Samples.noise(small.info(), 3));
        check(both, other, 1, "both.tif  different: page 2: 1152 of 1200 pixels differ");
        check(both, file("turned.tif", small, large), 3, "page 1: 60x50 against 40x30; page 2: 40x30 against 60x50");
        check(both, file("one.tif", large), 1, "both.tif  different: 2 pages against 1");
    }

    @Test
    void aDamagedPageIsUndecodableWhetherItIsComparedOrNot() throws IOException {
        List<Path> others = List.of(both, file("turned.tif", small, large), file("one.tif", large));
        for (double part : new double[] {0.3, 0.85}) {
            for (Path other : others) {
                check(
                        damaged(part),
                        other,
                        5,
                        "damaged.tif  undecodable: ",
                        folder.resolve("damaged.tif") + ": corrupt tiff: ");
                check(other, damaged(part), 5, "  undecodable: ", folder.resolve("damaged.tif") + ": corrupt tiff: ");
            }
        }
    }

    @Test
    void aFileIsTheSameAsItsCopyOnlyIfItCanBeRead() throws IOException {
        Path copy = Files.copy(both, folder.resolve("copy.tif"));
        check(both, copy, 0, "both.tif  same");
        Path damaged = damaged(0.85);
        check(damaged, Files.copy(damaged, folder.resolve("copied.tif")), 5, "damaged.tif  undecodable");
        byte[] bytes = Files.readAllBytes(both);
        Path cut = Files.write(folder.resolve("cut.tif"), Arrays.copyOf(bytes, bytes.length / 2));
        check(cut, cut, 5, "cut.tif  undecodable");
    }
}
