package upscale.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.cli.Ran;

/** What is no plain file with a plain name: done, or refused in a line that names it, with nothing left behind. */
@DisabledOnOs(OS.WINDOWS)
class OddFilesTest {
    private static final Path SPRITE = Path.of("samples", "sprite.png");

    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void outputs() throws IOException {
        out = Files.createDirectory(folder.resolve("out"));
    }

    private List<String> written() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Ran enlarged(Object input) {
        return Ran.with(input, "-s", 2, "-o", out + "/");
    }

    private void requireRefused(Object input, String reason) throws IOException {
        Ran ran = enlarged(input);
        assertThat(ran.code()).as(ran.err()).isEqualTo(1);
        assertThat(ran.complaints())
                .singleElement()
                .asString()
                .startsWith("upscale: " + input + ": ")
                .contains(reason);
        assertThat(written()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two\nlines.png",
                "tab\tand\u001bescape.png",
                "smile \ud83d\ude00.png",
                "-s.png",
                "--help",
                "-",
                "a*b?.png",
                "[a-z].png",
                "{name}.png",
                "@list.png",
                "%s %n.png",
                " ",
                "$(x) `y` \"z\" 'w'.png",
                "CON.png",
                "no suffix",
                ".hidden.png",
                "\u0130\u0131\u00df.png",
                "e\u0301.png",
                "\u202egnp.exe.png",
            })
    void anyNameWillDo(String name) throws IOException {
        Path input;
        try {
            input = Files.copy(SPRITE, folder.resolve(name));
        } catch (InvalidPathException e) {
            Assumptions.abort("a file cannot be called so under this locale: " + name);
            return;
        }
        Ran ran = enlarged(input);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.complaints()).hasSize(1);
        assertThat(ran.err().strip()).matches("[^\\p{Cntrl}]*");
        assertThat(written()).hasSize(1).first().asString().startsWith(name.replaceAll("\\.png$", ""));
    }

    @Test
    void aNameThatBeginsWithADashComesAfterTwo() throws IOException, InterruptedException {
        Files.copy(SPRITE, folder.resolve("-s.png"));
        assertThat(ended("upscale -s 2 -o out/ -- -s.png"))
                .isEqualTo("0: -s.png -> out/-s.png  32x32 -> 64x64  lanczos\n");
        assertThat(written()).containsExactly("-s.png");
        assertThat(ended("upscale -s.png -o out/x.png"))
                .startsWith("2: upscale: ")
                .hasLineCount(1);
    }

    /** A name that is no text under the locale is told of in a line; others are done. */
    @ParameterizedTest
    @ValueSource(strings = {"C.UTF-8", "C", "tr_TR.UTF-8"})
    void namesOfBytesThatAreNoTextAreRefused(String locale) throws IOException, InterruptedException {
        Files.copy(SPRITE, folder.resolve("a.png"));
        String made = ended("cp a.png \"$(printf 'b\\377.png')\" && LC_ALL=" + locale
                + " upscale -s 2 -o out/ a.png \"$(printf 'b\\377.png')\"");
        assertThat(made)
                .startsWith("1: a.png -> out/a.png")
                .contains("\nupscale: b")
                .doesNotContain("internal");
        assertThat(written()).containsExactly("a.png");
    }

    @Test
    void emptyFilesAndDevicesAreRefused() throws IOException {
        requireRefused(Files.createFile(folder.resolve("empty.png")), "the file is empty");
        requireRefused("/dev/null", "the file is empty");
    }

    @Test
    void endlessDevicesAreRefused() throws IOException, InterruptedException {
        String said = ended("upscale -s 2 -o out/x.png /dev/zero");
        assertThat(said).startsWith("1: upscale: /dev/zero: too large: ").hasLineCount(1);
        assertThat(written()).isEmpty();
    }

    @Test
    void aFolderCalledLikeAnImageIsNone() throws IOException {
        Path image = Files.createDirectory(folder.resolve("folder.png"));
        Ran ran = enlarged(image);
        assertThat(ran.code()).isNotZero();
        assertThat(ran.complaints())
                .singleElement()
                .asString()
                .startsWith("upscale: ")
                .contains(image.toString());
        assertThat(written()).isEmpty();
    }

    @Test
    void whatMayNotBeReadIsRefused() throws IOException {
        Path locked = Files.copy(SPRITE, folder.resolve("locked.png"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("-w-------"));
        Assumptions.assumeFalse(Files.isReadable(locked), "this user may read everything");
        requireRefused(locked, "permission denied");
    }

    @Test
    void linksThatLeadNowhereOrInCirclesAreRefused() throws IOException {
        requireRefused(Files.createSymbolicLink(folder.resolve("gone.png"), folder.resolve("nothing")), "no such file");
        Path circle = folder.resolve("circle.png");
        requireRefused(Files.createSymbolicLink(circle, circle), "");
    }

    @Test
    void aNamedPipeIsReadOnceAndWritten() throws IOException, InterruptedException {
        String said = ended(
                "mkfifo in.png && { cat '" + SPRITE.toAbsolutePath() + "' > in.png & } && upscale -s 2 -o out/ in.png");
        assertThat(said).isEqualTo("0: in.png -> out/in.png  32x32 -> 64x64  lanczos\n");
        assertThat(written()).containsExactly("in.png");
    }

    @Test
    void aNamedPipeThatNobodyWritesToIsGivenUp() throws IOException, InterruptedException {
        String said = ended("mkfifo in.png && upscale -s 2 --timeout 0.5 -o out/ in.png");
        assertThat(said).startsWith("1: upscale: in.png: ").hasLineCount(1);
        assertThat(written()).isEmpty();
    }

    @Test
    void aFolderOfAllThatIsDoneAsFarAsItIsImages() throws IOException, InterruptedException {
        Files.copy(SPRITE, folder.resolve("a.png"));
        String made = ended(
                "mkdir in in/folder.png && cp a.png in && cp a.png \"in/$(printf 'b\\377.png')\" && mkfifo in/pipe.png"
                        + " && : > in/empty.png && ln -s . in/loop && ln -s /dev/zero in/zero.png"
                        + " && LC_ALL=C.UTF-8 upscale -r -s 2 -o out/ in");
        assertThat(made)
                .startsWith("1: in/a.png -> out/a.png")
                .contains("\nupscale: in/empty.png: the file is empty\n");
        assertThat(made).contains("in all: 2 written, 1 failed");
        assertThat(written()).hasSize(2);
    }

    /** A pattern may lead elsewhere: it is the user's own. A name that is put into it may not. */
    @Test
    void patternsWithDotsLeadWhereTheySay() throws IOException, InterruptedException {
        Files.copy(SPRITE, folder.resolve("a.png"));
        Files.copy(SPRITE, folder.resolve("...png"));
        assertThat(ended("cd out && upscale -s 2 -o '../out/../out/{name}-x.png' ../a.png"))
                .startsWith("0: ");
        assertThat(ended("cd out && upscale -s 2 -o '{name}/x.png' ../...png"))
                .startsWith("0: ../...png -> ...png/x.png");
        assertThat(written()).containsExactly("...png", "a-x.png");
    }

    /** The exit code of a line of shell, run in the folder, and what it says; {@code upscale} is the program. */
    private String ended(String line) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        String program = Path.of(System.getProperty("java.home"), "bin", "java")
                + " -XX:TieredStopAtLevel=1 -Xmx256m -cp '" + classPath() + "' upscale.Main";
        Process shell = new ProcessBuilder("sh", "-c", "upscale() { " + program + " \"$@\"; }; " + line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!shell.waitFor(1, TimeUnit.MINUTES)) {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
            throw new AssertionError(line + " does not end: " + Files.readString(said));
        }
        return shell.exitValue() + ": " + Files.readString(said);
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
