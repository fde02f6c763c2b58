package upscale.telling;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import upscale.compare.ColourDistance;
import upscale.compare.Deviation;
import upscale.compare.Findings;
import upscale.compare.Metric;

/** What was found of two images, as numbers. */
public final class FoundNumbers {
    private FoundNumbers() {}

    /**
     * What two files come to, for people.
     *
     * @param label in a word
     * @param metrics what is told of each page; what there is to tell of what differs, if empty
     */
    public static String text(String label, List<String> reasons, List<Findings> pages, Set<Metric> metrics) {
        String numbers =
                pages.stream().flatMap(page -> text(page, metrics).stream()).collect(Collectors.joining(", "));
        return text(label, reasons) + (numbers.isEmpty() ? "" : "  (" + numbers + ")");
    }

    /** The same without numbers. */
    public static String text(String label, List<String> reasons) {
        return label + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons));
    }

    // A clause each: mae 0.5, 12 different.
    private static List<String> text(Findings found, Set<Metric> metrics) {
        boolean differs = found.overall().differing() > 0;
        return of(found, metrics.isEmpty() && differs ? Set.of(Metric.MAX) : metrics).entrySet().stream()
                .map(number -> number.getKey().equals(Metric.DIFFERENT.label())
                        ? number.getValue() + " different"
                        : number.getKey() + " " + number.getValue())
                .toList();
    }

    /** For people, all that was measured, by its name. */
    public static Map<String, String> of(Findings found) {
        return of(found, EnumSet.allOf(Metric.class));
    }

    private static Map<String, String> of(Findings found, Set<Metric> metrics) {
        Map<String, String> numbers = new LinkedHashMap<>();
        found.shift().ifPresent(shift -> numbers.put("shift", shift.toString()));
        Deviation all = found.overall();
        for (Metric metric : metrics) {
            String name = metric.label();
            switch (metric) {
                case MAX -> numbers.put(name, largest(all));
                case MAE -> numbers.put(name, number(all.mae()));
                case MSE -> numbers.put(name, number(all.mse()));
                case RMSE -> numbers.put(name, number(all.rmse()));
                case PSNR -> numbers.put(name, String.format(Locale.ROOT, "%.3f dB", all.psnr(found.range())));
                case SSIM -> found.ssim().ifPresent(s -> numbers.put(name, similarity(s)));
                case MS_SSIM -> found.msSsim().ifPresent(s -> numbers.put(name, similarity(s)));
                case CIEDE2000 -> found.colours().ifPresent(distance -> numbers.put(name, apart(distance)));
                case DIFFERENT -> numbers.put(name, Long.toString(found.different()));
            }
        }
        return numbers;
    }

    private static String largest(Deviation all) {
        return all.differing() == 0
                ? "0"
                : number(all.largest()) + " at " + all.x() + "," + all.y() + ": " + number(all.actual()) + ", expected "
                        + number(all.expected());
    }

    private static String apart(ColourDistance distance) {
        return number(distance.mean()) + String.format(Locale.ROOT, " (99 %% to %.2f, max ", distance.most99())
                + number(distance.largest())
                + (distance.x() < 0 ? "" : " at " + distance.x() + "," + distance.y()) + ")";
    }

    private static String similarity(List<Double> channels) {
        return String.format(Locale.ROOT, "%.5f", mean(channels));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6g", value);
    }

    /** For programs; {@code docs/compare.schema.json} tells of the keys. */
    private static Json json(Findings found) {
        Json json = json(found.overall(), found.range())
                .put("range", found.range())
                .put("pixels", found.pixels())
                .put("different", found.different());
        found.shift()
                .ifPresent(shift ->
                        json.put("shift", new Json().put("x", shift.x()).put("y", shift.y())));
        found.ssim().ifPresent(channels -> json.put("ssim", mean(channels)));
        found.msSsim().ifPresent(channels -> json.put("ms-ssim", mean(channels)));
        found.colours().ifPresent(distance -> json.put(Metric.CIEDE2000.label(), json(distance)));
        found.cluster()
                .ifPresent(densest -> json.put(
                        "cluster",
                        new Json()
                                .put("different", densest.most())
                                .put("x", densest.x())
                                .put("y", densest.y())));
        return json.putAll(
                "channels",
                found.channels().stream().map(c -> json(c, found.range())).toList());
    }

    /** Of the channels. */
    public static double mean(List<Double> channels) {
        return channels.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** The same of a page that there may be a difference map of. */
    public static Json json(Findings found, Optional<Path> map) {
        Json json = json(found);
        map.ifPresent(file -> json.put("diff", file.toString()));
        return json;
    }

    private static Json json(ColourDistance distance) {
        Json json = new Json()
                .put("mean", distance.mean())
                .put("p99", distance.most99())
                .put("max", distance.largest());
        return distance.x() < 0 ? json : json.put("x", distance.x()).put("y", distance.y());
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
