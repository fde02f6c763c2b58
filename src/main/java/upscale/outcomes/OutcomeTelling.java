package upscale.outcomes;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import upscale.compare.Metric;
import upscale.regression.Onlooker;
import upscale.regression.Outcome;
import upscale.regression.Verdict;
import upscale.telling.Json;
import upscale.telling.Messages;

/** All the ways in which a comparison is told of, and what it comes to. For one thread. */
public final class OutcomeTelling implements Consumer<Outcome> {
    private final Verdict verdict;
    private final Messages messages;
    private final Optional<OutcomeReport> report;
    private final List<OutcomeTeller> tellers = new ArrayList<>();
    private final Counts counts = new Counts();
    private boolean troubled;

    /**
     * Tells in a report, if there is one; and in other ways, if it is told to.
     *
     * @param verdict what counts
     * @param messages takes what else is wrong
     */
    public OutcomeTelling(Verdict verdict, Messages messages, Optional<OutcomeReport> report) {
        this.verdict = verdict;
        this.messages = messages;
        this.report = report;
        report.ifPresent(tellers::add);
    }

    /**
     * A line for each pair.
     *
     * @param quiet whether what passes is not told of
     * @param annotating whether lines about what does not pass are commands for GitHub
     * @param metrics what is told of each page; what there is to tell of what differs, if empty
     */
    public void tellInWords(PrintStream text, boolean quiet, boolean annotating, Set<Metric> metrics) {
        tellers.add(new OutcomeLines(text, quiet, annotating, metrics, verdict));
    }

    /** An object for each pair. */
    public void tellInJson(Consumer<Json> out) {
        tellers.add(outcome -> out.accept(OutcomeJson.of(outcome, verdict)));
    }

    /** Is to be shown the pictures of pairs, if anybody is. */
    public Optional<Onlooker> onlooker() {
        return report.flatMap(OutcomeReport::onlooker);
    }

    @Override
    public void accept(Outcome outcome) {
        counts.add(outcome.status());
        outcome.trouble().ifPresent(trouble -> {
            troubled = true;
            messages.complain(trouble);
        });
        tellers.forEach(teller -> teller.accept(outcome));
    }

    /**
     * Tells of the end of it.
     *
     * @return the exit code: at least 1 if something is not there that was to be written
     */
    public int end() {
        tellers.forEach(teller -> teller.ended(counts));
        boolean lacking = troubled || report.isPresent() && !report.get().written();
        return Math.max(verdict.exitCode(counts.found()), lacking ? 1 : 0);
    }
}
