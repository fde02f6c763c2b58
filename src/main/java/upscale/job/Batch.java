package upscale.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import upscale.compare.Difference;
import upscale.format.Document;
import upscale.format.Encoder;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Formats;
import upscale.format.Metadata;
import upscale.format.Source;
import upscale.image.Image;
import upscale.image.Oriented;
import upscale.method.MethodException;
import upscale.stage.Expanded;
import upscale.stage.Quantised;
import upscale.sweep.BandSweep;

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
     * @param reference the image that the result is compared with; of the result's size
     * @param gain what differences are multiplied by
     */
    public record DiffRequest(Path map, Path reference, double gain) {}

    /** Does every input in turn and tells of each as it ends. */
    public void run(List<String> inputs, Consumer<JobResult> listener) {
        for (String input : inputs) {
            listener.accept(one(input));
        }
    }

    private JobResult one(String input) {
        try {
            return upscale(input);
        } catch (MethodException e) {
            return new JobResult.Failed(input, e.getMessage());
        } catch (FormatException e) {
            return new JobResult.Failed(input, e.getMessage());
        } catch (OutOfMemoryError e) {
            return new JobResult.Failed(
                    input, "too large: out of memory; give Java more with UPSCALE_JAVA_OPTS=-Xmx...");
        } catch (IOException | UncheckedIOException e) {
            return new JobResult.Failed(
                    input, reason(e instanceof UncheckedIOException u ? u.getCause() : (IOException) e));
        } catch (RuntimeException | StackOverflowError e) {
            return new JobResult.Failed(input, "internal error, please report it: " + e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file: " + e.getMessage();
        } else if (e instanceof AccessDeniedException) {
            return "permission denied: " + e.getMessage();
        } else if (e instanceof FileAlreadyExistsException) {
            return e.getMessage() + " exists already: use -f to replace it";
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private JobResult upscale(String input) throws IOException {
        long start = System.nanoTime();
        Source source = source(input);
        Format read = formats.of(source);
        OutputNaming.Destination destination = naming.of(input, read);
        if (destination.file().isPresent()) {
            requireFree(destination.file().get(), source);
        }
        Document document = read.read(source);
        long decoded = System.nanoTime();
        Pipeline pipeline = Pipeline.of(document.first(), plan, destination.format());
        Optional<String> refusal = destination.format().refuses(pipeline.image().info());
        if (refusal.isPresent()) {
            throw new FormatException(FormatException.Kind.UNSUPPORTED, refusal.get());
        }
        Optional<Image> difference =
                diff.isPresent() ? Optional.of(difference(pipeline.image(), diff.get(), source)) : Optional.empty();
        write(pipeline.image(), pipeline.metadata(), destination);
        if (difference.isPresent()) {
            Path map = diff.get().map();
            Format format = formats.ofFileName(map.toString()).orElseThrow();
            write(difference.get(), Metadata.NONE, new OutputNaming.Destination(Optional.of(map), format));
        }
        return new JobResult.Written(
                input,
                destination.label(),
                destination.format().name(),
                document.first().image().info(),
                pipeline.image().info(),
                plan.method().name(),
                pipeline.stages(),
                pipeline.decisions(),
                pipeline.warnings(),
                decoded - start,
                System.nanoTime() - decoded);
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

    private void requireFree(Path file, Source source) throws IOException {
        if (!Files.exists(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            Path folder = file.toAbsolutePath().getParent();
            if (!Files.isDirectory(folder)) {
                throw new IOException("there is no folder " + folder + " to write " + file.getFileName() + " into");
            }
            return;
        }
        if (source.path().isPresent()
                && Files.exists(file)
                && Files.isSameFile(file, source.path().get())) {
            throw new IOException("the output " + file + " is the input itself: choose another with -o");
        }
        if (Files.isDirectory(file)) {
            throw new IOException("the output " + file + " is a folder");
        }
        if (!overwrite) {
            throw new FileAlreadyExistsException(file.toString());
        }
    }

    private Image difference(Image result, DiffRequest request, Source source) throws IOException {
        Format format = formats.ofFileName(request.map().toString())
                .orElseThrow(
                        () -> new IOException("the format of the difference map " + request.map() + " is not known"));
        Source reference = Source.of(request.reference());
        requireFree(request.map(), source);
        requireFree(request.map(), reference);
        Document document = formats.of(reference).read(reference);
        Image expected = Oriented.upright(
                document.first().image(), document.first().metadata().orientation());
        Image difference = Quantised.of(Difference.of(Expanded.of(result), Expanded.of(expected), request.gain()));
        Optional<String> refusal = format.refuses(difference.info());
        if (refusal.isPresent()) {
            throw new IOException("difference map: " + refusal.get());
        }
        return difference;
    }

    private void write(Image image, Metadata metadata, OutputNaming.Destination destination) throws IOException {
        if (destination.file().isPresent()) {
            try (OutputFile file = OutputFile.create(destination.file().get(), overwrite)) {
                encode(image, metadata, destination.format(), file.channel());
                file.commit();
            }
            return;
        }
        if (destination.format().seeks()) {
            spool(image, metadata, destination.format());
        } else {
            encode(image, metadata, destination.format(), Channels.newChannel(out));
        }
        out.flush();
    }

    // A format that goes back in its file cannot be written to a pipe: it is written to a temporary file first.
    private void spool(Image image, Metadata metadata, Format format) throws IOException {
        Path temporary = Files.createTempFile("upscale", ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary, java.nio.file.StandardOpenOption.READ, java.nio.file.StandardOpenOption.WRITE)) {
                encode(image, metadata, format, channel);
            }
            Files.copy(temporary, out);
        } finally {
            Files.delete(temporary);
        }
    }

    private void encode(Image image, Metadata metadata, Format format, WritableByteChannel channel) throws IOException {
        sweep(image, format.encoder(image.info(), metadata, plan.write(), channel));
    }

    private <C> void sweep(Image image, Encoder<C> encoder) throws IOException {
        BandSweep.run(image, encoder, plan.threads());
        encoder.finish();
    }
}
