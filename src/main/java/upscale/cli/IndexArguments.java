package upscale.cli;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import upscale.format.Formats;
import upscale.job.Companion;
import upscale.job.IndexFile;
import upscale.job.MaximaFile;
import upscale.job.OutputNaming;
import upscale.job.UpscalePlan;
import upscale.method.IndexLayout;
import upscale.method.Method;

/** Where the positions that max pooling remembers go. */
final class IndexArguments {
    /** One meaning of {@code --indices} for all commands. */
    static final String INDICES =
            "The positions of the largest samples, an .npy file: pool writes it, max-unpool reads it. For"
                    + " several inputs a folder, or a pattern as of -o.";

    /** One meaning of {@code --index-layout} for all commands. */
    static final String LAYOUT = "How positions are numbered: ${COMPLETION-CANDIDATES}. Default: torch.";

    @Option(names = "--indices", paramLabel = "FILE", description = INDICES)
    private String indices;

    @Option(
            names = "--index-layout",
            paramLabel = "LAYOUT",
            converter = Words.IndexLayoutWord.class,
            completionCandidates = Words.IndexLayoutWord.class,
            description = LAYOUT)
    private IndexLayout layout;

    boolean given() {
        return indices != null || layout != null;
    }

    /**
     * The files of positions that are to be written, if they are.
     *
     * @param positions the method that finds them
     * @param plan how the inputs are pooled
     */
    Optional<Companion> written(
            Formats formats, Method positions, UpscalePlan plan, List<String> inputs, String scale) {
        if (indices == null) {
            if (layout != null) {
                throw new UsageException("--index-layout goes with --indices");
            }
            return Optional.empty();
        }
        OutputNaming naming = naming(indices, formats, scale, plan.method().name());
        if (formats.ofFileName(indices)
                .filter(f -> !f.name().equals(IndexFile.FORMAT))
                .isPresent()) {
            throw new UsageException("positions are an .npy file, not " + indices + ": --indices positions.npy");
        }
        if (naming.standard(indices)) {
            throw new UsageException("positions go to a file, not to standard output: --indices positions.npy");
        }
        if (inputs.size() > 1 && !naming.namesEachInput()) {
            throw new UsageException("several inputs need index files of their own: end --indices in / for a folder,"
                    + " or put {name} into it");
        }
        return Optional.of(new MaximaFile(positions, plan, layout == null ? IndexLayout.TORCH : layout, naming));
    }

    /** The index files of several inputs, or the one of all. */
    static OutputNaming naming(String indices, Formats formats, String scale, String method) {
        try {
            return new OutputNaming(formats, Optional.of(indices), formats.named(IndexFile.FORMAT), scale, method);
        } catch (InvalidPathException e) {
            throw new UsageException("--indices: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--indices, " + e.getMessage());
        }
    }
}
