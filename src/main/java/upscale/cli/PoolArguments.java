package upscale.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import upscale.method.MethodOptions;
import upscale.method.Parameter;

/** What a pooling makes of its windows. */
final class PoolArguments {
    @Option(names = "--ceil-mode", description = "Count a last window that is not whole.")
    private boolean ceilMode;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            completionCandidates = Choices.PoolTypes.class,
            description = "What is made of a window: ${COMPLETION-CANDIDATES}. Default: max.")
    private String type;

    @Option(
            names = "--count-padding",
            negatable = true,
            fallbackValue = "true",
            description =
                    "Padding counts in an average, as zeros, or does not. Default: it counts (PyTorch, not ONNX).")
    private Boolean countPadding;

    /** Whether it is the largest sample that is taken. */
    boolean max() {
        boolean max = type == null || type.equalsIgnoreCase("max");
        if (!max && !type.equalsIgnoreCase("average")) {
            throw new UsageException("--type is max or average, not '" + type + "'");
        }
        if (max && countPadding != null) {
            throw new UsageException("padding is never the largest: --count-padding goes with --type average");
        }
        return max;
    }

    /** The pooling's name. */
    String name() {
        return max() ? "max-pooling" : "average-pooling";
    }

    void requireNone(String operator) {
        if (ceilMode || type != null || countPadding != null) {
            throw new UsageException(operator + " pools nothing: leave out --ceil-mode, --type and --count-padding");
        }
    }

    /** The options, with these and the window. */
    MethodOptions with(MethodOptions options, KernelArguments how) {
        if (how.window().isEmpty()) {
            throw new UsageException("how large is the window? give -k 2, or -k ROWS,COLUMNS");
        }
        return options.withPresent(Parameter.WINDOW, how.window())
                .withPresent(Parameter.COUNT_PADDING, Optional.ofNullable(countPadding))
                .with(Parameter.CEIL_MODE, ceilMode);
    }
}
