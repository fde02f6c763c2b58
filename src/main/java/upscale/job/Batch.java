package upscale.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Source;
import upscale.job.OutputNaming.Destination;

/**
 * A plan carried out over inputs: each stands alone, and every one ends in a {@link JobResult}.
 *
 * @param formats the formats there are
 * @param plan what is done to each
 * @param pages which pages of each
 * @param naming where results go
 * @param overwrite whether existing outputs may be replaced
 * @param diff a difference map to write as well
 * @param in standard input
 * @param out standard output, for results
 */
public record Batch(
        Formats formats,
        UpscalePlan plan,
        PageChoice pages,
        OutputNaming naming,
        boolean overwrite,
        Optional<DifferenceMap> diff,
        InputStream in,
        OutputStream out) {

    /** Outputs that would overwrite one another; nothing was done. */
    public static final class ConflictException extends Exception {
        private static final long serialVersionUID = 1L;

        ConflictException(String message) {
            super(message);
        }
    }

    /** Who is told of results, and before them of what the user should know. */
    public interface Listener extends Consumer<JobResult> {
        /** One line about {@code input}, before its result is computed if that can be known, and before it is told of. */
        void warned(String input, String warning);
    }

    /** An input that was looked at, and where its result goes; or why it cannot be. */
    private record Task(
            String input, Source source, Format format, Destination destination, Optional<Throwable> failure) {}

    /**
     * Does every input in turn and tells of each as it ends, of its warnings as they come.
     *
     * @throws ConflictException before anything is done, if two inputs would be written to one file
     */
    public void run(List<String> inputs, Listener listener) throws ConflictException {
        List<Task> tasks = inputs.stream().map(this::task).toList();
        requireDistinct(tasks);
        OutputCheck check = new OutputCheck(sources(inputs), overwrite);
        for (Task task : tasks) {
            listener.accept(result(task, check, listener));
        }
    }

    private Task task(String input) {
        try {
            Source source = source(input);
            Format format = formats.of(source);
            return new Task(input, source, format, naming.of(input, format), Optional.empty());
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return new Task(input, null, null, null, Optional.of(e));
        }
    }

    private Source source(String input) throws IOException {
        if (input.equals(OutputNaming.STANDARD)) {
            return Source.of("standard input", in.readAllBytes());
        }
        Path path = Path.of(input);
        if (Files.isDirectory(path)) {
            throw new IOException("is a folder, expected an image file");
        }
        return Source.of(path);
    }

    private void requireDistinct(List<Task> tasks) throws ConflictException {
        Map<Path, String> writers = new HashMap<>();
        diff.ifPresent(d -> writers.put(key(d.map()), "the difference map"));
        for (Task task : tasks) {
            if (task.failure.isEmpty() && task.destination.file().isPresent()) {
                Path file = task.destination.file().get();
                String other = OutputCheck.isDevice(file) ? null : writers.put(key(file), task.input);
                if (other != null) {
                    throw new ConflictException(other + " and " + task.input + " would both be written to " + file
                            + ": tell them apart with -o, by {name} or another folder");
                }
            }
        }
    }

    // One key for all names of a file that is not there yet.
    private static Path key(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        try {
            return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
        } catch (IOException e) {
            return absolute;
        }
    }

    // Those that cannot be read as well: whatever they are, they are not to be lost.
    private List<Path> sources(List<String> inputs) {
        List<Path> sources = new ArrayList<>();
        diff.ifPresent(d -> sources.add(d.reference()));
        for (String input : inputs) {
            try {
                sources.add(Path.of(input));
            } catch (InvalidPathException e) {
                // names no file, and is told of in its turn
            }
        }
        return sources;
    }

    private JobResult result(Task task, OutputCheck check, Listener listener) {
        if (task.failure.isPresent()) {
            return JobResult.Failed.because(task.input, task.failure.get());
        }
        try {
            check.require(task.destination);
            if (diff.isPresent()) {
                check.require(diff.get().destination());
            }
            return FileJob.run(
                    new FileJob.Terms(formats, plan, pages, diff, overwrite, out),
                    task.input,
                    task.source,
                    task.format,
                    task.destination,
                    warning -> listener.warned(task.input, warning));
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return JobResult.Failed.because(task.input, e);
        }
    }
}
