package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Palette;
import upscale.image.SampleType;
import upscale.image.Samples;

/** {@code --indices-from}: what it finds is what an index file remembers, and what it cannot find it says. */
class IndicesFromTest {
    @TempDir
    private Path folder;

    private Path original;
    private Path pooled;

    @BeforeEach
    void names() {
        original = folder.resolve("original.png");
        pooled = folder.resolve("pooled.png");
        ImageFiles.write(original, Samples.noise(ImageInfo.rgb(11, 7, SampleType.U16), 3));
    }

    private void pool(String... how) {
        List<Object> words =
                new ArrayList<>(List.of("pool", original, "-f", "-o", pooled, "--indices", folder.resolve("at.npy")));
        words.addAll(List.of(how));
        Ran.well(words.toArray());
    }

    private Ran unpool(String result, Object... how) {
        List<Object> words = new ArrayList<>(List.of(pooled, "-m", "max-unpool", "-f", "-o", folder.resolve(result)));
        words.addAll(List.of(how));
        return Ran.with(words.toArray());
    }

    private void findsWhatTheFileRemembers(Object... how) {
        List<Object> from = new ArrayList<>(List.of("--indices-from", original));
        from.addAll(List.of(how));
        Ran found = unpool("found.png", from.toArray());
        assertThat(found.code()).as(found.err()).isZero();
        Ran told = unpool("told.png", "--indices", folder.resolve("at.npy"));
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(Samples.same(
                        ImageFiles.samples(folder.resolve("found.png")),
                        ImageFiles.samples(folder.resolve("told.png"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-k 2",
                "-k 2 --ceil-mode",
                "-k 3 --stride 2",
                "-k 3,2 --stride 2,3 --padding 1,0",
                "-k 2 --dilation 2,3 --stride 1",
                "-k 3 --stride 2 --padding same"
            })
    void poolsAsItIsTold(String how) {
        pool(how.split(" "));
        findsWhatTheFileRemembers((Object[]) how.replace(" --ceil-mode", "").split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-k 2", "-k 3", "-k 1,2", "-k 7,11"})
    void elseByTheOneWindowThatFits(String how) {
        pool(how.split(" "));
        if (how.equals("-k 7,11")) {
            assertThat(unpool("x.png", "--indices-from", original).err())
                    .contains("windows of 4 to 7 rows pool the 7 of " + original + " to 1: give the pooling's -k")
                    .hasLineCount(1);
        } else {
            findsWhatTheFileRemembers();
        }
    }

    @Test
    void takesTheOriginalUprightAndItsPaletteAsColours() {
        ImageFiles.turn(original, Orientation.values()[5]);
        pool("-k", "2");
        findsWhatTheFileRemembers();
        ImageInfo info = ImageInfo.palette(
                9, 4, SampleType.U4, new Palette(new int[] {0x804020ff, 0x102030ff, 0xff, 0x90a0b0ff}));
        ImageFiles.write(original, Samples.raster(info, (c, x, y) -> (x * 3 + y) % 4));
        pool("-k", "2");
        findsWhatTheFileRemembers();
    }

    @Test
    void servesSeveralInputsOfOneSizeAndFailsTheOthers() {
        pool("-k", "2");
        Path small =
                ImageFiles.write(folder.resolve("small.png"), Samples.noise(ImageInfo.rgb(4, 4, SampleType.U16), 1));
        Path out = folder.resolve("out");
        Ran ran = Ran.with(small, pooled, "-m", "max-unpool", "--indices-from", original, "-k", 2, "-o", out + "/");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints())
                .anyMatch(line -> line.contains(original + " pooled by 2 is 5x3, with --ceil-mode 6x4, and not 4x4"));
        assertThat(out.resolve("small.png")).doesNotExist();
        assertThat(ImageFiles.info(out.resolve("pooled.png")).width()).isEqualTo(11);
    }

    @Test
    void refusesInOneLineWhatDoesNotFit() {
        pool("-k", "2", "--ceil-mode");
        String from = "--indices-from";
        assertRefused(1, "no windows side by side pool the 7 rows of " + original + " to 4", from, original);
        assertRefused(1, "are the window's of the pooling: give it with -k", from, original, "--stride", 2);
        assertRefused(
                1, "the indices are of 11x7, not of 12x8: leave out --size", from, original, "-k", 2, "--size", "12x8");
        assertRefused(2, "no such file", from, folder.resolve("none.png"));
        assertRefused(2, "is a folder, expected the image that was pooled", from, folder);
        assertRefused(2, "--index-layout goes with --indices", from, original, "--index-layout", "tf");
        assertRefused(2, "needs one of --indices", from, original, "--indices", folder.resolve("at.npy"));
        assertRefused(2, "needs one of --indices");
        assertRefused(1, pooled + " is as large as what it should be the original of", from, pooled);
        Path gray = ImageFiles.gray(folder.resolve("gray.png"));
        assertRefused(1, "no windows side by side pool the 5 columns", from, gray);
        Ran other = Ran.with(pooled, "-s", 2, from, original, "-o", folder.resolve("x.png"));
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("go with -m max-unpool, not with lanczos");
    }

    private void assertRefused(int code, String message, Object... how) {
        Ran ran = unpool("x.png", how);
        assertThat(ran.code()).as(ran.err()).isEqualTo(code);
        assertThat(ran.complaints()).singleElement().asString().contains(message);
        assertThat(folder.resolve("x.png")).doesNotExist();
    }
}
