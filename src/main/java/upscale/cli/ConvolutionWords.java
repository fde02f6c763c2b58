package upscale.cli;

import java.util.Optional;
import upscale.engine.Edge;
import upscale.engine.KernelBank;
import upscale.engine.KernelBank.Layout;
import upscale.engine.NamedWeights;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.tensor.KernelSource;

/** What the words for the kernels of a convolution mean, the same in every command and in a chain. */
final class ConvolutionWords {
    private ConvolutionWords() {}

    /**
     * The options with the kernels that are named. What else was asked is among them already: one of our own kernels brings padding
     * "same" and replicated edges where nothing was said.
     *
     * @param method that takes them: one that enlarges scatters them
     * @throws UsageException if there are no such kernels
     */
    static MethodOptions withKernel(
            MethodOptions options, Method method, String kernel, Optional<Layout> layout, Optional<String> bias) {
        KernelSource source = new KernelSource(kernel, layout);
        KernelBank bank;
        try {
            bank = source.read(named(options, method));
            bank = bias.isEmpty() ? bank : bank.withBias(KernelSource.bias(bias.get()));
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

    // Kernels with names depend on the stride. One that is none is refused by the method.
    private static NamedWeights named(MethodOptions options, Method method) {
        Pair stride = options.get(Parameter.STRIDE).orElse(Pair.both(1));
        if (options.target() instanceof Target.Scale scale
                && scale.x().whole()
                && scale.y().whole()) {
            stride = new Pair((int) scale.y().numerator(), (int) scale.x().numerator());
        }
        int down = Math.max(1, stride.rows());
        int across = Math.max(1, stride.columns());
        return method.enlarges() ? NamedWeights.transposed(down, across) : NamedWeights.convolution(down, across);
    }
}
