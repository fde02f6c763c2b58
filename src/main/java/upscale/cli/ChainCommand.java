package upscale.cli;

import java.util.Optional;
import picocli.CommandLine.Model.UsageMessageSpec;
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
    public void describe(UsageMessageSpec help) {
        help.sortOptions(false)
                .synopsisHeading("Usage: ")
                .customSynopsis("upscale chain [options] CHAIN INPUT...")
                .descriptionHeading("%n")
                .description(
                        "Apply operators one after another, as the layers of a network: a chain is steps with | between.",
                        "",
                        "  conv KERNEL [stride S] [padding P] [dilation D] [groups G] [edge E]",
                        "  transposed KERNEL [stride S] [padding P] [output-padding P] ...",
                        "  pool WINDOW [stride S] ..., average-pool WINDOW; unpool, to where the matching pool found its samples",
                        "  relu, prelu SLOPE[,SLOPE...], bias VALUE[,VALUE...]",
                        "  METHOD SCALE, such as nearest 2, bilinear 2, pixel-shuffle 2; pixel-unshuffle stride 2",
                        "  concat LABEL: the channels of a step that ends in 'as LABEL' after those that there are",
                        "");
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
