package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the words of a command line mean as files, and where results of folders go. */
@Timeout(60)
class InputsTest {
    @TempDir
    private Path temporary;

    private Path photos;
    private Path out;

    @BeforeEach
    void makeFolder() throws IOException {
        photos = temporary.resolve("photos");
        out = temporary.resolve("out");
        gray("b.png");
        gray("a.png");
        gray("sub/c.png");
        gray("sub/deep/d.png");
        gray(".hidden/e.png");
        gray(".f.png");
        Files.copy(photos.resolve("a.png"), photos.resolve("sub/nameless"));
        Files.writeString(photos.resolve("README.txt"), "no image");
        Files.writeString(photos.resolve("a.json"), "{}");
    }

    private Path gray(String name) throws IOException {
        Path file = photos.resolve(name);
        Files.createDirectories(file.getParent());
        return ImageFiles.gray(file);
    }

    /** What came to be, below the folder of results. */
    private List<String> results() throws IOException {
        if (!Files.exists(out)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /** What inspect is shown, in that order. */
    private List<String> inspected(Object... words) {
        Ran ran = Ran.well(Stream.concat(Stream.of("inspect"), Stream.of(words)).toArray());
        return ran.text()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.replace(photos.toString(), "photos"))
                .toList();
    }

    @Test
    void aFolderIsTheImagesInIt() throws IOException {
        Ran ran = Ran.well(photos, "-s", 2, "-o", out + "/", "-v", "-j", 1);
        assertThat(results()).containsExactly("a.png", "b.png");
        assertThat(ran.complaints().get(0))
                .isEqualTo(photos + ": 2 images; left out: 2 no images, 2 hidden, 1 a folder, into which -r descends");
    }

    @Test
    void aFolderIsDescendedIntoAndMirrored() throws IOException {
        Ran.well(photos, "-r", "-s", 2, "-o", out + "/");
        assertThat(results()).containsExactly("a.png", "b.png", "sub/c.png", "sub/deep/d.png", "sub/nameless.png");
    }

    @Test
    void comeInOrderOfTheirNames() {
        assertThat(inspected("-r", photos))
                .containsExactly(
                        "photos/a.png",
                        "photos/b.png",
                        "photos/sub/c.png",
                        "photos/sub/deep/d.png",
                        "photos/sub/nameless");
        assertThat(inspected(photos.resolve("b.png"), photos.resolve("a.png")))
                .containsExactly("photos/b.png", "photos/a.png");
    }

    @Test
    void aPatternPlacesTheFolder() throws IOException {
        Ran.well(photos, "-r", "-s", 2, "-o", out + "/{dir}/{name}-{scale}.{ext}");
        assertThat(results())
                .containsExactly("a-2x.png", "b-2x.png", "sub/c-2x.png", "sub/deep/d-2x.png", "sub/nameless-2x.png");
        Ran.well(photos.resolve("a.png"), "-s", 2, "-o", out + "/{dir}{name}-{dir}-named.png");
        assertThat(results()).contains("a--named.png");
    }

    @Test
    void patternsAreMirroredBelowWhatStandsBeforeTheirWildcards() throws IOException {
        Ran.well(photos + "/**/[cd].png", "-s", 2, "-o", out + "/");
        assertThat(results()).containsExactly("sub/c.png", "sub/deep/d.png");
        assertThat(inspected(photos + "/s*/*.png")).containsExactly("photos/sub/c.png");
        assertThat(inspected("-r", photos + "/s*"))
                .containsExactly("photos/sub/c.png", "photos/sub/deep/d.png", "photos/sub/nameless");
        assertThat(inspected(photos + "/sub/../?.png")).containsExactly(photos(".."));
    }

    private static String[] photos(String up) {
        return new String[] {"photos/sub/" + up + "/a.png", "photos/sub/" + up + "/b.png"};
    }

    @Test
    void patternsThatAreNamesAreNames() throws IOException {
        gray("x[1].png");
        gray("x1.png");
        assertThat(inspected(photos + "/x[1].png")).containsExactly("photos/x[1].png");
        Files.delete(photos.resolve("x[1].png"));
        assertThat(inspected(photos + "/x[1].png")).containsExactly("photos/x1.png");
    }

    @Test
    void whatFindsNothingIsNamedAndOthersGoOn() throws IOException {
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        Files.writeString(empty.resolve("x.txt"), "no image");
        assertThat(Ran.with(photos + "/missing/", "-s", 2).complaints())
                .containsExactly("upscale: " + photos + "/missing/: no such file");
        Ran ran = Ran.with(
                empty, photos + "/*.tif", photos + "/*/../a.png", photos.resolve("a.png"), "-s", 2, "-o", out + "/");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("upscale: " + empty + ": has no images in it; left out: 1 no image\n")
                .contains("upscale: " + photos + "/*.tif: matches no images; left out: 2 hidden\n")
                .contains("upscale: " + photos + "/*/../a.png: has .. after a wildcard");
        assertThat(results()).containsExactly("a.png");
    }

    @Test
    void listsNameFilesAndFolders() throws IOException {
        Path list = Files.writeString(
                temporary.resolve("list.txt"),
                photos + "/b.png\r\n\n" + photos + "/sub\n" + photos + "/missing*.png\n");
        Ran ran = Ran.with("inspect", "@" + list);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.text().lines().filter(line -> !line.startsWith(" ")))
                .containsExactly(photos + "/b.png", photos + "/sub/c.png", photos + "/sub/nameless");
        assertThat(ran.complaints()).containsExactly("upscale: " + photos + "/missing*.png: no such file");
        Files.write(list, new byte[] {'a', (byte) 0xff});
        assertThat(Ran.with("inspect", "@" + list).err()).contains("is no list of names: expected UTF-8");
        assertThat(Ran.with("inspect", "@" + Files.writeString(list, "\n")).err())
                .contains("has no names in it");
        assertThat(Ran.with("inspect", "--files0-from", "nowhere").err()).contains("nowhere: no such file");
    }

    @Test
    void namesThatEndInNulMayHaveAnythingInThem() throws IOException {
        gray("two\nlines 😀.png");
        gray("-dash.png");
        byte[] names = (photos + "/two\nlines 😀.png\0" + photos + "/-dash.png\0" + photos + "/a.png\0")
                .getBytes(StandardCharsets.UTF_8);
        Ran ran = Ran.piped(names, "--files0-from", "-", "--exclude", "a*", "-s", 2, "-o", out + "/");
        assertThat(ran.err()).contains("two lines 😀.png");
        assertThat(ran.code()).isZero();
        assertThat(results()).containsExactly("-dash.png", "two\nlines 😀.png");
        assertThat(Ran.piped(names, "--files0-from", "-", "-", "-s", 2, "-o", out + "/")
                        .complaints())
                .containsExactly("upscale: standard input (-) can be read once only");
    }

    @Test
    void areNarrowedByPatterns() {
        assertThat(inspected("-r", photos, "--include", "*.png", "--exclude", "deep"))
                .containsExactly("photos/a.png", "photos/b.png", "photos/sub/c.png");
        assertThat(inspected("-r", photos, "--include", "sub/*.png", "--include", "a*"))
                .containsExactly("photos/a.png", "photos/sub/c.png");
        assertThat(inspected("-r", photos, "--exclude", "sub/**", "--exclude=b.*"))
                .containsExactly("photos/a.png");
        assertThat(inspected(photos.resolve("a.png"), "--exclude", "a*"))
                .as("named by itself")
                .containsExactly("photos/a.png");
    }

    @Test
    void thatAreNamedTwiceAreDoneOnce() throws IOException {
        Files.createSymbolicLink(temporary.resolve("link"), photos);
        Ran ran = Ran.well(
                photos,
                photos.resolve("a.png"),
                photos + "/sub/../b.png",
                temporary.resolve("link/b.png"),
                "-s",
                2,
                "-o",
                out + "/");
        assertThat(ran.complaints())
                .contains("upscale: " + photos + "/a.png and 2 others: named more than once, and done once");
        assertThat(results()).containsExactly("a.png", "b.png");
    }

    @Test
    void linksThatLeadBackEnd() throws IOException {
        Files.createSymbolicLink(photos.resolve("sub/up"), photos);
        Files.createSymbolicLink(photos.resolve("sub/self"), Path.of("self"));
        Files.createSymbolicLink(photos.resolve("again.png"), Path.of("a.png"));
        assertThat(inspected("-r", photos))
                .containsExactly(
                        "photos/a.png",
                        "photos/again.png",
                        "photos/b.png",
                        "photos/sub/c.png",
                        "photos/sub/deep/d.png",
                        "photos/sub/nameless");
    }

    @Test
    void pipesInFoldersAndListsAreNotOpened() throws IOException {
        Path pipe = photos.resolve("pipe.png");
        Program.output(temporary, List.of("mkfifo", pipe.toString()));
        assumeTrue(Files.exists(pipe));
        assertThat(inspected(photos)).containsExactly("photos/a.png", "photos/b.png");
        Path list = Files.writeString(temporary.resolve("list"), pipe + "\n");
        assertThat(Ran.with("inspect", "@" + list).complaints())
                .containsExactly("upscale: " + pipe
                        + ": is neither a file nor a folder: name pipes and devices on the command line");
    }

    @Test
    void thatHaveAnImagesNameAndAreNoneFail() throws IOException {
        Files.createFile(photos.resolve("empty.jpg"));
        Files.createSymbolicLink(photos.resolve("gone.png"), Path.of("nowhere"));
        Files.createSymbolicLink(photos.resolve("gone"), Path.of("nowhere"));
        Files.writeString(photos.resolve("text.tif"), "no image");
        Ran ran = Ran.with(photos, "-s", 2, "-o", out + "/");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("empty.jpg: the file is empty")
                .doesNotContain("gone: ")
                .contains("gone.png: no such file")
                .contains("text.tif: not an image in a known format");
        assertThat(results()).containsExactly("a.png", "b.png");
    }

    @Test
    void ofAFolderNeedAnotherOneForTheirResults() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), photos);
        for (List<Object> words : List.<List<Object>>of(
                List.of(),
                List.of("-o", link),
                List.of("-o", photos + "/"),
                List.of("-o", photos + "/{dir}/{name}-{scale}.{ext}"))) {
            Ran ran = Ran.with(
                    Stream.concat(Stream.of(photos, "-s", 2), words.stream()).toArray());
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).contains(photos + ": the results would lie among its images");
        }
        assertThat(Ran.with(photos + "/**/*.png", "-s", 2).err()).contains("the results would lie among its images");
        assertThat(inspected("-r", photos)).hasSize(5);
        Ran.well(photos + "/?.png", "-s", 2);
        assertThat(photos.resolve("a-2x.png")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "@a\0b", "a\0/*", "*\0/b", "@", "[", "**", "*/**/", "//*/x", "@/", "~/*"})
    void ofOddWordsAreToldOf(String word) {
        Ran ran = Ran.with("inspect", word, "--exclude", "**");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.complaints()).singleElement().asString().startsWith("upscale: ");
        assertThat(ran.err()).doesNotContain("internal error");
    }

    @Test
    void thatNobodyMayReadFailAndOthersGoOn() throws IOException {
        Path file = gray("locked.png");
        Path nameless = Files.copy(photos.resolve("a.png"), photos.resolve("nameless"));
        Path below = gray("shut/x.png").getParent();
        for (Path each : List.of(file, nameless, below)) {
            Files.setPosixFilePermissions(each, Set.of());
        }
        try {
            assumeTrue(!Files.isReadable(file), "nothing is locked for the user who runs this");
            Ran ran = Ran.with(photos, "-r", "-s", 2, "-o", out + "/");
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.complaints())
                    .contains(
                            "upscale: " + file + ": permission denied",
                            "upscale: " + nameless + ": permission denied",
                            "upscale: " + below + ": permission denied");
            assertThat(results()).contains("a.png", "sub/deep/d.png");
        } finally {
            Files.setPosixFilePermissions(below, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void doNotIncludeResultsOfTheRunBefore() throws IOException {
        out = photos.resolve("sub/big");
        for (int run = 0; run < 2; run++) {
            Ran.well(photos, "-r", "-s", 2, "-f", "-o", out + "/");
            assertThat(results()).containsExactly("a.png", "b.png", "sub/c.png", "sub/deep/d.png", "sub/nameless.png");
        }
    }

    @Test
    void haveResultsInTheFolderOfResultsAndNowhereElse() throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Path really = Files.createDirectory(temporary.resolve("really"));
        Files.createSymbolicLink(out, really);
        Files.createSymbolicLink(out.resolve("sub"), elsewhere);
        for (String output : List.of("/", "/{dir}/{name}.{ext}")) {
            Ran ran = Ran.with(photos, "-r", "-s", 2, "-f", "-o", out + output);
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err())
                    .contains("sub/c.png would not be in " + out)
                    .contains("sub/deep/d.png would not be in " + out);
        }
        try (Stream<Path> written = Files.list(elsewhere)) {
            assertThat(written).isEmpty();
        }
        assertThat(really.resolve("a.png")).isRegularFile();
    }

    @Test
    void whoseResultsWouldBeOneFileAreToldBeforeAnythingIsWritten() throws IOException {
        record Pair(String one, String other, String with) {}
        for (Pair pair : List.of(
                new Pair("x/k.bmp", "x/k.png", ""),
                new Pair("x/k.png", "x/K.png", "case"),
                new Pair("x/s/k.png", "x/S/k.png", "case"),
                new Pair("x/\u00e9.png", "x/e\u0301.png", "form of letters"),
                new Pair("x/\u03c3.png", "x/\u03c2.png", "case"))) {
            Path one = gray(pair.one());
            Path other = gray(pair.other());
            assumeTrue(!Files.isSameFile(one, other));
            Ran ran = Ran.with(photos.resolve("x"), "-r", "-s", 2, "-o", out + "/", "--format", "png");
            assertThat(ran.code()).as(pair.toString()).isEqualTo(2);
            assertThat(ran.complaints())
                    .singleElement()
                    .asString()
                    .contains(one.toString(), other.toString(), "would both be written to", pair.with());
            assertThat(results()).isEmpty();
            Files.delete(one);
            Files.delete(other);
        }
    }

    @Test
    void inFoldersThatDifferInCaseAloneAndAreThereHaveTwoResults() throws IOException {
        Path one = gray("K/x.png");
        Path other = gray("k/x.png");
        assumeTrue(!Files.isSameFile(one, other));
        Ran.well(one, other, "-s", 2);
        assertThat(photos.resolve("K/x-2x.png")).exists();
        assertThat(photos.resolve("k/x-2x.png")).exists();
    }

    @Test
    void areDealtIntoPartsThatAreAllOfThem() throws IOException {
        for (int i = 0; i < 40; i++) {
            gray("more/" + i + ".png");
        }
        List<String> all = new ArrayList<>();
        for (int part = 1; part <= 3; part++) {
            out = temporary.resolve("out" + part);
            Ran ran = Ran.well(photos, "-r", "-s", 2, "-o", out + "/", "--shard", part + "/3");
            assertThat(results()).hasSizeBetween(5, 25);
            assertThat(ran.complaints())
                    .contains("upscale: shard " + part + "/3: " + results().size() + " of 45 inputs");
            all.addAll(results());
        }
        out = temporary.resolve("whole");
        Ran.well(photos, "-r", "-s", 2, "-o", out + "/");
        assertThat(all).containsExactlyInAnyOrderElementsOf(results());
    }

    @Test
    void ofAPartMayBeNone() throws IOException {
        int none = 0;
        for (int part = 1; part <= 2; part++) {
            Ran ran = Ran.well(photos.resolve("a.png"), "-s", 2, "-o", out + "/", "--shard", part + "/2");
            none += ran.err().equals("upscale: shard " + part + "/2: 0 of 1 input\n") ? 1 : 0;
        }
        assertThat(none).isEqualTo(1);
        assertThat(results()).containsExactly("a.png");
    }

    @Test
    void ofOtherPartsAreNeverReplaced() throws IOException {
        Path other = gray("a-2x.png");
        byte[] before = Files.readAllBytes(other);
        List<String> told = new ArrayList<>();
        for (int part = 1; part <= 5; part++) {
            told.add(Ran.with(photos.resolve("a.png"), other, "-f", "-s", 2, "--shard", part + "/5")
                    .err());
        }
        assertThat(other).hasBinaryContent(before);
        assertThat(told).filteredOn(text -> text.contains("is the input")).hasSize(1);
    }

    @Test
    void mirrorTheirCompanions() throws IOException {
        Ran.well("pool", photos, "-r", "-k", 2, "-o", out + "/half/", "--indices", out + "/at/");
        assertThat(results()).contains("half/sub/c.png", "at/sub/c.npy");
        Ran.well(out.resolve("half"), "-r", "-m", "max-unpool", "--indices", out + "/at/", "-o", out + "/back/");
        assertThat(results()).contains("back/sub/deep/d.png");
    }
}
