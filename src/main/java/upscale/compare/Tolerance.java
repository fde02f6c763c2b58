package upscale.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far an image may be from the one it is compared with. All of it must hold; and where nothing is said of single pixels, by the first three, and nothing
 * of the image as a whole either, no pixel may differ.
 *
 * @param maxDiff samples no farther apart are the same
 * @param relative so are those no farther apart than so many times the larger magnitude; at least 0
 * @param maxDifferent how many pixels may differ
 * @param nanDiffers whether NaN is not the same as NaN
 * @param hardMax how far no sample may be off, whatever else is allowed
 * @param cluster how many pixels may differ within a window
 * @param maxDeltaE how far apart the colours of a pixel may be; so many as {@code maxDifferent} says may be farther
 * @param psnr the least ratio, in decibels
 * @param ssim the least similarity
 * @param msSsim the least similarity at five scales
 */
public record Tolerance(
        Optional<Amount> maxDiff,
        OptionalDouble relative,
        Optional<Amount> maxDifferent,
        boolean nanDiffers,
        Optional<Amount> hardMax,
        Optional<Cluster> cluster,
        OptionalDouble maxDeltaE,
        OptionalDouble psnr,
        OptionalDouble ssim,
        OptionalDouble msSsim) {
    /** Nothing may differ. */
    public static final Tolerance EXACT = new Tolerance(
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());

    /**
     * A number, or a part of a whole.
     *
     * @param value at least 0
     * @param percent whether it is a hundredth of the whole: of the range of samples, or of all pixels
     */
    public record Amount(double value, boolean percent) {
        public Amount {
            if (!(value >= 0)) {
                throw new IllegalArgumentException("an amount of " + value);
            }
        }

        /** As a number. */
        public double of(double whole) {
            return percent ? value / 100 * whole : value;
        }

        @Override
        public String toString() {
            return number(value) + (percent ? " %" : "");
        }
    }

    /**
     * How many pixels may differ within any window.
     *
     * @param most so many
     * @param width columns of the window, at least 1
     * @param height rows of the window, at least 1
     */
    public record Cluster(int most, int width, int height) {}

    /** @param range of the samples, such as 255 */
    public Nearness nearness(double range) {
        return new Nearness(maxDiff.map(amount -> amount.of(range)).orElse(0.0), relative.orElse(0), nanDiffers);
    }

    private boolean saysNothingOfSamples() {
        return maxDiff.isEmpty() && relative.isEmpty() && (maxDifferent.isEmpty() || maxDeltaE.isPresent());
    }

    private boolean saysSomethingElse() {
        return hardMax.isPresent()
                || cluster.isPresent()
                || maxDeltaE.isPresent()
                || psnr.isPresent()
                || ssim.isPresent()
                || msSsim.isPresent();
    }

    /** What is found and is not within this tolerance, a clause each, for people; none if all is. */
    public List<String> breaches(Findings found) {
        List<String> breaches = new ArrayList<>();
        Deviation all = found.overall();
        double may =
                maxDifferent.map(amount -> amount.of((double) found.pixels())).orElse(0.0);
        String most = maxDifferent.map(amount -> ", " + amount + " may").orElse("");
        if (found.different() > may && !(saysNothingOfSamples() && saysSomethingElse())) {
            breaches.add(found.different() + " of " + found.pixels() + " pixels differ" + most);
        }
        if (maxDeltaE.isPresent() && found.colours().isEmpty()) {
            breaches.add(Metric.CIEDE2000.label() + " is of gray and RGB images");
        } else if (maxDeltaE.isPresent() && found.colours().get().beyond() > may) {
            breaches.add(found.colours().get().beyond() + " of " + found.pixels() + " pixels are more than "
                    + number(maxDeltaE.getAsDouble()) + " apart by CIEDE2000" + most);
        }
        if (hardMax.isPresent() && all.largest() > hardMax.get().of(found.range())) {
            breaches.add("a sample is off by " + number(all.largest()) + ", none may be by more than " + hardMax.get());
        }
        if (cluster.isPresent()
                && found.cluster().orElseThrow().most() > cluster.get().most()) {
            Findings.Densest at = found.cluster().get();
            breaches.add(at.most() + " pixels differ within " + cluster.get().width() + "x"
                    + cluster.get().height() + "+" + at.x() + "+" + at.y() + ", "
                    + cluster.get().most() + " may");
        }
        psnr.ifPresent(
                least -> atLeast(least, all.psnr(found.range()), "psnr", " dB").ifPresent(breaches::add));
        ssim.ifPresent(
                least -> similar(least, found.ssim(), "ssim", Ssim.WINDOW).ifPresent(breaches::add));
        msSsim.ifPresent(
                least -> similar(least, found.msSsim(), "ms-ssim", MsSsim.LEAST).ifPresent(breaches::add));
        return List.copyOf(breaches);
    }

    private static Optional<String> similar(double least, Optional<List<Double>> channels, String metric, int size) {
        return channels.isEmpty()
                ? Optional.of(metric + " is of images of at least " + size + "x" + size)
                : atLeast(
                        least,
                        channels.get().stream().mapToDouble(Double::doubleValue).sum()
                                / channels.get().size(),
                        metric,
                        "");
    }

    private static Optional<String> atLeast(double least, double value, String metric, String unit) {
        return value >= least
                ? Optional.empty()
                : Optional.of(metric + " is " + number(value) + unit + ", less than " + number(least) + unit);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6g", value);
    }
}
