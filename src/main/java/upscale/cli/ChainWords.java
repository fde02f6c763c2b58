package upscale.cli;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;
import upscale.chain.Vocabulary;
import upscale.engine.Alignment;
import upscale.engine.Apodization;
import upscale.engine.Edge;
import upscale.engine.Kernel;
import upscale.engine.KernelBank;
import upscale.engine.Kernels;
import upscale.method.ChannelOrder;
import upscale.method.Channels;
import upscale.method.EvenOverlap;
import upscale.method.LearnedModel;
import upscale.method.Like;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.NearestRounding;
import upscale.method.Padding;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;

/** The words of a chain, read as those of options are. */
final class ChainWords implements Vocabulary {
    private static final Map<Class<?>, Function<String, ?>> MEANINGS = Map.ofEntries(
            Map.entry(Kernel.class, Kernels::parse),
            Map.entry(Pair.class, new Words.PairWord()::convert),
            Map.entry(Padding.class, new Words.PaddingWord()::convert),
            Map.entry(Edge.class, new Words.EdgeWord()::convert),
            Map.entry(Alignment.class, new Words.AlignmentWord()::convert),
            Map.entry(Apodization.class, new Words.ApodizationWord()::convert),
            Map.entry(NearestRounding.class, new Words.RoundingWord()::convert),
            Map.entry(ChannelOrder.class, new Words.OrderWord()::convert),
            Map.entry(EvenOverlap.class, new Words.EvenOverlapWord()::convert),
            Map.entry(Like.class, new Words.LibraryWord()::convert),
            Map.entry(Channels.class, new Words.ChannelsWord()::convert),
            Map.entry(LearnedModel.class, ChainWords::model),
            Map.entry(Integer.class, ChainWords::count),
            Map.entry(Double.class, ChainWords::part),
            Map.entry(Boolean.class, ChainWords::yes));

    @Override
    public <T> T value(Parameter<T> parameter, String word) {
        Function<String, ?> meaning = MEANINGS.get(parameter.type());
        if (meaning == null) {
            throw new IllegalArgumentException(parameter.option().substring(2) + " cannot be said in a chain");
        }
        return parameter.type().cast(understood(meaning, word));
    }

    @Override
    public MethodOptions withKernel(
            Method method, MethodOptions options, String kernel, Optional<String> layout, Optional<String> bias) {
        Optional<KernelBank.Layout> axes = layout.map(word -> understood(new Words.LayoutWord()::convert, word));
        try {
            return ConvolutionWords.withKernel(options, method, kernel, axes, bias);
        } catch (UsageException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public Target.Scale scale(String word) {
        return understood(new Words.ScaleWord()::convert, word);
    }

    private static <T> T understood(Function<String, T> meaning, String word) {
        try {
            return meaning.apply(word);
        } catch (TypeConversionException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static LearnedModel model(String word) {
        try {
            return ModelWord.model(word);
        } catch (UsageException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static int count(String word) {
        if (!word.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("'" + word + "' is not a whole number of at least 1");
        }
        return Integer.parseInt(word);
    }

    private static double part(String word) {
        if (!word.matches("0|1|0?\\.[0-9]+|1\\.0+|0\\.[0-9]*")) {
            throw new IllegalArgumentException("'" + word + "' is not a number from 0 to 1");
        }
        return Double.parseDouble(word);
    }

    private static boolean yes(String word) {
        if (!word.matches("yes|no")) {
            throw new IllegalArgumentException("'" + word + "' is neither yes nor no");
        }
        return word.equals("yes");
    }
}
