package upscale.cli;

import upscale.job.UpscalePlan;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Target;

/** {@code upscale conv INPUT...}: convolution, the encoder's half. */
final class ConvCommand implements Command {
    private final CommandLineProgram.Session session;

    private final InputArguments inputs = new InputArguments("INPUT", "0..*");

    private final KernelArguments kernel = new KernelArguments();

    private final ConvolutionArguments convolution = new ConvolutionArguments();

    private final BatchArguments batch = new BatchArguments();

    ConvCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public void declare(Syntax syntax) {
        inputs.declare(syntax);
        syntax.group("Kernel", kernel.options());
        syntax.group("Edges and channels", convolution.options());
        batch.declare(syntax);
    }

    @Override
    public About about() {
        return About.of("Convolve images with a kernel, as a layer of a network does.")
                .called("upscale conv -k KERNEL [options] INPUT...")
                .told("The kernel is not flipped. Images are feature maps, too: .npy files of any number of channels.")
                .usedMost(
                        "-k",
                        "--stride",
                        "--padding",
                        "--dilation",
                        "--groups",
                        "--bias",
                        "--edge",
                        "--range",
                        "-o",
                        "-f")
                .example(
                        "upscale conv photo.png -k edge --range float -o edges.tif",
                        "an edge detector; float samples keep what is negative")
                .example(
                        "upscale conv x.npy -k net.safetensors#down.weight --stride 2",
                        "a layer of a network, with the bias that the file has for it");
    }

    @Override
    public int run() {
        Method method = session.methods().named("convolution").orElseThrow();
        MethodOptions options = convolution.with(kernel.with(MethodOptions.of(new Target.Own())));
        UpscalePlan plan = batch.plan(method, convolution.withWeights(options, method, kernel));
        return batch.carryOut(input -> plan, session, inputs, "conv", "conv");
    }
}
