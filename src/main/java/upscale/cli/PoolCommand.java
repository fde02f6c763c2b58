package upscale.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import upscale.format.Formats;
import upscale.job.JobResult;
import upscale.job.OutputNaming;
import upscale.job.PoolJob;
import upscale.job.UpscalePlan;
import upscale.method.IndexLayout;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;

/** {@code upscale pool INPUT -k SIZE}: max pooling, with positions to be remembered, or average pooling. */
@Command(
        name = "pool",
        sortOptions = false,
        description = "Pool an image, as neural networks do; -m max-unpool undoes it by the positions in --indices.")
final class PoolCommand implements Callable<Integer> {
    private final CommandLineProgram.Session session;

    @Parameters(paramLabel = "INPUT", description = "An image file.")
    private String input;

    @Option(
            names = {"-k", "--kernel"},
            paramLabel = "KERNEL",
            description = ConvolutionWords.KERNEL)
    private String kernel;

    @Option(
            names = "--stride",
            paramLabel = "STRIDE",
            converter = Words.PairWord.class,
            description = ConvolutionWords.STRIDE)
    private Pair stride;

    @Option(
            names = "--padding",
            paramLabel = "PADDING",
            converter = Words.PaddingWord.class,
            completionCandidates = Choices.Paddings.class,
            description = ConvolutionWords.PADDING)
    private Padding padding;

    @Option(
            names = "--dilation",
            paramLabel = "DILATION",
            converter = Words.PairWord.class,
            description = ConvolutionWords.DILATION)
    private Pair dilation;

    @Option(names = "--ceil-mode", description = "Count a last window that is not whole.")
    private boolean ceilMode;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            completionCandidates = Choices.PoolTypes.class,
            description = "What is made of a window: ${COMPLETION-CANDIDATES}. Default: max.")
    private String type = "max";

    @Option(
            names = "--count-padding",
            negatable = true,
            fallbackValue = "true",
            description =
                    "Padding counts in an average, as zeros, or does not. Default: it counts (PyTorch, not ONNX).")
    private Boolean countPadding;

    @ArgGroup(validate = false)
    private final IndexArguments indices = new IndexArguments();

    @ArgGroup(validate = false)
    private final OutputArguments output = new OutputArguments();

    @ArgGroup(validate = false)
    private final RunArguments run = new RunArguments();

    PoolCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        boolean max = type.equalsIgnoreCase("max");
        if (!max && !type.equalsIgnoreCase("average")) {
            throw new UsageException("--type is max or average, not '" + type + "'");
        }
        if (!max && (indices.file().isPresent() || indices.layout().isPresent())) {
            throw new UsageException("an average has no position: --indices goes with --type max");
        }
        if (indices.layout().isPresent() && indices.file().isEmpty()) {
            throw new UsageException("--index-layout goes with --indices");
        }
        if (max && countPadding != null) {
            throw new UsageException("padding is never the largest: --count-padding goes with --type average");
        }
        Formats formats = session.formats();
        if (output.diff(formats, 1).isPresent()) {
            throw new UsageException("pool takes no --diff");
        }
        Methods methods = session.methods();
        Method method = methods.named(max ? "max-pooling" : "average-pooling").orElseThrow();
        UpscalePlan plan = new UpscalePlan(
                method,
                options(),
                max ? Optional.of(UpscalePlan.AlphaMode.STRAIGHT) : Optional.empty(),
                false,
                UpscalePlan.RangeMode.CLAMP,
                output.keepDpi(),
                output.write(),
                run.threads());
        OutputNaming naming = output.naming(formats, "pooled", method.name());
        if (run.json() && naming.standard(input)) {
            throw new UsageException("the image and --json both want standard output: name a file with -o");
        }
        if (input.equals(OutputNaming.STANDARD)) {
            throw new UsageException("pool reads a file, not standard input");
        }
        Report report = run.report(session);
        JobResult result = new PoolJob(
                        formats,
                        plan,
                        methods.named("max-positions").orElseThrow(),
                        indices.file(),
                        indices.layout().orElse(IndexLayout.TORCH),
                        naming,
                        output.force(),
                        session.out())
                .run(input);
        report.accept(result);
        return report.failures() == 0 ? CommandLineProgram.OK : CommandLineProgram.FAILED;
    }

    private MethodOptions options() {
        if (kernel == null) {
            throw new UsageException("how large is the window? give -k 2, or -k ROWS,COLUMNS");
        }
        MethodOptions options = MethodOptions.of(new Target.Own()).with(Parameter.WINDOW, window(kernel));
        if (stride != null) {
            options = options.with(Parameter.STRIDE, stride);
        }
        if (padding != null) {
            options = options.with(Parameter.PADDING, padding);
        }
        if (dilation != null) {
            options = options.with(Parameter.DILATION, dilation);
        }
        if (countPadding != null) {
            options = options.with(Parameter.COUNT_PADDING, countPadding);
        }
        return options.with(Parameter.CEIL_MODE, ceilMode);
    }

    /** The size of a window, which {@code -k} is for poolings. */
    static Pair window(String text) {
        try {
            return new Words.PairWord().convert(text);
        } catch (TypeConversionException e) {
            throw new UsageException("--kernel: " + e.getMessage());
        }
    }
}
