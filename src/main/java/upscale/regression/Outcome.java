package upscale.regression;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import upscale.compare.Findings;

/**
 * What was found of a pair.
 *
 * @param status what it comes to
 * @param reasons why, a clause each, for people; none if they are the same
 * @param pages what was found of each page that could be compared, in order; none if there is no such page
 * @param maps the difference map of each of {@code pages}, where one was written
 * @param trouble why a map that was asked for is not there: one line
 * @param nanos how long it took
 */
public record Outcome(
        Pair pair,
        Status status,
        List<String> reasons,
        List<Findings> pages,
        List<Optional<Path>> maps,
        Optional<String> trouble,
        long nanos) {}
