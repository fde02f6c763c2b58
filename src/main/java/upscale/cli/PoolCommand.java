package upscale.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import upscale.format.Formats;
import upscale.job.JobResult;
import upscale.job.OutputNaming;
import upscale.job.PoolJob;
import upscale.job.UpscalePlan;
import upscale.method.IndexLayout;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
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

    @ArgGroup(validate = false)
    private final KernelArguments kernel = new KernelArguments();

    @ArgGroup(validate = false)
    private final PoolArguments pool = new PoolArguments();

    @Option(
            names = "--range",
            paramLabel = "HOW",
            converter = Words.RangeWord.class,
            completionCandidates = Words.RangeWord.class,
            description = ColourArguments.RANGE)
    private UpscalePlan.RangeMode range;

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
        boolean max = pool.max();
        if (!max && (indices.file().isPresent() || indices.layout().isPresent())) {
            throw new UsageException("an average has no position: --indices goes with --type max");
        }
        if (indices.layout().isPresent() && indices.file().isEmpty()) {
            throw new UsageException("--index-layout goes with --indices");
        }
        Formats formats = session.formats();
        if (output.diff(formats, 1).isPresent()) {
            throw new UsageException("pool takes no --diff");
        }
        Methods methods = session.methods();
        Method method = methods.named(pool.name()).orElseThrow();
        UpscalePlan plan = new UpscalePlan(
                method,
                pool.with(kernel.with(MethodOptions.of(new Target.Own())), kernel),
                max ? Optional.of(UpscalePlan.AlphaMode.STRAIGHT) : Optional.empty(),
                false,
                Optional.ofNullable(range),
                output.depth(Optional.ofNullable(range)),
                output.keep(),
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
                        output.pages(),
                        methods.named("max-positions").orElseThrow(),
                        indices.file(),
                        indices.layout().orElse(IndexLayout.TORCH),
                        naming,
                        output.force(),
                        session.out())
                .run(input, warning -> report.warned(input, warning));
        report.accept(result);
        return report.failures() == 0 ? CommandLineProgram.OK : CommandLineProgram.FAILED;
    }
}
