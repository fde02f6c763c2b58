package upscale.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import upscale.image.Ratio;
import upscale.job.LabelMap;
import upscale.job.SeriesBatch;
import upscale.job.UpscalePlan;
import upscale.method.Method;

/** What inputs are of a volume: its slices, or labels of what is in it. */
final class SliceArguments {
    @Option(
            names = "--series",
            description = "The inputs are series of DICOM slices, a folder each, or files together; checked for gaps.")
    private boolean series;

    @Option(
            names = "--scale-z",
            paramLabel = "SCALE",
            converter = Words.FactorWord.class,
            description =
                    "Times as many slices of a --series, interpolated as pixels are: 2, 1.5, 50%%. Default: as many.")
    private Ratio scaleZ;

    @Option(
            names = "--labels",
            description = "The inputs are maps of labels: samples are copied from the nearest, on exactly the grid that"
                    + " the method gives images.")
    private boolean labels;

    /** Whether inputs are series. */
    boolean series() {
        if (scaleZ != null && !series) {
            throw new UsageException("--scale-z goes with --series: a folder of DICOM slices");
        }
        return series;
    }

    /** How many times as many slices there shall be, if that was said. */
    Optional<Ratio> scaleZ(UpscalePlan plan) {
        if (scaleZ != null) {
            SeriesBatch.refuses(plan).ifPresent(reason -> {
                throw new UsageException(reason);
            });
        }
        return Optional.ofNullable(scaleZ);
    }

    /** Whether samples are labels. */
    boolean labels(Method method) {
        if (labels) {
            LabelMap.refuses(method).ifPresent(reason -> {
                throw new UsageException(reason);
            });
        }
        return labels;
    }
}
