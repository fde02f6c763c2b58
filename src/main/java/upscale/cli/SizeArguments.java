package upscale.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import upscale.image.Ratio;
import upscale.method.Pair;
import upscale.method.Target;

/** How large the result shall be. */
final class SizeArguments {
    private static final MathContext NAME_DIGITS = new MathContext(7);

    private final OptionGroup options = new OptionGroup();

    private final Option<Target.Scale> scale = options.add(scaleOption());

    private final Option<Target.Size> size = options.add(Option.of("WxH", new Words.SizeWord(), "--size")
            .described("Exactly so many pixels; Wx or xH keeps the shape."));

    private final Option<Target.Fit> fit = options.add(Option.of("HOW", new Words.FitWord(), "--fit")
            .described("What --size WxH does to another shape: stretch (default) it, or keep it and stay inside or"
                    + " cover that size."));

    /** The one option of that name. */
    static Option<Target.Scale> scaleOption() {
        return Option.of("SCALE", new Words.ScaleWord(), "-s", "--scale")
                .described("How many times as large: 2, 2x, 1.5, 200%, or 2x3 (horizontal x vertical); below 1 "
                        + "reduces.");
    }

    OptionGroup options() {
        return options;
    }

    /** Whether a scale or a size was given. */
    boolean given() {
        return scale.isGiven() || size.isGiven();
    }

    /** @param stride what stands for a scale where none is given */
    Target target(Optional<Pair> stride) {
        if (scale.isGiven() && size.isGiven()) {
            throw new UsageException("--scale and --size exclude one another: give one of them");
        }
        if (fit.isGiven()
                && (!size.isGiven()
                        || size.value().width().isEmpty()
                        || size.value().height().isEmpty())) {
            throw new UsageException("--fit goes with --size WxH");
        }
        if (scale.isGiven()) {
            return scale.value();
        } else if (!size.isGiven() && stride.isPresent()) {
            Pair pair = stride.get();
            return new Target.Scale(Ratio.of(pair.columns()), Ratio.of(pair.rows()));
        } else if (!size.isGiven()) {
            throw new UsageException("how large? give a scale such as -s 2, or a size such as --size 800x600");
        }
        return new Target.Size(
                size.value().width(), size.value().height(), fit.given().orElse(Target.Fit.STRETCH));
    }

    /** A size, if it was given; else what the method decides by itself. */
    Target sizeOrOwn() {
        if (scale.isGiven() || fit.isGiven()) {
            throw new UsageException(
                    "max-unpool takes no --scale and no --fit: its --indices remember the size, or --size gives it");
        }
        return size.isGiven() ? size.value() : new Target.Own();
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
        if (ratio.whole()) {
            return ratio.toString();
        }
        return new BigDecimal(ratio.numerator())
                .divide(new BigDecimal(ratio.denominator()), NAME_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
    }
}
