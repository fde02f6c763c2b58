package upscale.job;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import upscale.image.ImageInfo;
import upscale.stage.Clamped;
import upscale.stage.CodeMap;
import upscale.stage.Extremes;

/**
 * How values were fitted into the range of an image's type: known once all of the image was read.
 *
 * @param codes tells what codes stand for, if they do not stand for themselves
 * @param clamped what was counted, if it was
 */
record Fitting(Optional<Supplier<CodeMap>> codes, Optional<Clamped> clamped) {
    /** A warning is due above one sample of so many. */
    private static final long TOLERATED = 1000;

    /** What the user should know now. */
    List<String> warnings() {
        return clamped.filter(c -> c.count() > samples(c) / TOLERATED)
                .map(c -> List.of(warning(c)))
                .orElse(List.of());
    }

    private static long samples(Clamped clamped) {
        return clamped.info().pixels() * clamped.info().channels();
    }

    private String warning(Clamped clamped) {
        ImageInfo info = clamped.info();
        Extremes met = clamped.extremes();
        List<String> fitting = new ArrayList<>(List.of("rescale"));
        double half = half(info);
        if (codes.isEmpty() && !info.type().signed() && met.low() >= -half && met.high() <= info.max() - half) {
            fitting.add("offset");
        }
        return percentage(clamped.count(), samples(clamped)) + " % of the samples were clamped to " + number(info.min())
                + ".." + number(info.max()) + ": values go from " + number(met.low()) + " to " + number(met.high())
                + " (--range " + String.join(" or ", fitting) + " fits them in; float keeps them, in tiff or npy)";
    }

    /** What {@link UpscalePlan.RangeMode#OFFSET} adds to samples of an integer type. */
    static double half(ImageInfo info) {
        return info.type().signed() ? -info.type().min() : (info.max() + 1) / 2;
    }

    // Two digits, rounded down: never all, unless it was all.
    private static String percentage(long part, long whole) {
        return new BigDecimal(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(new BigDecimal(whole), new MathContext(2, RoundingMode.DOWN))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String number(double value) {
        return Math.abs(value) < 1e15
                ? new BigDecimal(value)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(value);
    }
}
