package upscale.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import upscale.compare.Findings;
import upscale.compare.Metric;

/**
 * How a result agrees with what it should be.
 *
 * @param expected the file that it should be as
 * @param same whether it is, as far as it must be
 * @param status what it comes to, in a word of {@code upscale compare}
 * @param reasons why it is not the same, a clause each, for people
 * @param pages what was found of each page that could be compared
 * @param maps pictures of how they differ: of each of these pages, if there is one
 * @param metrics what is told of them; what there is to tell of what differs, if empty
 */
public record Agreement(
        Path expected,
        boolean same,
        String status,
        List<String> reasons,
        List<Findings> pages,
        List<Optional<Path>> maps,
        Set<Metric> metrics) {}
