package upscale.telling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
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
        return label
                + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons))
                + (numbers.isEmpty() ? "" : "  (" + numbers + ")");
    }

    /**
     * For people, a clause each.
     *
     * @param metrics what is told; what there is to tell of what differs, if empty
     */
    private static List<String> text(Findings found, Set<Metric> metrics) {
        List<String> numbers = new ArrayList<>();
        found.shift().ifPresent(shift -> numbers.add("shift " + shift));
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

    /** For programs; {@code docs/regression.md} tells of the keys. */
    public static Json json(Findings found) {
        Json json = json(found.overall(), found.range())
                .put("pixels", found.pixels())
                .put("different", found.different());
        found.shift()
                .ifPresent(shift ->
                        json.put("shift", new Json().put("x", shift.x()).put("y", shift.y())));
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
