package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.Main;

/** What {@code --timeout} says, and inputs that nothing comes from: however long it is, they take longer. */
@Timeout(120)
class TimeoutTest {
    @TempDir
    private Path folder;

    private Path pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.png");
        int code;
        try {
            code = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        } catch (IOException e) {
            code = -1;
        }
        Assumptions.assumeTrue(code == 0, "there are no named pipes here");
        return pipe;
    }

    @Test
    void aPipeThatNobodyWritesToIsGivenUp() throws Exception {
        Path pipe = pipe();
        Ran ran = Ran.with(pipe, "-s", 2, "-q", "--timeout", "0.2", "-o", folder + "/out/");
        assertThat(ran.complaints())
                .containsExactly("upscale: " + pipe + ": took longer than 0.2 s: --timeout gives it more");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "checkerboard"})
    void commandsThatReadGiveUp(String command) throws Exception {
        Path pipe = pipe();
        Ran ran = Ran.with(command, pipe, "--timeout", "0.2s");
        assertThat(ran.complaints())
                .containsExactly("upscale: " + pipe + ": took longer than 0.2 s: --timeout gives it more");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void standardInputThatNothingComesFromIsGivenUp() {
        CountDownLatch never = new CountDownLatch(1);
        InputStream silent = new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return -1;
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new String[] {"-", "-s", "2", "--timeout", "0.2", "-o", folder + "/out.png"},
                silent,
                OutputStream.nullOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("upscale: -: took longer than 0.2 s: --timeout gives it more");
        assertThat(code).isEqualTo(1);
    }

    /** What was abandoned, inside the system, does not keep the process. */
    @Test
    void theProcessEnds() throws Exception {
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "upscale.Main",
                        pipe().toString(),
                        "-s",
                        "2",
                        "--timeout",
                        "0.2"))
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readAllLines(err)).singleElement().asString().contains("took longer than 0.2 s");
    }

    @ParameterizedTest
    @CsvSource({"none", "1h", "90", "1.5m", "3600s"})
    void timesAreTaken(String word) {
        Ran.well(ImageFiles.gray(folder.resolve("in.png")), "-s", 2, "--timeout", word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.0", "-1", "5 m", "1d", "ten", "1h30m", "1e3"})
    void whatIsNoTimeIsRefused(String word) {
        Ran refused = Ran.with(ImageFiles.gray(folder.resolve("in.png")), "-s", 2, "--timeout", word);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.complaints())
                .containsExactly(
                        "upscale: --timeout: '" + word + "' is no time; expected 10 (seconds), 5m, 1h or none");
    }

    @Test
    void seriesTakeNone() {
        Ran refused = Ran.with(folder, "--series", "-s", 2, "-o", folder + "/out/", "--timeout", "10");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--series takes no --timeout");
    }
}
