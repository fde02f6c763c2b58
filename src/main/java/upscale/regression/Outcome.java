package upscale.regression;

import java.util.List;
import upscale.compare.Findings;

/**
 * What was found of a pair.
 *
 * @param status what it comes to
 * @param reasons why, a clause each, for people; none if they are the same
 * @param pages what was found of each page that could be compared, in order; none if there is no such page
 * @param nanos how long it took
 */
public record Outcome(Pair pair, Status status, List<String> reasons, List<Findings> pages, long nanos) {}
