package upscale.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import upscale.image.SampleType;
import upscale.job.UpscalePlan.AlphaMode;
import upscale.job.UpscalePlan.RangeMode;
import upscale.job.ValueMode;
import upscale.method.Method;

/** How colours are mixed, and what becomes of values that do not fit. */
final class ColourArguments {
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
                    "Mix colours premultiplied by opacity (default, but of chains and maxima), or straight, as they are stored;"
                            + " opaque drops the alpha channel.")
    private AlphaMode alpha;

    @Option(
            names = "--range",
            paramLabel = "HOW",
            converter = Words.RangeWord.class,
            completionCandidates = Words.RangeWord.class,
            description =
                    "Values that the samples' type cannot hold: clamp (default; a convolution warns of many);"
                            + " rescale spreads all values over its range; offset adds half of it; float makes samples 32-bit floats.")
    private RangeMode range;

    @Option(
            names = "--window",
            paramLabel = "WINDOW",
            converter = Words.WindowWord.class,
            completionCandidates = Words.WindowWord.class,
            description =
                    "Of gray DICOM: levels of the values in a window of centre C and width W; auto from the smallest to"
                            + " the largest, file as the file says, full all that can be stored. In bytes, or as --depth says.")
    private ValueMode window;

    @Option(
            names = "--rescale",
            description =
                    "Of gray DICOM: the values that stored ones stand for, such as Hounsfield units, in 32-bit floats.")
    private boolean rescale;

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

    /** @param depth of the written samples, if any is asked for */
    ValueMode values(Optional<SampleType> depth) {
        if (window == null && !rescale) {
            return ValueMode.STORED;
        }
        if (window != null && rescale) {
            throw new UsageException("--window gives levels of gray and --rescale values: give one of them");
        }
        String option = rescale ? "--rescale" : "--window";
        if (linear || range != null && range != RangeMode.CLAMP) {
            throw new UsageException(
                    option + " is for stored values as they are: leave out " + (linear ? "--linear" : "--range"));
        }
        if (rescale && depth.isPresent() && !depth.get().floating()) {
            throw new UsageException("--rescale makes floats: --depth takes half, float or double with it");
        }
        return rescale ? ValueMode.of(ValueMode.Kind.RESCALED) : window;
    }
}
