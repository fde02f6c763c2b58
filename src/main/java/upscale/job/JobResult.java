package upscale.job;

import java.util.List;
import java.util.Map;
import upscale.image.ImageInfo;

/** What became of one input. */
public sealed interface JobResult {
    /** The input, as the user named it. */
    String input();

    /**
     * The output is in place.
     *
     * @param output where, as a person would name it; {@code -} for standard output
     * @param format of the output
     * @param from the decoded input
     * @param to the output
     * @param method the method's name
     * @param stages see {@link Pipeline#stages}
     * @param decisions see {@link Pipeline#decisions}
     * @param warnings see {@link Pipeline#warnings}
     * @param readNanos time spent decoding
     * @param writeNanos time spent computing and encoding
     */
    record Written(
            String input,
            String output,
            String format,
            ImageInfo from,
            ImageInfo to,
            String method,
            List<String> stages,
            Map<String, String> decisions,
            List<String> warnings,
            long readNanos,
            long writeNanos)
            implements JobResult {}

    /**
     * There is no output, and nothing was touched.
     *
     * @param reason one line
     */
    record Failed(String input, String reason) implements JobResult {}
}
