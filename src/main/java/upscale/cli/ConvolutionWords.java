package upscale.cli;

import java.util.Optional;
import java.util.OptionalInt;
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
     * The options with the kernels that are named. What else was asked is among them already: one of our own kernels, by its name or fitted by us, brings padding
     * "same" and replicated edges where nothing was said.
     *
     * @param method that takes them: one that enlarges scatters them
     * @throws UsageException if there are no such kernels
     */
    static MethodOptions withKernel(
            MethodOptions options, Method method, String kernel, Optional<Layout> layout, Optional<String> bias) {
        KernelSource source = new KernelSource(kernel, layout);
        KernelBank bank;
        boolean ours;
        try {
            bank = source.read(named(options, method));
            ours = source.named() || fitted(source, options, method);
            bank = bias.isEmpty() ? bank : bank.withBias(KernelSource.bias(bias.get()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
        MethodOptions more = options.with(Parameter.WEIGHTS, bank);
        if (ours && options.get(Parameter.PADDING).isEmpty()) {
            more = more.with(Parameter.PADDING, Padding.Rule.SAME);
        }
        boolean framework = options.get(Parameter.LIKE).isPresent();
        if (ours && !framework && options.get(Parameter.EDGE).isEmpty()) {
            more = more.with(Parameter.EDGE, Edge.REPLICATE);
        }
        return more;
    }

    // Whether it was made for the stride.
    private static boolean fitted(KernelSource source, MethodOptions options, Method method) {
        OptionalInt scale = method.enlarges() ? source.scale() : OptionalInt.empty();
        Pair stride = stride(options);
        if (scale.isPresent() && !stride.equals(Pair.both(scale.getAsInt()))) {
            throw new IllegalArgumentException(
                    "kernel " + source.word() + " was made for a scale of " + scale.getAsInt() + ", not " + stride);
        }
        return scale.isPresent();
    }

    private static NamedWeights named(MethodOptions options, Method method) {
        Pair stride = stride(options);
        return method.enlarges()
                ? NamedWeights.transposed(stride.rows(), stride.columns())
                : NamedWeights.convolution(stride.rows(), stride.columns());
    }

    // Kernels with names depend on it. One that is none is refused by the method.
    private static Pair stride(MethodOptions options) {
        Pair stride = options.get(Parameter.STRIDE).orElse(Pair.both(1));
        if (options.target() instanceof Target.Scale scale
                && scale.x().whole()
                && scale.y().whole()) {
            stride = new Pair((int) scale.y().numerator(), (int) scale.x().numerator());
        }
        return new Pair(Math.max(1, stride.rows()), Math.max(1, stride.columns()));
    }
}
