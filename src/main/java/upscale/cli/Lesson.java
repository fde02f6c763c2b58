package upscale.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import upscale.learn.HoldOut;
import upscale.tensor.ModelFile;

/** What {@code upscale learn} makes of images, as it was asked for. */
interface Lesson {
    int scale();

    /** The options that tell how, as they would be typed, each after a space. */
    String words();

    /**
     * Learns.
     *
     * @param fitted what is learned of
     * @param kept what is scored, and not learned of
     * @throws IOException if nothing comes of it; the message says what to do
     */
    Outcome learn(List<FilePairs.Files> fitted, List<FilePairs.Files> kept, LearnRun run) throws IOException;

    /**
     * What was learned.
     *
     * @param line what it is, in words
     * @param numbers the same, for programs
     * @param told what its file says of how it came about
     * @param scores on what was kept, if anything was
     * @param file makes the file of it, that says this besides
     */
    record Outcome(
            String line,
            Map<String, Integer> numbers,
            Map<String, String> told,
            Optional<HoldOut> scores,
            Function<Map<String, String>, ModelFile> file) {}
}
