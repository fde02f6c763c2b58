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
import upscale.sidecar.Findings;
import upscale.sidecar.Sidecar;

/**
 * Plans carried out over inputs: each stands alone, and every one ends in a {@link JobResult}.
 *
 * @param formats the formats there are
 * @param planning what is done to each
 * @param pages which pages of each
 * @param naming where results go
 * @param overwrite whether existing outputs may be replaced
 * @param sidecars whether what lies beside an input and tells of it is told beside its result
 * @param companions what is written beside each result
 * @param in standard input
 * @param out standard output, for results
 */
public record Batch(
        Formats formats,
        Planning planning,
        PageChoice pages,
        OutputNaming naming,
        boolean overwrite,
        boolean sidecars,
        List<Companion> companions,
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

    /** An input that was looked at, and what is to be done; or why it cannot be. */
    private record Attempt(String input, Optional<FileJob.Task> task, Optional<Throwable> failure) {}

    /**
     * Does every input in turn and tells of each as it ends, of its warnings as they come.
     *
     * @throws ConflictException before anything is done, if two inputs would be written to one file
     */
    public void run(List<String> inputs, Listener listener) throws ConflictException {
        List<Attempt> attempts = inputs.stream().map(this::attempt).toList();
        requireDistinct(attempts);
        List<Path> sources = sources(inputs);
        attempts.forEach(
                attempt -> attempt.task.flatMap(FileJob.Task::ownSidecar).ifPresent(sources::add));
        OutputCheck check = new OutputCheck(sources, overwrite);
        for (Attempt attempt : attempts) {
            listener.accept(result(attempt, check, listener));
        }
    }

    private Attempt attempt(String input) {
        try {
            Source source = source(input);
            Format format = formats.of(source);
            List<Destination> beside = companions.stream()
                    .map(companion -> companion.destination(input, format))
                    .toList();
            Destination destination = naming.of(input, format);
            Findings findings = Findings.beside(source);
            Optional<Path> sidecar = sidecars && findings.sidecar().isPresent()
                    ? destination
                            .file()
                            .filter(file -> !OutputCheck.isDevice(file))
                            .map(Sidecar::of)
                    : Optional.empty();
            return new Attempt(
                    input,
                    Optional.of(new FileJob.Task(input, source, format, destination, beside, findings, sidecar)),
                    Optional.empty());
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return new Attempt(input, Optional.empty(), Optional.of(e));
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

    private void requireDistinct(List<Attempt> attempts) throws ConflictException {
        Map<Path, String> writers = new HashMap<>();
        for (Attempt attempt : attempts) {
            if (attempt.task.isPresent()) {
                FileJob.Task task = attempt.task.get();
                requireDistinct(task.destination(), task.input(), writers);
                for (int i = 0; i < companions.size(); i++) {
                    String what = "the " + companions.get(i).noun() + " of " + task.input();
                    requireDistinct(task.beside().get(i), what, writers);
                }
                requireDistinct(task.sidecar(), "the sidecar of " + task.input(), writers);
            }
        }
    }

    static void requireDistinct(Destination destination, String what, Map<Path, String> writers)
            throws ConflictException {
        requireDistinct(destination.file(), what, writers);
    }

    private static void requireDistinct(Optional<Path> destination, String what, Map<Path, String> writers)
            throws ConflictException {
        Path file = destination.orElse(null);
        String other = file == null || OutputCheck.isDevice(file) ? null : writers.put(key(file), what);
        if (other != null) {
            throw new ConflictException(other + " and " + what + " would both be written to " + file
                    + ": tell them apart, by {name} or another folder");
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
        companions.forEach(companion -> sources.addAll(companion.sources()));
        for (String input : inputs) {
            try {
                sources.add(Path.of(input));
                sources.addAll(planning.sources(input));
            } catch (InvalidPathException e) {
                // names no file, and is told of in its turn
            }
        }
        return sources;
    }

    private JobResult result(Attempt attempt, OutputCheck check, Listener listener) {
        if (attempt.failure.isPresent()) {
            return JobResult.Failed.because(attempt.input, attempt.failure.get());
        }
        FileJob.Task task = attempt.task.orElseThrow();
        try {
            check.require(task.destination());
            for (Destination each : task.beside()) {
                check.require(each);
            }
            if (task.sidecar().isPresent()) {
                check.requireSidecar(task.sidecar().get(), task.ownSidecar().orElseThrow(), task.destination());
            }
            return FileJob.run(
                    new FileJob.Terms(formats, planning.of(task.input()), pages, companions, overwrite, out),
                    task,
                    warning -> listener.warned(task.input(), warning));
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return JobResult.Failed.because(task.input(), e);
        }
    }
}
