package upscale.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import upscale.engine.KernelBank;
import upscale.engine.Kernels;
import upscale.engine.NamedWeights;
import upscale.engine.Weights;
import upscale.learn.Degradation;
import upscale.tensor.KernelSource;

/** {@code bicubic}, {@code box}, {@code nearest}, {@code gaussian:S}, or a file with a kernel in it. */
final class DegradationWord extends Choices implements ITypeConverter<Degradation> {
    private static final List<Degradation> FIXED = List.of(Degradation.BICUBIC, Degradation.BOX, Degradation.NEAREST);

    /** The one option of that name. */
    static Option<Degradation> option() {
        return Option.of("HOW", new DegradationWord(), "--degradation")
                .described("How small images are made of large ones: ${COMPLETION-CANDIDATES}, gaussian:S (of standard"
                        + " deviation S in pixels of the large image), or a file with a kernel. Default: bicubic, as"
                        + " MATLAB's imresize.");
    }

    @Override
    List<String> words() {
        return FIXED.stream().map(Degradation::name).toList();
    }

    @Override
    public Degradation convert(String text) {
        String word = text.trim().toLowerCase(Locale.ROOT);
        for (Degradation fixed : FIXED) {
            if (fixed.name().equals(word)) {
                return fixed;
            }
        }
        try {
            return word.matches("gaussian(:.*)?") ? gaussian(word) : ofFile(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static Degradation gaussian(String word) {
        if (!word.contains(":")) {
            throw new IllegalArgumentException("gaussian wants a standard deviation, such as gaussian:1.2");
        }
        Kernels.parse(word); // refuses what is no number, or out of its range
        return Degradation.gaussian(Double.parseDouble(word.substring(word.indexOf(':') + 1)));
    }

    private Degradation ofFile(String text) {
        KernelSource source = new KernelSource(text, Optional.empty());
        if (source.named() || !new java.io.File(text).exists() && !text.contains("#")) {
            throw new IllegalArgumentException("'" + text + "' is none of " + String.join(", ", words())
                    + ", gaussian:S, and no file with a kernel" + Spelling.hint(text, words()));
        }
        KernelBank bank = source.read(NamedWeights.convolution(1, 1));
        if (bank.layout() != KernelBank.Layout.PLAIN) {
            throw new IllegalArgumentException(
                    "kernel " + text + " has " + bank.layout().axes() + " axes, expected two: [kH, kW]");
        }
        try {
            return Degradation.of(text, new Weights(bank.height(), bank.width(), bank.data(), text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("kernel " + text + ": " + e.getMessage(), e);
        }
    }
}
