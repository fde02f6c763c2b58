package upscale.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import upscale.compare.Metric;
import upscale.regression.Outcome;
import upscale.regression.Status;
import upscale.regression.Verdict;
import upscale.telling.FoundNumbers;
import upscale.telling.Json;

/** Tells the user of each pair: a line, or JSON; and of folders, how many there were of each kind. */
final class CompareReport implements Consumer<Outcome> {
    private final CommandLineProgram.Session session;
    private final boolean quiet;
    private final boolean json;
    private final Set<Metric> metrics;
    private final Verdict verdict;
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private boolean troubled;

    /**
     * @param quiet whether what is the same is not told of
     * @param metrics what is told of each page; what there is to tell of what differs, if empty
     * @param verdict what counts
     */
    CompareReport(
            CommandLineProgram.Session session, boolean quiet, boolean json, Set<Metric> metrics, Verdict verdict) {
        this.session = session;
        this.quiet = quiet;
        this.json = json;
        this.metrics = metrics;
        this.verdict = verdict;
    }

    int exitCode() {
        return Math.max(
                verdict.exitCode(counts.keySet()), troubled ? CommandLineProgram.FAILED : CommandLineProgram.OK);
    }

    private void troubled(String trouble) {
        troubled = true;
        session.complain(trouble);
    }

    @Override
    public void accept(Outcome outcome) {
        counts.merge(outcome.status(), 1, Integer::sum);
        outcome.trouble().ifPresent(this::troubled);
        if (json) {
            session.json(json(outcome));
        } else if (!quiet || outcome.status().exitCode() != Status.SAME.exitCode()) {
            line(outcome);
        }
    }

    /** The last line, if there were several pairs. */
    void end() {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (all > 1 && !json && !quiet) {
            List<String> told = new ArrayList<>();
            counts.forEach((status, count) -> told.add(count + " " + status.label()));
            session.text().println(String.join(", ", told));
        }
    }

    private void line(Outcome outcome) {
        String maps = outcome.maps().stream()
                .flatMap(Optional::stream)
                .map(Path::toString)
                .collect(Collectors.joining(", "));
        String line = outcome.pair().name() + "  "
                + FoundNumbers.text(outcome.status().label(), outcome.reasons(), outcome.pages(), metrics)
                + (maps.isEmpty() ? "" : "  -> " + maps);
        session.text().println(line.replaceAll("\\p{Cntrl}", "?"));
    }

    private static Json json(Outcome outcome) {
        Json json = new Json().put("name", outcome.pair().name());
        outcome.pair().actual().ifPresent(file -> json.put("actual", file.toString()));
        outcome.pair().expected().ifPresent(file -> json.put("expected", file.toString()));
        List<Json> pages = new ArrayList<>();
        for (int i = 0; i < outcome.pages().size(); i++) {
            Json page = FoundNumbers.json(outcome.pages().get(i));
            outcome.maps().get(i).ifPresent(map -> page.put("diff", map.toString()));
            pages.add(page);
        }
        return json.put("status", outcome.status().word())
                .put("reasons", outcome.reasons())
                .putAll("pages", pages)
                .put("millis", outcome.nanos() / 1_000_000);
    }
}
