package upscale.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import upscale.job.Companion;
import upscale.job.UpscalePlan;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Target;

/** {@code upscale pool INPUT... -k SIZE}: max pooling, with positions to be remembered, or average pooling. */
@Command(
        name = "pool",
        sortOptions = false,
        synopsisHeading = "Usage: ",
        customSynopsis = "upscale pool -k KERNEL [options] INPUT...",
        description = {"", "Pool images or feature maps, as neural networks do.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  upscale pool photo.png -k 2 -o half.png --indices at.npy",
            "  upscale half.png -m max-unpool --indices at.npy -o back.png",
            "      every largest sample back to where it was",
            "  upscale pool a.png b.png -k 2 -o half/ --indices at/",
            "  upscale half/*.png -m max-unpool --indices at/ -o back/",
            "      several at once, each with positions of its own"
        })
final class PoolCommand implements Callable<Integer> {
    private static final String SCALE = "pooled"; // in the names of outputs

    private final CommandLineProgram.Session session;

    @Parameters(
            paramLabel = "INPUT...",
            arity = "1..*",
            hideParamSyntax = true,
            description = "Image files; - is standard input.")
    private List<String> inputs = new ArrayList<>();

    @ArgGroup(validate = false)
    private final KernelArguments kernel = new KernelArguments();

    @ArgGroup(validate = false)
    private final PoolArguments pool = new PoolArguments();

    @ArgGroup(validate = false)
    private final IndexArguments indices = new IndexArguments();

    @Mixin
    private final BatchArguments batch = new BatchArguments();

    PoolCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        boolean max = pool.max();
        if (!max && indices.given()) {
            throw new UsageException("an average has no position: --indices goes with --type max");
        }
        Methods methods = session.methods();
        Method method = methods.named(pool.name()).orElseThrow();
        UpscalePlan plan = batch.plan(
                method,
                pool.with(kernel.with(MethodOptions.of(new Target.Own())), kernel),
                max ? Optional.of(UpscalePlan.AlphaMode.STRAIGHT) : Optional.empty());
        if (max && plan.linear()) {
            throw new UsageException("the largest is the largest in any light: --linear goes with --type average");
        }
        Optional<Companion> positions = indices.written(
                session.formats(), methods.named("max-positions").orElseThrow(), plan, inputs, SCALE);
        return batch.carryOut(input -> plan, session, inputs, SCALE, method.name(), positions);
    }
}
