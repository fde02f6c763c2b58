package upscale.regression;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
        long nanos) {
    /** Come to something else, for other reasons. */
    Outcome as(Status other, List<String> why) {
        return new Outcome(pair, other, why, pages, maps, trouble, nanos);
    }

    /** Come to something else; what it was before is the first of the reasons. */
    Outcome become(Status other) {
        return as(
                other,
                Stream.concat(Stream.of(status.label()), reasons.stream()).toList());
    }

    /** With one reason more. */
    Outcome because(String reason) {
        return as(status, Stream.concat(reasons.stream(), Stream.of(reason)).toList());
    }
}
