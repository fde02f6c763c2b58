package upscale.cli;

import java.nio.file.InvalidPathException;
import java.util.Optional;
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
            "Where the largest samples were: an .npy file, which pool writes and max-unpool reads. For"
                    + " several inputs a folder, or a pattern as of -o.";

    /** One meaning of {@code --index-layout} for all commands. */
    static final String LAYOUT = "How positions are numbered: ${COMPLETION-CANDIDATES}. Default: torch.";

    private final OptionGroup options = new OptionGroup();

    private final Option<String> indices =
            options.add(Option.text("FILE", "--indices").described(INDICES));

    private final Option<IndexLayout> layout = options.add(
            Option.of("LAYOUT", new Words.IndexLayoutWord(), "--index-layout").described(LAYOUT));

    OptionGroup options() {
        return options;
    }

    boolean given() {
        return indices.isGiven() || layout.isGiven();
    }

    /**
     * The files of positions that are to be written, if they are.
     *
     * @param positions the method that finds them
     * @param plan how the inputs are pooled
     */
    Optional<Companion> written(Formats formats, Method positions, UpscalePlan plan, String scale) {
        if (!indices.isGiven()) {
            if (layout.isGiven()) {
                throw new UsageException("--index-layout goes with --indices");
            }
            return Optional.empty();
        }
        String file = indices.value();
        OutputNaming naming = naming(file, formats, scale, plan.method().name());
        if (formats.ofFileName(file)
                .filter(f -> !f.name().equals(IndexFile.FORMAT))
                .isPresent()) {
            throw new UsageException("positions are an .npy file, not " + file + ": --indices positions.npy");
        }
        if (file.equals(OutputNaming.STANDARD)) {
            throw new UsageException("positions go to a file, not to standard output: --indices positions.npy");
        }
        return Optional.of(new MaximaFile(positions, plan, layout.given().orElse(IndexLayout.TORCH), naming));
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
