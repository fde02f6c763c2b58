package upscale.cli;

import java.util.Optional;
import upscale.image.Ratio;
import upscale.job.LabelMap;
import upscale.job.SeriesBatch;
import upscale.job.UpscalePlan;
import upscale.method.Method;

/** What inputs are of a volume: its slices, or labels of what is in it. */
final class SliceArguments {
    private final OptionGroup options = new OptionGroup();

    private final Option<Boolean> series = options.add(Option.flag("--series")
            .described("Take the inputs as series of DICOM slices: a folder each, or files together; checked for "
                    + "gaps."));

    private final Option<Ratio> scaleZ = options.add(Option.of("SCALE", new Words.FactorWord(), "--scale-z")
            .described("Times as many slices of a --series: 2, 1.5, 50%; interpolated as pixels are. Default: as "
                    + "many."));

    private final Option<Boolean> labels = options.add(Option.flag("--labels")
            .described("Take the inputs as maps of labels: samples are copied from the nearest, on exactly the "
                    + "grid that the method gives images."));

    OptionGroup options() {
        return options;
    }

    /** Whether inputs are series. */
    boolean series() {
        if (scaleZ.isGiven() && !series.on()) {
            throw new UsageException("--scale-z goes with --series: a folder of DICOM slices");
        }
        return series.on();
    }

    /** How many times as many slices there shall be, if that was said. */
    Optional<Ratio> scaleZ(UpscalePlan plan) {
        if (scaleZ.isGiven()) {
            SeriesBatch.refuses(plan).ifPresent(reason -> {
                throw new UsageException(reason);
            });
        }
        return scaleZ.given();
    }

    /** Whether samples are labels. */
    boolean labels(Method method) {
        if (labels.on()) {
            LabelMap.refuses(method).ifPresent(reason -> {
                throw new UsageException(reason);
            });
        }
        return labels.on();
    }
}
