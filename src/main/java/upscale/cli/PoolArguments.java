package upscale.cli;

import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.spelling.Spelling;

/** What a pooling makes of its windows. */
final class PoolArguments {
    private final OptionGroup options = new OptionGroup();

    private final Option<Boolean> ceilMode =
            options.add(Option.flag("--ceil-mode").described("Count a last window that is not whole."));

    private final Option<String> type = options.add(Option.text("TYPE", "--type")
            .among(new Choices.PoolTypes())
            .described("What is made of a window: ${COMPLETION-CANDIDATES}. Default: max."));

    private final Option<Boolean> countPadding = options.add(Option.negatable("--count-padding")
            .described("Padding counts in an average, as zeros, or does not. Default: it counts (PyTorch, not "
                    + "ONNX)."));

    OptionGroup options() {
        return options;
    }

    /** Whether it is the largest sample that is taken. */
    boolean max() {
        String word = type.given().orElse("max");
        boolean max = word.equalsIgnoreCase("max");
        if (!max && !word.equalsIgnoreCase("average")) {
            throw new UsageException(
                    "--type: '" + word + "' is no way to pool" + Spelling.hint(word, new Choices.PoolTypes().words()));
        }
        if (max && countPadding.isGiven()) {
            throw new UsageException("padding is never the largest: --count-padding goes with --type average");
        }
        return max;
    }

    /** The pooling's name. */
    String name() {
        return max() ? "max-pooling" : "average-pooling";
    }

    void requireNone(String operator) {
        if (ceilMode.on() || type.isGiven() || countPadding.isGiven()) {
            throw new UsageException(operator + " pools nothing: leave out --ceil-mode, --type and --count-padding");
        }
    }

    /** The options, with these and the window. */
    MethodOptions with(MethodOptions options, KernelArguments how) {
        if (how.window().isEmpty()) {
            throw new UsageException("how large is the window? give -k 2, or -k ROWS,COLUMNS");
        }
        return options.withPresent(Parameter.WINDOW, how.window())
                .withPresent(Parameter.COUNT_PADDING, countPadding.given())
                .with(Parameter.CEIL_MODE, ceilMode.on());
    }
}
