package upscale.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import upscale.compare.Deviation;
import upscale.compare.Findings;
import upscale.compare.Metric;
import upscale.regression.Outcome;
import upscale.regression.Status;
import upscale.regression.Verdict;
import upscale.telling.Json;

/** Tells the user of each pair: a line, or JSON; and of folders, how many there were of each kind. */
final class CompareReport implements Consumer<Outcome> {
    private final CommandLineProgram.Session session;
    private final boolean quiet;
    private final boolean json;
    private final Set<Metric> metrics;
    private final Verdict verdict;
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);

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
        return verdict.exitCode(counts.keySet());
    }

    @Override
    public void accept(Outcome outcome) {
        counts.merge(outcome.status(), 1, Integer::sum);
        if (json) {
            session.json(json(outcome));
        } else if (!quiet || outcome.status() != Status.SAME) {
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
        String reasons = String.join("; ", outcome.reasons());
        String head =
                outcome.pair().name() + "  " + outcome.status().label() + (reasons.isEmpty() ? "" : ": " + reasons);
        List<String> numbers = new ArrayList<>();
        for (Findings page : outcome.pages()) {
            numbers.addAll(numbers(page));
        }
        String line = head + (numbers.isEmpty() ? "" : "  (" + String.join(", ", numbers) + ")");
        session.text().println(line.replaceAll("\\p{Cntrl}", "?"));
    }

    private List<String> numbers(Findings found) {
        List<String> numbers = new ArrayList<>();
        Deviation all = found.overall();
        boolean nothing = all.differing() == 0;
        for (Metric metric : metrics.isEmpty() && !nothing ? Set.of(Metric.MAX) : metrics) {
            switch (metric) {
                case MAX ->
                    numbers.add(
                            nothing
                                    ? "max 0"
                                    : "max " + number(all.largest()) + " at " + all.x() + "," + all.y() + ": "
                                            + number(all.actual()) + ", expected " + number(all.expected()));
                case MAE -> numbers.add("mae " + number(all.mae()));
                case MSE -> numbers.add("mse " + number(all.mse()));
                case RMSE -> numbers.add("rmse " + number(all.rmse()));
                case PSNR -> numbers.add(String.format(Locale.ROOT, "psnr %.3f dB", all.psnr(found.range())));
                case SSIM -> found.ssim().ifPresent(s -> numbers.add("ssim " + similarity(s)));
                case MS_SSIM -> found.msSsim().ifPresent(s -> numbers.add("ms-ssim " + similarity(s)));
                case DIFFERENT -> numbers.add(found.different() + " different");
            }
        }
        return numbers;
    }

    private static String similarity(List<Double> channels) {
        return String.format(Locale.ROOT, "%.5f", mean(channels));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6g", value);
    }

    private static Json json(Outcome outcome) {
        Json json = new Json().put("name", outcome.pair().name());
        outcome.pair().actual().ifPresent(file -> json.put("actual", file.toString()));
        outcome.pair().expected().ifPresent(file -> json.put("expected", file.toString()));
        return json.put("status", outcome.status().word())
                .put("reasons", outcome.reasons())
                .putAll(
                        "pages",
                        outcome.pages().stream().map(CompareReport::json).toList())
                .put("millis", outcome.nanos() / 1_000_000);
    }

    private static Json json(Findings found) {
        Json json = json(found.overall(), found.range())
                .put("pixels", found.pixels())
                .put("different", found.different());
        found.ssim().ifPresent(channels -> json.put("ssim", mean(channels)));
        found.msSsim().ifPresent(channels -> json.put("ms-ssim", mean(channels)));
        return json.putAll(
                "channels",
                found.channels().stream().map(c -> json(c, found.range())).toList());
    }

    private static double mean(List<Double> channels) {
        return channels.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static Json json(Deviation deviation, double range) {
        Json json = new Json().put("max", deviation.largest());
        if (deviation.x() >= 0) {
            json.put("x", deviation.x())
                    .put("y", deviation.y())
                    .put("actual", deviation.actual())
                    .put("expected", deviation.expected());
        }
        return json.put("mae", deviation.mae())
                .put("mse", deviation.mse())
                .put("rmse", deviation.rmse())
                .put("psnr", deviation.psnr(range));
    }
}
