package upscale.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import upscale.job.UpscalePlan;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Target;

/** {@code upscale conv INPUT...}: convolution, the encoder's half. */
@Command(
        name = "conv",
        sortOptions = false,
        synopsisHeading = "Usage: ",
        customSynopsis = "upscale conv -k KERNEL [options] INPUT...",
        description = {"", "Convolve images or feature maps with a kernel, not flipped, as neural networks do.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  upscale conv photo.png -k edge --range float -o edges.tif",
            "      an edge detector; float samples keep what is negative",
            "  upscale conv x.npy -k net.safetensors#down.weight --stride 2",
            "      a layer of a network, with the bias that the file has for it"
        })
final class ConvCommand implements Callable<Integer> {
    private final CommandLineProgram.Session session;

    @Parameters(
            paramLabel = "INPUT...",
            arity = "1..*",
            hideParamSyntax = true,
            description = "Image files; - is standard input.")
    private List<String> inputs = new ArrayList<>();

    @ArgGroup(validate = false, heading = "%nKernel:%n")
    private final KernelArguments kernel = new KernelArguments();

    @ArgGroup(validate = false, heading = "%nEdges and channels:%n")
    private final ConvolutionArguments convolution = new ConvolutionArguments();

    @Mixin
    private final BatchArguments batch = new BatchArguments();

    ConvCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Method method = session.methods().named("convolution").orElseThrow();
        MethodOptions options = convolution.with(kernel.with(MethodOptions.of(new Target.Own())));
        UpscalePlan plan = batch.plan(method, convolution.withWeights(options, method, kernel));
        return batch.carryOut(input -> plan, session, inputs, "conv", "conv");
    }
}
