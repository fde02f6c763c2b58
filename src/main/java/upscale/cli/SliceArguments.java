package upscale.cli;

import picocli.CommandLine.Option;
import upscale.job.LabelMap;
import upscale.method.Method;

/** What inputs are of a volume: its slices, or labels of what is in it. */
final class SliceArguments {
    @Option(
            names = "--labels",
            description = "The inputs are maps of labels: samples are copied from the nearest, on exactly the grid that"
                    + " the method gives images.")
    private boolean labels;

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
