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
import upscale.compare.Difference;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Formats;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Source;
import upscale.image.Image;
import upscale.image.Oriented;
import upscale.job.JobResult.StageTime;
import upscale.job.OutputNaming.Destination;
import upscale.stage.Expanded;
import upscale.stage.Quantised;

/**
 * A plan carried out over inputs: each stands alone, and every one ends in a {@link JobResult}.
 *
 * @param formats the formats there are
 * @param plan what is done to each
 * @param naming where results go
 * @param overwrite whether existing outputs may be replaced
 * @param diff a difference map to write as well
 * @param in standard input
 * @param out standard output, for results
 */
public record Batch(
        Formats formats,
        UpscalePlan plan,
        OutputNaming naming,
        boolean overwrite,
        Optional<DiffRequest> diff,
        InputStream in,
        OutputStream out) {

    /**
     * A difference map beside the result.
     *
     * @param map the file to write
     * @param format as what
     * @param reference the image that the result is compared with; of the result's size
     * @param gain what differences are multiplied by
     */
    public record DiffRequest(Path map, Format format, Path reference, double gain) {
        Destination destination() {
            return new Destination(Optional.of(map), format, false);
        }
    }

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
            return upscale(task, listener);
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return JobResult.Failed.because(task.input, e);
        }
    }

    private JobResult upscale(Task task, Listener listener) throws IOException {
        long start = System.nanoTime();
        Page page = task.format.read(task.source).first();
        List<StageTime> times = new ArrayList<>();
        times.add(new StageTime("decode " + task.format.name(), System.nanoTime() - start));
        Pipeline pipeline = Pipeline.of(page, plan, task.destination.format());
        requireAccepted(pipeline.image(), task.destination.format(), "");
        pipeline.warnings().forEach(warning -> listener.warned(task.input, warning));
        Optional<Image> difference =
                diff.isPresent() ? Optional.of(difference(pipeline.image(), diff.get())) : Optional.empty();
        // The map is finished first and put in place last: either both appear or neither.
        try (Delivery map = difference.isPresent()
                        ? deliver(difference.get(), Metadata.NONE, diff.get().destination())
                        : null;
                Delivery result = deliver(pipeline.image(), pipeline.metadata(), task.destination)) {
            result.commit();
            if (map != null) {
                map.commit();
            }
            times.addAll(pipeline.times());
            times.addAll(result.times());
        }
        pipeline.fitting().warnings().forEach(warning -> listener.warned(task.input, warning));
        return new JobResult.Written(
                task.input,
                task.destination.label(),
                task.destination.format().name(),
                diff.map(DiffRequest::map),
                page.image().info(),
                pipeline.image().info(),
                plan.label(),
                pipeline.decisions(),
                pipeline.allWarnings(),
                pipeline.codes(),
                times,
                System.nanoTime() - start);
    }

    private static void requireAccepted(Image image, Format format, String what) throws FormatException {
        Optional<String> refusal = format.refuses(image.info());
        if (refusal.isPresent()) {
            throw new FormatException(FormatException.Kind.UNSUPPORTED, what + refusal.get());
        }
    }

    private Image difference(Image result, DiffRequest request) throws IOException {
        Source source = Source.of(request.reference());
        Page page;
        try {
            page = formats.of(source).read(source).first();
        } catch (FormatException e) {
            throw new FormatException(e.kind(), "reference " + source.name() + ": " + e.getMessage());
        }
        Image expected = Oriented.upright(page.image(), page.metadata().orientation());
        Image difference;
        try {
            difference = Quantised.of(Difference.of(Expanded.of(result), Expanded.of(expected), request.gain()));
        } catch (IllegalArgumentException e) {
            throw new IOException("difference map: " + e.getMessage(), e);
        }
        requireAccepted(difference, request.format(), "difference map: ");
        return difference;
    }

    private Delivery deliver(Image image, Metadata metadata, Destination destination) throws IOException {
        Delivery delivery = Delivery.to(destination, plan, overwrite, out);
        try {
            delivery.write(image, metadata);
            return delivery;
        } catch (IOException | RuntimeException | Error e) {
            try {
                delivery.close();
            } catch (IOException another) {
                e.addSuppressed(another);
            }
            throw e;
        }
    }
}
