package upscale.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import upscale.image.Image;
import upscale.image.ImageInfo;

/**
 * What was found of two images of one size.
 *
 * @param range that ratios and similarities go by
 * @param pixels how many each has
 * @param different how many of them differ by more than the tolerance lets pass
 * @param channels the deviation of each channel
 * @param ssim the similarity of each channel, if it was asked for
 * @param msSsim the same at five scales
 * @param colours how far colours are apart, if it was asked for and they have any
 * @param cluster where most pixels differ, if it was asked for
 * @param shift where the first was found to lie on the second, if that was looked for
 */
public record Findings(
        double range,
        long pixels,
        long different,
        List<Deviation> channels,
        Optional<List<Double>> ssim,
        Optional<List<Double>> msSsim,
        Optional<ColourDistance> colours,
        Optional<Densest> cluster,
        Optional<Shift> shift) {

    /**
     * The window in which most pixels differ.
     *
     * @param most so many
     * @param x its first column
     * @param y its first row
     */
    public record Densest(int most, int x, int y) {}

    /**
     * Takes what is asked for of two images, sample by sample.
     *
     * @param rules which pixels differ, what the tolerance needs to know besides, and what is told; similarities are left out of images that are
     *     smaller than their windows
     * @param threads how many compute, at least 1; nothing depends on it
     * @throws IOException what a decoder behind one of them threw
     */
    public static Findings of(Alike.Ready ready, Rules rules, int threads) throws IOException {
        Image actual = ready.actual();
        Image expected = ready.expected();
        double range = ready.range();
        Tolerance tolerance = rules.tolerance();
        Set<Metric> metrics = rules.metrics();
        ImageInfo info = actual.info();
        int least = Math.min(info.width(), info.height());
        Nearness nearness = tolerance.nearness(range);
        Deviations deviations = new Deviations(info.width(), info.channels(), nearness);
        boolean similar = metrics.contains(Metric.SSIM) || tolerance.ssim().isPresent();
        Optional<Ssim> ssim = similar && least >= Ssim.WINDOW
                ? Optional.of(new Ssim(info.width(), info.channels(), range))
                : Optional.empty();
        Optional<Clusters> clusters = tolerance.cluster().map(c -> new Clusters(info, c.width(), c.height(), nearness));
        boolean seen =
                metrics.contains(Metric.CIEDE2000) || tolerance.maxDeltaE().isPresent();
        Optional<ColourDistances> colours = seen && ColourDistances.measures(info)
                ? Optional.of(new ColourDistances(info, tolerance.maxDeltaE().orElse(0)))
                : Optional.empty();
        List<Measure> measures = new ArrayList<>(List.of(deviations));
        ssim.ifPresent(measures::add);
        colours.ifPresent(measures::add);
        clusters.ifPresent(measures::add);
        Comparison.run(actual, expected, measures, threads);
        Optional<List<Double>> scales = rules.scaled() && least >= MsSsim.LEAST
                ? Optional.of(Arrays.stream(MsSsim.of(actual, expected, range, threads))
                        .boxed()
                        .toList())
                : Optional.empty();
        return new Findings(
                range,
                info.pixels(),
                deviations.pixels(),
                deviations.channels(),
                ssim.map(Ssim::means),
                scales,
                colours.map(ColourDistances::found),
                clusters.map(c -> new Densest(c.most(), c.x(), c.y())),
                ready.shift());
    }

    /** Of all channels together. */
    public Deviation overall() {
        return channels.stream().reduce(Deviation.NONE, Deviation::and);
    }
}
