package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.inputs.Input;
import upscale.job.Batch;
import upscale.job.JobResult;
import upscale.job.Memory;
import upscale.job.Room;

/** Command lines of which another program does the work, one input after another. */
class BatchRunnerTest {
    private static final Room ROOM = Room.ofOneProcessorEach(Memory.ofHeap());

    @TempDir
    private Path folder;

    private Path image;
    private Path output;

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectories(folder.resolve("in/deep"));
        image = Files.copy(Path.of("samples/sprite.png"), folder.resolve("in/deep/sprite.png"));
        output = folder.resolve("out/deep/sprite.png");
    }

    private static BatchRunner.Work asked(Object... words) {
        List<BatchRunner.Work> asked = new ArrayList<>();
        Ran ran = run(work -> asked.add(work) ? 0 : 1, words);
        assertThat(ran.code()).as(ran.err()).isZero();
        return asked.get(0);
    }

    private static Ran run(BatchRunner runner, Object... words) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = new CommandLineProgram(OutputStream.nullOutputStream(), told, runner)
                .run(Arrays.stream(words).map(String::valueOf).toArray(String[]::new));
        return new Ran(code, new byte[0], err.toString(StandardCharsets.UTF_8));
    }

    private JobResult one(Object... more) throws IOException {
        List<Object> words = new ArrayList<>(List.of(folder.resolve("in"), "-r", "-s", "3", "-o", folder + "/out/"));
        words.addAll(List.of(more));
        BatchRunner.Work work = asked(words.toArray());
        return work.batch()
                .one(work.inputs().selected().get(0), Files.readAllBytes(Path.of("samples/sprite.png")), ROOM);
    }

    @Test
    void whatIsMadeOfBytesIsWhatTheCommandLineMakesOfTheFile() throws IOException {
        Ran.well(folder.resolve("in"), "-r", "-s", "3", "-o", folder + "/expected/");
        JobResult result = one();
        assertThat(result).isInstanceOfSatisfying(JobResult.Written.class, written -> {
            assertThat(written.input()).isEqualTo(image.toString());
            assertThat(written.output()).isEqualTo(output.toString());
        });
        assertThat(output).hasSameBinaryContentAs(folder.resolve("expected/deep/sprite.png"));
    }

    @Test
    void whatTakesMoreMemoryThanThereIsIsRefused() throws IOException {
        BatchRunner.Work work = asked(image, "-s", "2", "-o", folder + "/{name}.tif");
        Room small = Room.ofOneProcessorEach(new Memory(1 << 20, Optional.of("spark.executor.memory")));
        assertThat(work.batch().one(Input.named(image.toString()), Files.readAllBytes(image), small))
                .isInstanceOfSatisfying(
                        JobResult.Failed.class,
                        failed -> assertThat(failed.reason())
                                .endsWith("and spark.executor.memory leaves 1 MiB for images: give it more"));
        assertThat(folder.resolve("sprite.tif")).doesNotExist();
    }

    @Test
    void theFileNeedNotBeThere() throws IOException {
        BatchRunner.Work work = asked("elsewhere.png", "-s", "2", "-o", folder + "/{name}.tif");
        byte[] bytes = Files.readAllBytes(image);
        Files.delete(image);
        assertThat(work.batch().one(Input.named(image.toString()), bytes, ROOM)).isInstanceOf(JobResult.Written.class);
        assertThat(folder.resolve("sprite.tif")).exists();
    }

    @Test
    void whatIsDoneAgainIsDoneThoughNothingMayBeReplaced() throws IOException {
        one();
        Object made = Files.getLastModifiedTime(output);
        byte[] bytes = Files.readAllBytes(output);
        assertThat(one()).isInstanceOf(JobResult.Written.class);
        assertThat(output).hasBinaryContent(bytes);
        assertThat(Files.getLastModifiedTime(output)).as("untouched").isEqualTo(made);
    }

    @Test
    void anotherFileIsReplacedOnlyIfItMay() throws IOException {
        Files.createDirectories(output.getParent());
        Files.writeString(output, "somebody else's");
        assertThat(one())
                .isEqualTo(new JobResult.Failed(image.toString(), output + ": exists already; -f replaces it"));
        assertThat(output).hasContent("somebody else's");
        assertThat(one("-f")).isInstanceOf(JobResult.Written.class);
        assertThat(Files.size(output)).isGreaterThan(100);
    }

    @Test
    void whatIsMadeAlreadyIsSkipped() throws IOException {
        one("--skip-existing");
        assertThat(one("--skip-existing")).isInstanceOf(JobResult.Skipped.class);
    }

    @Test
    void anInputIsNeverReplaced() throws IOException {
        BatchRunner.Work work = asked(image, "-s", "2", "-f", "-o", image);
        assertThat(work.batch().one(Input.named(image.toString()), Files.readAllBytes(image), ROOM))
                .isInstanceOfSatisfying(
                        JobResult.Failed.class,
                        failed -> assertThat(failed.reason()).contains("is the input itself"));
    }

    @Test
    void whatFailsAtFirstSightIsKnownBeforehand() throws Exception {
        Path bad = Files.writeString(folder.resolve("in/bad.png"), "no image");
        BatchRunner.Work work = asked(folder.resolve("in"), "-r", folder.resolve("none.png"), "-s", "2", "-o", "/out/");
        assertThat(work.batch().beforehand(work.inputs().selected()))
                .extracting(JobResult.Failed::input)
                .containsExactly(bad.toString(), folder.resolve("none.png").toString());
    }

    @Test
    void twoInputsOfOneOutputAreRefused() throws IOException {
        Files.copy(image, folder.resolve("in/deep/sprite.bmp"));
        BatchRunner.Work work = asked(folder.resolve("in"), "-r", "-s", "2", "--format", "png", "-o", "/out/");
        List<Input> inputs = work.inputs().selected();
        assertThatThrownBy(() -> work.batch().beforehand(inputs)).isInstanceOf(Batch.ConflictException.class);
    }

    @Test
    void otherCommandsAreAskedForAsWell() throws IOException {
        BatchRunner.Work work =
                asked("pool", image, "-k", "2", "-o", folder + "/pooled.png", "--report", "r.json", "-q");
        assertThat(work.report()).isEqualTo(Optional.of("r.json"));
        assertThat(work.quiet()).isTrue();
        assertThat(work.batch().one(work.inputs().selected().get(0), Files.readAllBytes(image), ROOM))
                .isInstanceOf(JobResult.Written.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-j 2",
                "--memory 2G",
                "-v",
                "--json",
                "--progress plain",
                "--dry-run",
                "--fail-fast",
                "--reference /expected/",
                "-o out/",
                "--series --scale-z 2 -o /out/"
            })
    void whatOnlyOneProcessCanDoIsRefused(String words) {
        List<Object> line = new ArrayList<>(List.of(image, "-s", "2"));
        line.addAll(List.of(words.split(" ")));
        Ran ran = run(work -> 0, line.toArray());
        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err())
                .hasLineCount(1)
                .contains(words.startsWith("-o") ? "name it from the root" : "is for a run on one machine");
    }

    @Test
    void standardInputIsRefused() {
        BatchRunner.Work work = asked("-", "-s", "2", "-o", "/out/{name}.png");
        assertThatThrownBy(() -> work.inputs().selected())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("standard input");
    }
}
