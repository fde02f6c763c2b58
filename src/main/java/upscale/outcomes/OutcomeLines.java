package upscale.outcomes;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import upscale.compare.Metric;
import upscale.regression.Outcome;
import upscale.regression.Verdict;
import upscale.telling.FoundNumbers;

/** A line for each pair; and after several, how many there were of each kind. */
final class OutcomeLines implements OutcomeTeller {
    private final PrintStream text;
    private final boolean quiet;
    private final boolean annotating;
    private final Set<Metric> metrics;
    private final Verdict verdict;

    /**
     * @param quiet whether what passes is not told of
     * @param annotating whether lines about what does not pass are {@linkplain Annotation commands for GitHub}
     * @param metrics what is told of each page; what there is to tell of what differs, if empty
     */
    OutcomeLines(PrintStream text, boolean quiet, boolean annotating, Set<Metric> metrics, Verdict verdict) {
        this.text = text;
        this.quiet = quiet;
        this.annotating = annotating;
        this.metrics = metrics;
        this.verdict = verdict;
    }

    @Override
    public void accept(Outcome outcome) {
        boolean passes = outcome.status().passes();
        if (annotating && !passes) {
            text.println(Annotation.of(outcome, metrics, verdict));
        } else if (!quiet || !passes) {
            text.println(line(outcome, metrics).replaceAll("\\p{Cntrl}", "?"));
        }
    }

    @Override
    public void ended(Counts counts) {
        if (counts.all() > 1 && !quiet) {
            text.println(counts);
        }
    }

    /** The pair, its status, the reasons, and the numbers and maps of every page. */
    static String line(Outcome outcome, Set<Metric> metrics) {
        String maps = outcome.maps().stream()
                .flatMap(Optional::stream)
                .map(Path::toString)
                .collect(Collectors.joining(", "));
        return outcome.pair().name() + "  "
                + FoundNumbers.text(outcome.status().label(), outcome.reasons(), outcome.pages(), metrics)
                + (maps.isEmpty() ? "" : "  -> " + maps);
    }
}
