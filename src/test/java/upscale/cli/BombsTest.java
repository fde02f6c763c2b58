package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Small files that would take all memory or time: what is said of each. That nothing is taken for them, {@link LimitPixelsTest} shows with files of its own;
 * what they do take, docs/testing.md tells.
 */
class BombsTest {
    private static final Path BOMBS = Path.of("..", "shared", "hostile", "bombs");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bomb_gray1_30000.png | too large: 30000x30000 pixels are more than the 500M that are read: --limit-pixels 900M lets it through",
                "half.bmp | corrupt bmp at byte 1620069: the file is cut short: 1200x900 pixels need 3240138 bytes",
                "half.gif | corrupt gif at byte 356833: the file is cut short, its trailer is missing",
                "half.jpg | corrupt jpeg at byte 223048: the file is cut short within its picture",
                "half.png | corrupt png at byte 917970: chunk IDAT of 32768 bytes, and the file has 25191 left for it",
                "half.tif | corrupt tiff at byte 2516710: a directory's length of 2 bytes lies outside the file of 1258505 bytes",
                "hugecount.tif | corrupt tiff at byte 200: tag 273 has 1073741824 values in a file of 264 bytes",
                "hugedim.bmp | corrupt bmp at byte 118: the file is cut short: 30000x30000 pixels need 2700000054 bytes",
                "hugedim.gif | corrupt gif at byte 30: 2 bytes cannot hold 65535x65535 pixels",
                "hugedim.jpg | corrupt jpeg: 445722 bytes cannot hold 65000x65000 pixels",
                "hugedim.ppm | corrupt pnm at byte 19: 60000x60000 pixels need 10800000000 bytes of samples, found 100",
                "hugedim.tif | corrupt tiff: 100000x100000 pixels in chunks of 100000x8 need 12500 chunks, found 1 offsets and 1 sizes",
                "lie.png | corrupt png at byte 33: a file of this size cannot hold 60000x60000 pixels",
                "loop.tif | corrupt tiff at byte 8: a directory that leads back to itself"
            })
    void theyAreRefusedInALine(String name, String reason) {
        Path bomb = bomb(name);
        Path output = folder.resolve("out.png");
        Ran ran = Ran.with(bomb, "-s", 2, "-o", output);
        assertThat(ran.complaints()).containsExactly("upscale: " + bomb + ": " + reason);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(output).doesNotExist();
    }

    /** The picture is sound; what is said of it, two gigabytes once it is unpacked, is left out. */
    @ParameterizedTest
    @CsvSource({"iccp2g.png", "iccpbomb.png", "itxt2g.png", "ztxt2g.png", "ztxtbomb.png"})
    void whatIsSaidOfAPictureIsLeftOut(String name) {
        Path bomb = bomb(name);
        Path output = folder.resolve("out.png");
        Ran.well(bomb, "-s", 2, "-o", output);
        assertThat(output).exists();
        assertThat(output.toFile().length()).isLessThan(10_000);
    }

    /** With --allow-truncated, size and file contradict one another still; the limit of pixels is what protects then. */
    @ParameterizedTest
    @CsvSource({"hugedim.bmp", "hugedim.gif", "hugedim.jpg", "hugedim.ppm", "lie.png"})
    void whatMayBeCutShortIsNotAllocatedEither(String name) {
        Path bomb = bomb(name);
        Path output = folder.resolve("out.png");
        Ran ran = Ran.with(bomb, "-s", 2, "-o", output, "--allow-truncated");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints()).singleElement().asString().startsWith("upscale: " + bomb + ": ");
        assertThat(output).doesNotExist();
    }

    private static Path bomb(String name) {
        Path bomb = BOMBS.resolve(name);
        Assumptions.assumeTrue(Files.exists(bomb), bomb + " is absent");
        return bomb;
    }
}
