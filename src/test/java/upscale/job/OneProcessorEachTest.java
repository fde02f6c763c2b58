package upscale.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import upscale.cli.CommandLineProgram;
import upscale.inputs.Input;

/** Where each input has been given one processor, a large one does not wait for those of others. */
@Timeout(120)
class OneProcessorEachTest {
    private static final Path SPRITE = Path.of("samples", "sprite.png");

    @TempDir
    private Path folder;

    @Test
    void aLargeOneIsDoneWhileAnotherComputes() throws Exception {
        List<Batch> asked = new ArrayList<>();
        new CommandLineProgram(
                        OutputStream.nullOutputStream(),
                        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                        work -> asked.add(work.batch()) ? 0 : 1)
                .run(SPRITE.toString(), "-s", "100", "-m", "nearest", "-o", folder + "/{name}.png");
        Room room = Room.ofOneProcessorEach(Memory.ofHeap());
        try (Room.Held another = room.turn(false)) {
            JobResult result = asked.get(0).one(Input.named(SPRITE.toString()), Files.readAllBytes(SPRITE), room);
            assertThat(result)
                    .isInstanceOfSatisfying(
                            JobResult.Written.class,
                            written -> assertThat(written.first().to().width()).isEqualTo(3200));
            assertThat(another).isNotNull();
        }
    }
}
