package upscale.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import upscale.format.Document;
import upscale.format.Formats;
import upscale.format.Source;
import upscale.job.IndexFile;
import upscale.job.JobResult;
import upscale.job.PooledOriginal;
import upscale.method.IndexLayout;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Parameter;
import upscale.method.PositionSource;

/** Where the positions that unpooling needs come from. */
final class UnpoolArguments {
    @Option(names = "--indices", paramLabel = "FILE", description = IndexArguments.INDICES)
    private String indices;

    @Option(
            names = "--indices-from",
            paramLabel = "IMAGE",
            description = "The image that was pooled: max-unpool pools it once more to find the positions, by -k,"
                    + " --stride, --padding and --dilation, else by the one window that fits the sizes.")
    private String from;

    @Option(
            names = "--index-layout",
            paramLabel = "LAYOUT",
            converter = Words.IndexLayoutWord.class,
            completionCandidates = Words.IndexLayoutWord.class,
            description = IndexArguments.LAYOUT)
    private IndexLayout layout;

    /** The options, with where the positions are from. */
    MethodOptions with(MethodOptions options, Method method, Methods methods, Formats formats) {
        if (!method.unpools()) {
            if (indices != null || from != null || layout != null) {
                throw new UsageException("--indices, --indices-from and --index-layout go with -m max-unpool, not with "
                        + method.name());
            }
            return options;
        }
        if ((indices == null) == (from == null)) {
            throw new UsageException(method.name() + " needs one of --indices, the file that 'upscale pool --indices'"
                    + " wrote, and --indices-from, the image that was pooled");
        }
        if (layout != null && indices == null) {
            throw new UsageException("--index-layout goes with --indices");
        }
        String option = indices == null ? "--indices-from " : "--indices ";
        String file = indices == null ? from : indices;
        try {
            return options.with(
                    Parameter.POSITIONS,
                    indices == null
                            ? original(formats, methods)
                            : IndexFile.read(formats, Path.of(indices), Optional.ofNullable(layout)));
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(
                    option + file + ": " + JobResult.Failed.because(file, e).reason());
        }
    }

    private PositionSource original(Formats formats, Methods methods) throws IOException {
        Path path = Path.of(from);
        if (Files.isDirectory(path)) {
            throw new IOException("is a folder, expected the image that was pooled");
        }
        Source source = Source.of(path);
        Document document = formats.of(source).read(source);
        int count = document.pictures().size();
        if (count > 1) {
            throw new IOException("has " + count + " pages, expected one: 'upscale pool --page N --indices' writes the"
                    + " positions of one of several");
        }
        return new PooledOriginal(
                from,
                document.first(),
                methods.named("max-positions").orElseThrow(),
                formats.named(IndexFile.FORMAT).orElseThrow());
    }
}
