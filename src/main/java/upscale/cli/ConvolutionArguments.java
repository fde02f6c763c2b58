package upscale.cli;

import picocli.CommandLine.Option;
import upscale.engine.Edge;
import upscale.engine.KernelBank;
import upscale.engine.NamedWeights;
import upscale.method.MethodOptions;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;

/** Which convolution. */
final class ConvolutionArguments {
    @Option(
            names = {"-k", "--kernel"},
            paramLabel = "KERNEL",
            description = ConvolutionWords.KERNEL)
    private String kernel;

    @Option(
            names = "--kernel-layout",
            paramLabel = "LAYOUT",
            converter = Words.LayoutWord.class,
            completionCandidates = Choices.Layouts.class,
            description = ConvolutionWords.LAYOUT)
    private KernelBank.Layout layout;

    @Option(names = "--bias", paramLabel = "BIAS", description = ConvolutionWords.BIAS)
    private String bias;

    @Option(
            names = "--edge",
            paramLabel = "EDGE",
            converter = Words.EdgeWord.class,
            completionCandidates = Choices.Edges.class,
            description = ConvolutionWords.EDGE)
    private Edge edge;

    @Option(
            names = "--padding",
            paramLabel = "PADDING",
            converter = Words.PaddingWord.class,
            completionCandidates = Choices.Paddings.class,
            description = ConvolutionWords.PADDING)
    private Padding padding;

    @Option(
            names = "--stride",
            paramLabel = "STRIDE",
            converter = Words.PairWord.class,
            description = ConvolutionWords.STRIDE)
    private Pair stride;

    @Option(
            names = "--dilation",
            paramLabel = "DILATION",
            converter = Words.PairWord.class,
            description = ConvolutionWords.DILATION)
    private Pair dilation;

    @Option(names = "--groups", paramLabel = "N", description = ConvolutionWords.GROUPS)
    private Integer groups;

    MethodOptions options() {
        if (kernel == null) {
            throw new UsageException("which kernel? give one with -k, such as -k edge or -k \"0 1; 2 3\"");
        }
        Pair strides = stride == null ? Pair.both(1) : stride;
        if (strides.rows() < 1 || strides.columns() < 1) {
            throw new UsageException("--stride is at least 1, not " + strides);
        }
        MethodOptions options = MethodOptions.of(new Target.Own()).with(Parameter.STRIDE, strides);
        options = with(options, Parameter.EDGE, edge);
        options = with(options, Parameter.PADDING, padding);
        options = with(options, Parameter.DILATION, dilation);
        options = with(options, Parameter.GROUPS, groups == null ? null : ConvolutionWords.groups(groups));
        NamedWeights named = NamedWeights.convolution(strides.rows(), strides.columns());
        return ConvolutionWords.withKernel(options, named, kernel, layout, bias);
    }

    private static <T> MethodOptions with(MethodOptions options, Parameter<T> parameter, T value) {
        return value == null ? options : options.with(parameter, value);
    }
}
