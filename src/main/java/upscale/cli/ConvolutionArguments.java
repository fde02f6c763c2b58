package upscale.cli;

import java.util.ArrayList;
import java.util.List;
import upscale.engine.Edge;
import upscale.engine.KernelBank;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;

/** What a convolution, transposed or not, is told besides its kernel. */
final class ConvolutionArguments {
    private final OptionGroup options = new OptionGroup();

    private final Option<Edge> edge = options.add(Option.of("EDGE", new Words.EdgeWord(), "--edge")
            .described("What lies beyond the border: replicate (aaa|abcd; default), reflect (cba|abcd; numpy "
                    + "symmetric), mirror (dcb|abcd; numpy reflect), wrap (bcd|abcd), zero, a number, or "
                    + "renormalize."));

    private final Option<KernelBank.Layout> layout = options.add(Option.of(
                    "LAYOUT", new Words.LayoutWord(), "--kernel-layout")
            .described("Axes of a four-dimensional kernel array: torch, [Cin,Cout,kH,kW] (conv: [Cout,Cin,kH,kW]; "
                    + "default), keras, [kH,kW,Cout,Cin] (conv: [kH,kW,Cin,Cout]), or, of conv, keras-depthwise, "
                    + "[kH,kW,C,M]."));

    private final Option<String> bias = options.add(Option.text("BIAS", "--bias")
            .described("What is added to each output channel: a number, a list such as 1,0,-2, a text or .npy "
                    + "file, or FILE.safetensors#NAME. Default: what the kernel's file has as NAME.bias."));

    private final Option<Integer> groups = options.add(Option.whole("N", "--groups")
            .described("Into how many groups channels are dealt: each has kernels of its own. Default: 1."));

    OptionGroup options() {
        return options;
    }

    /** The options, with those of these that are no part of the kernel. */
    MethodOptions with(MethodOptions options) {
        if (groups.isGiven() && groups.value() < 1) {
            throw new UsageException("--groups is at least 1, not " + groups.value());
        }
        return options.withPresent(Parameter.EDGE, edge.given()).withPresent(Parameter.GROUPS, groups.given());
    }

    /**
     * The options with a convolution's kernels, read from wherever they are. A method that enlarges has one of its own, which is asked for
     * by its name where only its layout or bias is given.
     *
     * @param method that takes weights
     */
    MethodOptions withWeights(MethodOptions options, Method method, KernelArguments how) {
        if (how.kernel().isEmpty() && !method.enlarges()) {
            throw new UsageException("which kernel? give one with -k, such as -k edge or -k \"0 1; 2 3\"");
        }
        return how.kernel().isEmpty() && given().isEmpty()
                ? options
                : ConvolutionWords.withKernel(
                        options, method, how.kernel().orElse("bilinear"), layout.given(), bias.given());
    }

    /** Those options that only a kernel of numbers has a use for, of them that were given. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        if (layout.isGiven()) {
            given.add("--kernel-layout");
        }
        if (bias.isGiven()) {
            given.add("--bias");
        }
        return given;
    }
}
