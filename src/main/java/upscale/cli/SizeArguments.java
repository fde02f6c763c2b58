package upscale.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import picocli.CommandLine.Option;
import upscale.image.Ratio;
import upscale.method.Pair;
import upscale.method.Target;

/** How large the result shall be. */
final class SizeArguments {
    private static final MathContext NAME_DIGITS = new MathContext(7);

    @Option(
            names = {"-s", "--scale"},
            paramLabel = "SCALE",
            converter = Words.ScaleWord.class,
            description = "Times as large: 2, 2x, 1.5, 200%%, or 2x3 (horizontal x vertical); below 1 reduces.")
    private Target.Scale scale;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = Words.SizeWord.class,
            description = "Exactly so many pixels; Wx or xH keeps the shape.")
    private Target.Size size;

    @Option(
            names = "--fit",
            paramLabel = "HOW",
            converter = Words.FitWord.class,
            completionCandidates = Words.FitWord.class,
            description = "What --size WxH means for an image of another shape: stretch (default) it, or keep its shape"
                    + " and stay inside or cover that size.")
    private Target.Fit fit;

    /** Whether a scale or a size was given. */
    boolean given() {
        return scale != null || size != null;
    }

    /** @param stride what stands for a scale where none is given */
    Target target(Optional<Pair> stride) {
        if (scale != null && size != null) {
            throw new UsageException("--scale and --size exclude one another");
        }
        if (fit != null
                && (size == null || size.width().isEmpty() || size.height().isEmpty())) {
            throw new UsageException("--fit goes with --size WxH");
        }
        if (scale != null) {
            return scale;
        } else if (size == null && stride.isPresent()) {
            Pair pair = stride.get();
            return new Target.Scale(Ratio.of(pair.columns()), Ratio.of(pair.rows()));
        } else if (size == null) {
            throw new UsageException("how large? give a scale such as -s 2, or a size such as --size 800x600");
        }
        return new Target.Size(size.width(), size.height(), fit == null ? Target.Fit.STRETCH : fit);
    }

    /** A size, if it was given; else what the method decides by itself. */
    Target sizeOrOwn() {
        if (scale != null || fit != null) {
            throw new UsageException(
                    "max-unpool takes no scale and no fit: its indices remember the size, or --size gives it");
        }
        return size == null ? new Target.Own() : new Target.Size(size.width(), size.height(), Target.Fit.STRETCH);
    }

    /** The target in a file's name: {@code 2x}, {@code 2x3}, {@code 800x600}. */
    static String name(Target target) {
        if (!(target instanceof Target.Scale scale)) {
            return target.toString();
        }
        return number(scale.x()) + "x" + (scale.x().equals(scale.y()) ? "" : number(scale.y()));
    }

    // Never with the slash of a fraction.
    private static String number(Ratio ratio) {
        return new BigDecimal(ratio.numerator())
                .divide(new BigDecimal(ratio.denominator()), NAME_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
    }
}
