package upscale.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import upscale.job.UpscalePlan.AlphaMode;
import upscale.job.UpscalePlan.RangeMode;
import upscale.method.Method;

/** How colours are mixed, and what becomes of values that do not fit. */
final class ColourArguments {
    /** One meaning of {@code --range} for all commands. */
    static final String RANGE =
            "Values that the samples' type cannot hold: clamp (default; a convolution warns of many);"
                    + " rescale spreads all values over its range; offset adds half of it; float makes samples 32-bit floats.";

    @Option(
            names = "--linear",
            description = "Mix in linear light, by the file's profile or gamma; sRGB if it has neither.")
    private boolean linear;

    @Option(
            names = "--alpha",
            paramLabel = "HOW",
            converter = Words.AlphaWord.class,
            completionCandidates = Words.AlphaWord.class,
            description =
                    "Mix colours premultiplied by opacity (default, but of a chain), or straight, as they are stored;"
                            + " opaque drops the alpha channel.")
    private AlphaMode alpha;

    @Option(
            names = "--range",
            paramLabel = "HOW",
            converter = Words.RangeWord.class,
            completionCandidates = Words.RangeWord.class,
            description = RANGE)
    private RangeMode range;

    boolean linear(Method method) {
        return requireMixing(linear, method, "--linear") && linear;
    }

    Optional<AlphaMode> alpha(Method method) {
        requireMixing(alpha != null && alpha != AlphaMode.OPAQUE, method, "--alpha " + OneOf.spelling(orStandard()));
        return Optional.ofNullable(alpha);
    }

    private AlphaMode orStandard() {
        return alpha == null ? AlphaMode.PREMULTIPLIED : alpha;
    }

    private static boolean requireMixing(boolean asked, Method method, String option) {
        if (asked && method.copies()) {
            throw new UsageException(method.name() + " copies samples and mixes none: leave out " + option);
        }
        return true;
    }

    Optional<RangeMode> range() {
        return Optional.ofNullable(range);
    }
}
