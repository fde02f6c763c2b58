package upscale.cli;

import java.util.Optional;
import upscale.chain.Chain;
import upscale.chain.ChainMethod;
import upscale.job.UpscalePlan;
import upscale.method.MethodOptions;
import upscale.method.Target;

/** {@code upscale chain CHAIN INPUT...}: operators one after another. */
final class ChainCommand implements Command {
    private final CommandLineProgram.Session session;

    private final Operand<String> chain = Operand.text(
            "CHAIN", "1", "Steps with | between, such as \"conv '0 1 0; 1 -4 1; 0 1 0' padding same | relu\".");

    private final InputArguments inputs = new InputArguments("INPUT", "1..*");

    private final BatchArguments batch = new BatchArguments();

    ChainCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public void declare(Syntax syntax) {
        syntax.operand(chain);
        inputs.declare(syntax);
        batch.declare(syntax);
    }

    @Override
    public About about() {
        return About.of("Apply several operators one after another.")
                .called("upscale chain [options] CHAIN INPUT...")
                .told(
                        "A chain is steps with | between, as the layers of a network are. Steps are:",
                        """
                          conv KERNEL [stride S] [padding P] [dilation D] [groups G] [edge E]
                          transposed KERNEL [stride S] [padding P] [output-padding P] ...
                          pool WINDOW [stride S] ..., average-pool WINDOW
                          unpool                    to where the pool before it took samples
                          relu, prelu SLOPE[,...], bias VALUE[,...]
                          METHOD SCALE              nearest 2, bilinear 2, pixel-shuffle 2
                          pixel-unshuffle stride 2
                          concat LABEL              with channels of the step 'as LABEL'
                        """,
                        "'upscale help chain' has all of them, with examples.")
                .usedMost("--alpha", "--range", "--format", "-o", "-f", "-r", "--dry-run")
                .example(
                        "upscale chain 'pool 2 | unpool' photo.png -o maxima.png",
                        "only the largest sample of each window of 2x2, in its place")
                .example(
                        "upscale chain \"conv '0 1 0; 1 -4 1; 0 1 0' | relu\" photo.png -o edges.png",
                        "a Laplacian, and what is negative taken away");
    }

    @Override
    public int run() {
        UpscalePlan plan = batch.plan(
                new ChainMethod(parsed(), batch.threads()),
                MethodOptions.of(new Target.Own()),
                Optional.of(UpscalePlan.AlphaMode.STRAIGHT));
        return batch.carryOut(input -> plan, session, inputs, "chain", "chain");
    }

    private Chain parsed() {
        try {
            return Chain.parse(chain.value(), session.methods(), new ChainWords());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
