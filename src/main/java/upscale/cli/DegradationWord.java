package upscale.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import upscale.engine.Degradation;
import upscale.engine.KernelBank;
import upscale.engine.NamedWeights;
import upscale.engine.Weights;
import upscale.spelling.Spelling;
import upscale.tensor.KernelSource;

/** {@code bicubic}, {@code box}, {@code nearest}, {@code gaussian:S}, or a file with a kernel in it. */
final class DegradationWord extends Choices implements ITypeConverter<Degradation> {
    /** The one option of that name. */
    static Option<Degradation> option() {
        return Option.of("HOW", new DegradationWord(), "--degradation")
                .described("How small images are made of large ones: bicubic, box, nearest, gaussian:S (of standard "
                        + "deviation S in pixels of the large image), or a file with a kernel. Default: bicubic, as "
                        + "MATLAB's imresize.");
    }

    @Override
    List<String> words() {
        return Degradation.FIXED.stream().map(Degradation::name).toList();
    }

    @Override
    public Degradation convert(String text) {
        String word = text.trim().toLowerCase(Locale.ROOT);
        try {
            if (word.equals("gaussian")) {
                throw new IllegalArgumentException("gaussian wants a standard deviation, such as gaussian:1.2");
            }
            return Degradation.named(word).orElseGet(() -> ofFile(text));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
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
