package upscale.spark;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import upscale.cli.CommandLineProgram;
import upscale.cli.UsageException;
import upscale.inputs.Input;
import upscale.job.Batch;
import upscale.job.JobResult;
import upscale.job.Memory;
import upscale.job.Room;

/**
 * What an executor does: it reads the words that the job was given, makes a plan of them as the command line does, and carries it out on one image
 * after another. Runs in one thread for each task; the tasks of an executor share its memory.
 */
final class ImageByImage implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    // What needs more is refused, not tried: clusters may end a process that runs out of memory, and do so again.
    private static final Room ROOM = Room.ofOneProcessorEach(Memory.ofHeap("spark.executor.memory"));

    private final ArrayList<String> words;

    ImageByImage(List<String> words) {
        this.words = new ArrayList<>(words);
    }

    @Override
    public Iterator<Row> call(Iterator<Row> images) {
        Batch batch = batch();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return images.hasNext();
            }

            @Override
            public Row next() {
                return outcome(batch, images.next());
            }
        };
    }

    private static Row outcome(Batch batch, Row image) {
        Input input = new Input(
                image.getAs("name"),
                Optional.of(Path.of(image.<String>getAs("file"))),
                Path.of(image.<String>getAs("folder")),
                Optional.empty());
        byte[] bytes = image.getAs("content");
        JobResult result = batch.one(input, bytes, ROOM);
        if (result instanceof JobResult.Dropped) {
            throw new TaskKilledException("interrupted at " + input.name());
        }
        return Outcome.of(result, (long) bytes.length);
    }

    /** @throws UsageException if the words make no sense here, though they did where the job was begun: a file they name is not there */
    private Batch batch() {
        List<Batch> asked = new ArrayList<>();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        new CommandLineProgram(OutputStream.nullOutputStream(), err, work -> {
                    asked.add(work.batch());
                    return CommandLineProgram.OK;
                })
                .run(words.toArray(String[]::new));
        return asked.stream()
                .findFirst()
                .orElseThrow(() -> new UsageException("on an executor: "
                        + said.toString(StandardCharsets.UTF_8).strip()));
    }
}
