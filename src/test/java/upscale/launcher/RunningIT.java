package upscale.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.launcher.Install.Ended;

/** The packaged program, started by the launcher on the JDK that runs the tests. */
@DisabledOnOs(OS.WINDOWS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunningIT {
    private static final String VERSION = "upscale " + System.getProperty("upscale.version") + "\n";

    @TempDir
    static Path root;

    static Install install;

    @BeforeAll
    static void unpack() throws IOException {
        install = new Install(root, "home"); // JDK 17 archives no class from below a folder with a space in its name
        Files.copy(Path.of(System.getProperty("upscale.jar")), install.jar(), StandardCopyOption.REPLACE_EXISTING);
        install.environment.put("UPSCALE_JAVA_HOME", System.getProperty("java.home"));
        install.environment.put("LC_ALL", "C");
        Files.writeString(root.resolve("two.pgm"), "P2 2 1 255 10 100\n");
    }

    private static Path cache() throws IOException {
        try (Stream<Path> files = Files.walk(install.home.resolve("target/start-up"))) {
            return files.filter(f -> f.getFileName().toString().startsWith("upscale."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    @Order(1)
    void theFirstRunMakesACache() throws Exception {
        Ended first = install.run("--version");
        assertThat(first.out()).isEqualTo(VERSION);
        assertThat(first.err()).isEqualTo("upscale: preparing a start-up cache (once) ...\n");
        assertThat(cache()).isNotEmptyFile();
        Ended second = install.run("--version");
        assertThat(second.out()).isEqualTo(VERSION);
        assertThat(second.err()).isEmpty();
    }

    /** Class files of old versions would be left out in silence, picocli's published ones among them. */
    @Test
    @Order(2)
    void ourClassesAndPicoclisComeFromTheCache() throws Exception {
        install.environment.put("UPSCALE_JAVA_OPTS", "-Xlog:class+load");
        String out = install.run("two.pgm", "-s", "2", "-f", "-o", "large.png").out();
        install.environment.remove("UPSCALE_JAVA_OPTS");
        List<String> loaded = out.lines()
                .filter(Pattern.compile("\\] (picocli|upscale)\\.[\\w.$]+ source: ")
                        .asPredicate())
                .toList();
        assertThat(loaded).filteredOn(l -> l.contains("] picocli.")).hasSizeGreaterThan(50);
        assertThat(loaded).filteredOn(l -> l.contains("] upscale.")).hasSizeGreaterThan(50);
        assertThat(loaded).allMatch(l -> l.contains("source: shared objects file"));
        assertThat(out).as("made for annotations, at each start").doesNotContainPattern("(jdk|com\\.sun)\\.proxy");
    }

    @ParameterizedTest
    @Order(3)
    @ValueSource(strings = {"cut short", "emptied", "another file"})
    void aSpoiltCacheOnlyCostsTime(String how) throws Exception {
        byte[] whole = Files.readAllBytes(cache());
        Path size = cache().resolveSibling("size");
        String right = Files.readString(size);
        byte[] spoilt = switch (how) {
            case "cut short" -> Arrays.copyOf(whole, whole.length / 3);
            case "emptied" -> new byte[0];
            default -> new byte[whole.length];
        };
        cache().toFile().setWritable(true);
        Files.write(cache(), spoilt);
        Ended ended = install.run("--version");
        Files.write(cache(), whole);
        assertThat(ended.out()).isEqualTo(VERSION);
        assertThat(ended.err()).isEmpty();
        assertThat(Files.readString(size)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"two.pgm,0", "missing.png,1", "--no-such-option,2"})
    void exitCodesAreTheProgramsOwn(String argument, int code) throws Exception {
        assertThat(install.run(argument, "-s", "2", "-f").code()).isEqualTo(code);
    }

    @Test
    void aPictureGoesFromInputToOutput() throws Exception {
        Ended ended = install.run(
                List.of(install.launcher.toString(), "-", "-s", "2", "-m", "nearest", "--format", "pnm", "-o", "-"),
                Files.readString(root.resolve("two.pgm")));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).isEqualTo("P5\n4 2\n255\n" + "\n\ndd" + "\n\ndd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"webp/lossy.webp", "tiff/rgb8-packbits-rows.tif"})
    void whatLibrariesDecodeIsDecodedByThePackagedJar(String file) throws Exception {
        Path input = Path.of("src/test/resources/upscale/format", file).toAbsolutePath();
        Ended ended = install.run(input.toString(), "-s", "2", "-f", "-o", "decoded.png");
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    /** Names that are no ASCII, in a locale that knows nothing else; the shell makes them, whatever locale the tests have. */
    @Test
    void namesBeyondAsciiSurviveThePlainLocale() throws Exception {
        String script = """
                name=$(printf 'gr\\303\\266\\303\\237e')
                mkdir "$name" && cd "$name" && cat ../two.pgm >"$name.pgm" || exit 9
                "$0" "$name.pgm" -s 2 -o "2$name.png" && [ -s "2$name.png" ]
                """;
        Ended ended = install.run(List.of("/bin/sh", "-c", script, install.launcher.toString()), "");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("größe.pgm -> 2größe.png");
    }

    /** A file that may not grow on, a device without room, a reader that has gone: one line, and no part of a picture under its name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "trap '' XFSZ; ulimit -f 1; \"$0\" noise.pgm -s 4 -f -o cut.png",
                "trap '' XFSZ; ulimit -f 1; \"$0\" noise.pgm -s 4 -f -o cut.tif",
                "\"$0\" noise.pgm -s 4 --format png -o - >/dev/full",
                "{ \"$0\" noise.pgm -s 4 --format png -o - || echo \"code $?\" >&2; } | read -r signature"
            })
    void whatCannotBeWrittenIsToldAndLeavesNothing(String script) throws Exception {
        assumeTrue(!script.contains("/dev/full") || Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
        byte[] noise = new byte[1 << 16];
        new SplittableRandom(1).nextBytes(noise);
        try (OutputStream out = Files.newOutputStream(root.resolve("noise.pgm"))) {
            out.write("P5 256 256 255\n".getBytes(StandardCharsets.US_ASCII));
            out.write(noise);
        }
        List<Path> before = list(root);
        Ended ended = install.run(List.of("/bin/sh", "-c", script, install.launcher.toString()), "");
        assertThat(ended.err()).contains("upscale: noise.pgm: ").doesNotContain("Exception", "\tat ");
        assertThat(list(root))
                .filteredOn(file -> !before.contains(file))
                .allMatch(file -> file.toString().matches(".*\\.(out|err)"));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void anotherCollectorMayBeChosen() throws Exception {
        install.environment.put("UPSCALE_JAVA_OPTS", "-XX:+UseParallelGC -Xmx300m");
        Ended ended = install.run("--version");
        install.environment.remove("UPSCALE_JAVA_OPTS");
        assertThat(ended.out()).isEqualTo(VERSION);
        assertThat(ended.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130"})
    void signalsEndIt(String signal, int code) throws Exception {
        Process process = new ProcessBuilder(install.launcher.toString(), "-", "-s", "2", "-o", "never.png")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + process.pid())
                .start()
                .waitFor();
        // Where Maven was started with SIGINT ignored (`mvn verify &` in a script), so is it in all that it starts.
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ended").isTrue();
        assertThat(process.exitValue()).isEqualTo(code);
        assertThat(root.resolve("never.png")).doesNotExist();
    }
}
