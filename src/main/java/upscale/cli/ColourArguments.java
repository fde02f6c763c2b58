package upscale.cli;

import java.util.Optional;
import upscale.image.SampleType;
import upscale.job.LabelMap;
import upscale.job.UpscalePlan.AlphaMode;
import upscale.job.UpscalePlan.RangeMode;
import upscale.job.ValueMode;
import upscale.method.Method;

/** How colours are mixed, and what becomes of values that do not fit. */
final class ColourArguments {
    private final OptionGroup options = new OptionGroup();

    private final Option<Boolean> linear = options.add(Option.flag("--linear")
            .described("Mix in linear light: by the file's profile or gamma; sRGB if it has neither."));

    private final Option<AlphaMode> alpha = options.add(Option.of("HOW", new Words.AlphaWord(), "--alpha")
            .described("How colours and opacity are mixed: premultiplied (default, but of chains and maxima), or "
                    + "straight, as they are stored; opaque drops the alpha channel."));

    private final Option<RangeMode> range = options.add(Option.of("HOW", new Words.RangeWord(), "--range")
            .described("What becomes of values that do not fit: clamp (default; a convolution warns of many); "
                    + "rescale spreads all values over the range of the samples' type; offset adds half of it; "
                    + "float makes samples 32-bit floats."));

    private final Option<ValueMode> window = options.add(Option.of("WINDOW", new Words.WindowWord(), "--window")
            .described("Make levels of gray of a DICOM window: centre C and width W; auto from the smallest to the"
                    + " largest, file as the file says, full all that can be stored. In bytes, or as --depth "
                    + "says."));

    private final Option<Boolean> rescale = options.add(Option.flag("--rescale")
            .described("Write what DICOM's stored values stand for: such as Hounsfield units, in 32-bit floats; of"
                    + " gray images."));

    OptionGroup options() {
        return options;
    }

    boolean linear(Method method) {
        return requireMixing(linear.on(), method, "--linear") && linear.on();
    }

    Optional<AlphaMode> alpha(Method method) {
        AlphaMode mode = alpha.given().orElse(AlphaMode.PREMULTIPLIED);
        requireMixing(alpha.isGiven() && mode != AlphaMode.OPAQUE, method, "--alpha " + OneOf.spelling(mode));
        return alpha.given();
    }

    private static boolean requireMixing(boolean asked, Method method, String option) {
        if (asked && method.copies()) {
            throw new UsageException((method instanceof LabelMap ? "--labels" : method.name())
                    + " copies samples and mixes none: leave out " + option);
        }
        return true;
    }

    Optional<RangeMode> range() {
        return range.given();
    }

    /** @param depth of the written samples, if any is asked for */
    ValueMode values(Optional<SampleType> depth) {
        if (!window.isGiven() && !rescale.on()) {
            return ValueMode.STORED;
        }
        if (window.isGiven() && rescale.on()) {
            throw new UsageException("--window gives levels of gray and --rescale values: give one of them");
        }
        String option = rescale.on() ? "--rescale" : "--window";
        if (linear.on() || range.given().orElse(RangeMode.CLAMP) != RangeMode.CLAMP) {
            throw new UsageException(
                    option + " is for stored values as they are: leave out " + (linear.on() ? "--linear" : "--range"));
        }
        if (rescale.on() && depth.isPresent() && !depth.get().floating()) {
            throw new UsageException("--rescale makes floats: --depth takes half, float or double with it");
        }
        return window.given().orElse(ValueMode.of(ValueMode.Kind.RESCALED));
    }
}
