package upscale.cli;

import java.util.Optional;
import upscale.job.Companion;
import upscale.job.UpscalePlan;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Target;

/** {@code upscale pool INPUT... -k SIZE}: max pooling, with positions to be remembered, or average pooling. */
final class PoolCommand implements Command {
    private static final String SCALE = "pooled"; // in the names of outputs

    private final CommandLineProgram.Session session;

    private final InputArguments inputs = new InputArguments("INPUT", "0..*");

    private final KernelArguments kernel = new KernelArguments();

    private final PoolArguments pool = new PoolArguments();

    private final IndexArguments indices = new IndexArguments();

    private final BatchArguments batch = new BatchArguments();

    PoolCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public void declare(Syntax syntax) {
        inputs.declare(syntax);
        syntax.group("Kernel", kernel.options());
        syntax.group("Pooling", pool.options());
        syntax.group("Positions", indices.options());
        batch.declare(syntax);
    }

    @Override
    public About about() {
        return About.of("Pool images by windows, as a layer of a network does.")
                .called("upscale pool -k WINDOW [options] INPUT...")
                .told("Of each window of -k pixels the largest sample is taken, or with --type average their mean.")
                .usedMost("-k", "--type", "--stride", "--padding", "--ceil-mode", "--indices", "-o", "-f")
                .example(
                        "upscale pool photo.png -k 2 -o half.png --indices at.npy\n"
                                + "upscale half.png -m max-unpool --indices at.npy -o back.png",
                        "every largest sample back to where it was")
                .example(
                        "upscale pool a.png b.png -k 2 -o half/ --indices at/\n"
                                + "upscale half/*.png -m max-unpool --indices at/ -o back/",
                        "several at once, each with positions of its own");
    }

    @Override
    public int run() {
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
                session.formats(), methods.named("max-positions").orElseThrow(), plan, SCALE);
        return batch.carryOut(input -> plan, session, inputs, SCALE, method.name(), positions);
    }
}
