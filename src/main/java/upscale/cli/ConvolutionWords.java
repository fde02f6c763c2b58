package upscale.cli;

import java.util.Optional;
import upscale.engine.Edge;
import upscale.engine.KernelBank;
import upscale.engine.KernelBank.Layout;
import upscale.engine.NamedWeights;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Parameter;
import upscale.tensor.KernelSource;

/** What the options of convolutions mean, the same in every command that has them. */
final class ConvolutionWords {
    static final String KERNEL = "Interpolation: a kernel with its numbers, such as lanczos:4, cubic:B,C or"
            + " kaiser:N,BETA ('upscale methods' lists them). Transposed and conv: bilinear, nearest, bicubic, lanczos,"
            + " gaussian:SIGMA, box, edge, sharpen, identity, a matrix such as \"0 1; 2 3\", a text or .npy file, or"
            + " FILE.safetensors#NAME.";
    static final String LAYOUT =
            "Axes of a four-dimensional kernel array: torch, [Cin,Cout,kH,kW] (conv: [Cout,Cin,kH,kW]; default), or"
                    + " keras, [kH,kW,Cout,Cin] (conv: [kH,kW,Cin,Cout]).";
    static final String BIAS = "What is added to each output channel: a number, a list such as 1,0,-2, a text or .npy"
            + " file, or FILE.safetensors#NAME. Default: what the kernel's file has as NAME.bias.";
    static final String EDGE =
            "Beyond the border: replicate (aaa|abcd; default), reflect (cba|abcd; numpy symmetric), mirror (dcb|abcd;"
                    + " numpy reflect), wrap (bcd|abcd), zero, a number, or renormalize.";
    static final String PADDING =
            "What transposed crops, or conv and pool add: valid (nothing; default with a kernel of your"
                    + " own), same (the stride alone decides the size; default else), or pixels: N, ROWS,COLUMNS or"
                    + " TOP,LEFT,BOTTOM,RIGHT.";
    static final String STRIDE =
            "Of transposed, in place of a scale; of conv and pool, pixels per output: N, ROWS,COLUMNS, or "
                    + "COLUMNSxROWS. Of checkerboard, the period to look for (default: 2 to 8).";
    static final String DILATION =
            "Distance between neighbouring weights of the kernel: N, ROWS,COLUMNS, or" + " COLUMNSxROWS. Default: 1.";
    static final String GROUPS = "Into how many groups channels are dealt, each with kernels of its own. Default: 1.";

    private ConvolutionWords() {}

    /**
     * The options with the kernels that are named. What else was asked is among them already: one of our own kernels brings padding
     * "same" and replicated edges where nothing was said.
     *
     * @throws UsageException if there are no such kernels
     */
    static MethodOptions withKernel(
            MethodOptions options, NamedWeights named, String kernel, Layout layout, String bias) {
        KernelSource source = new KernelSource(kernel, Optional.ofNullable(layout));
        KernelBank bank;
        try {
            bank = source.read(named);
            bank = bias == null ? bank : bank.withBias(KernelSource.bias(bias));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
        MethodOptions more = options.with(Parameter.WEIGHTS, bank);
        if (source.named() && options.get(Parameter.PADDING).isEmpty()) {
            more = more.with(Parameter.PADDING, Padding.Rule.SAME);
        }
        boolean framework = options.get(Parameter.LIKE).isPresent();
        if (source.named() && !framework && options.get(Parameter.EDGE).isEmpty()) {
            more = more.with(Parameter.EDGE, Edge.REPLICATE);
        }
        return more;
    }

    static int groups(int groups) {
        if (groups < 1) {
            throw new UsageException("--groups is at least 1, not " + groups);
        }
        return groups;
    }
}
