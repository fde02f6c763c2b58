package upscale.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import upscale.format.Formats;
import upscale.job.IndexFile;
import upscale.job.JobResult;
import upscale.method.IndexLayout;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;

/** The positions that max pooling remembers. */
final class IndexArguments {
    @Option(
            names = "--indices",
            paramLabel = "FILE",
            description = "The positions of the largest samples, an .npy file: pool writes it, max-unpool reads it.")
    private String indices;

    @Option(
            names = "--index-layout",
            paramLabel = "LAYOUT",
            converter = Words.IndexLayoutWord.class,
            completionCandidates = Words.IndexLayoutWord.class,
            description = "How positions are numbered: ${COMPLETION-CANDIDATES}. Default: torch.")
    private IndexLayout layout;

    Optional<Path> file() {
        try {
            return Optional.ofNullable(indices).map(Path::of);
        } catch (InvalidPathException e) {
            throw new UsageException("--indices: " + e.getMessage());
        }
    }

    Optional<IndexLayout> layout() {
        return Optional.ofNullable(layout);
    }

    /** The options, with the positions that were named. */
    MethodOptions with(MethodOptions options, Method method, Formats formats) {
        if (!method.unpools()) {
            if (indices != null || layout != null) {
                throw new UsageException(
                        "--indices and --index-layout go with -m max-unpool, not with " + method.name());
            }
            return options;
        }
        if (indices == null) {
            throw new UsageException(method.name() + " needs --indices: the file that 'upscale pool --indices' wrote");
        }
        try {
            return options.with(Parameter.POSITIONS, IndexFile.read(formats, file().orElseThrow(), layout()));
        } catch (IOException e) {
            throw new UsageException("--indices " + indices + ": "
                    + JobResult.Failed.because(indices, e).reason());
        }
    }
}
