package upscale.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import upscale.engine.KernelBank;
import upscale.engine.KernelBank.Layout;
import upscale.engine.NamedWeights;
import upscale.engine.Weights;
import upscale.spelling.Spelling;

/**
 * Where the kernels of a convolution come from: a name, numbers written in place, a text file, an {@code .npy} file, or an array in a
 * {@code .safetensors} file, {@code FILE.safetensors#NAME}.
 *
 * <p>Arrays of two axes are one kernel for every channel, [kH, kW]; of three, one for each, [C, kH, kW]; of four, kernels between
 * channels. An array {@code NAME.weight} brings its bias along if the file has one, {@code NAME.bias}.
 *
 * <p>What cannot be had is an {@link IllegalArgumentException} of one line that begins with the source.
 *
 * @param word how it was named
 * @param layout what the axes of an array of four mean: torch's or Keras'; torch's if empty
 */
public record KernelSource(String word, Optional<Layout> layout) {
    private static final String ARRAYS = ".safetensors";
    private static final int NAMES_SHOWN = 6;

    /**
     * The kernels, with their bias if they bring one.
     *
     * @param named what names mean
     */
    public KernelBank read(NamedWeights named) {
        return named.of(word).map(this::plain).orElseGet(this::read);
    }

    private KernelBank read() {
        if (word.isBlank()) {
            throw new IllegalArgumentException("the kernel is empty: give a name, numbers in rows, or a file");
        }
        return KernelText.inPlace(word) || meantAsText()
                ? plain(KernelText.parse(word))
                : ofFile("kernel", word, this::bank);
    }

    // Then what is wrong with it can be told by its place.
    private boolean meantAsText() {
        return word.matches("(?s).*[;\\s].*") && !new java.io.File(word).exists();
    }

    /** Whether it is one of the kernels that are known by name. */
    public boolean named() {
        String name = word.strip().toLowerCase(Locale.ROOT).replaceAll(":.*", "");
        return NamedWeights.NAMES.stream()
                .anyMatch(n -> n.replaceAll("[\\[:].*", "").equals(name));
    }

    /** The scale that it was made for, if it is in a {@link KernelFile}. */
    public OptionalInt scale() {
        return ofFile("kernel", word, () -> KernelFile.scale(word));
    }

    /** Biases: numbers in place, a text file of them, an {@code .npy} file, or an array in a {@code .safetensors} file. */
    public static double[] bias(String word) {
        return KernelText.inPlace(word)
                ? KernelText.parse(word).values()
                : ofFile(
                        "bias",
                        word,
                        () -> isText(word) ? KernelText.read(Path.of(word)).values() : flat(word));
    }

    private static double[] flat(String word) throws IOException {
        Tensor tensor = tensor(word);
        if (tensor.shape().size() > 1) {
            throw new IllegalArgumentException(
                    "bias " + word + " has the shape " + tensor.shapeText() + ", expected [C]");
        }
        return tensor.data();
    }

    private KernelBank plain(Weights weights) {
        if (layout.isPresent()) {
            throw new IllegalArgumentException(
                    "kernel " + word + " is the same for every channel: a layout is for arrays of four axes");
        }
        return KernelBank.of(weights);
    }

    private KernelBank bank() throws IOException {
        if (isText(word)) {
            return plain(KernelText.read(Path.of(word)));
        }
        Tensor tensor = tensor(word);
        int[] shape = tensor.shape().stream().mapToInt(i -> i).toArray();
        if (shape.length < 2 || shape.length > 4 || Arrays.stream(shape).anyMatch(n -> n == 0)) {
            throw new IllegalArgumentException("kernel " + word + " has the shape " + tensor.shapeText()
                    + ", expected [kH, kW], [C, kH, kW] or four axes, none of length 0");
        } else if (shape.length < 4 && layout.isPresent()) {
            throw new IllegalArgumentException("kernel " + word + " has the shape " + tensor.shapeText()
                    + ": a layout is for arrays of four axes");
        }
        Layout meaning =
                shape.length == 2 ? Layout.PLAIN : shape.length == 3 ? Layout.DEPTHWISE : layout.orElse(Layout.TORCH);
        return new KernelBank(meaning, shape, tensor.data(), siblingBias(), word);
    }

    private Optional<double[]> siblingBias() throws IOException {
        int hash = hash(word);
        if (hash < 0 || !word.endsWith(".weight")) {
            return Optional.empty();
        }
        Safetensors file = Safetensors.open(Path.of(word.substring(0, hash)));
        String name = word.substring(hash + 1, word.length() - "weight".length()) + "bias";
        return file.names().contains(name) ? Optional.of(flat(word.substring(0, hash + 1) + name)) : Optional.empty();
    }

    private static int hash(String word) {
        int at = word.toLowerCase(Locale.ROOT).lastIndexOf(ARRAYS + "#");
        return at < 0 ? -1 : at + ARRAYS.length();
    }

    private static boolean isText(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        return hash(word) < 0 && !name.endsWith(".npy") && !name.endsWith(ARRAYS);
    }

    private static Tensor tensor(String word) throws IOException {
        int hash = hash(word);
        if (hash < 0 && !word.toLowerCase(Locale.ROOT).endsWith(ARRAYS)) {
            return NpyTensors.read(Path.of(word));
        }
        Safetensors file = Safetensors.open(Path.of(hash < 0 ? word : word.substring(0, hash)));
        if (hash < 0 && KernelFile.isOtherModel(file)) {
            throw new IllegalArgumentException(
                    "it is an " + file.metadata().get("format") + ", and -m learned applies it");
        }
        String name =
                hash < 0 && file.names().size() == 1 ? file.names().iterator().next() : word.substring(hash + 1);
        if (hash < 0 && file.names().size() != 1 || !file.names().contains(name)) {
            List<String> some = file.names().stream().limit(NAMES_SHOWN).toList();
            throw new IllegalArgumentException(
                    (hash < 0 ? "which array? write " + word + "#NAME" : "there is no array '" + name + "'")
                            + "; the file has " + (some.isEmpty() ? "none" : String.join(", ", some))
                            + (file.names().size() > NAMES_SHOWN ? ", ..." : ""));
        }
        return file.read(name);
    }

    // Without its numbers.
    private static String plain(String name) {
        return name.replaceFirst("[:\\[].*", "");
    }

    @FunctionalInterface
    private interface Reading<T> {
        T get() throws IOException;
    }

    private static <T> T ofFile(String what, String word, Reading<T> reading) {
        try {
            return reading.get();
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    what + " '" + word + "' is no file, no matrix such as \"0 1; 2 3\" and none of "
                            + String.join(", ", NamedWeights.NAMES)
                            + Spelling.meant(
                                    plain(word),
                                    NamedWeights.NAMES.stream()
                                            .map(KernelSource::plain)
                                            .toList()),
                    e);
        } catch (IOException e) {
            String why = Files.isDirectory(Path.of(word)) ? "is a folder" : e.getMessage();
            throw new IllegalArgumentException(what + " " + word + ": " + why, e);
        } catch (IllegalArgumentException e) {
            throw e.getMessage().startsWith(what)
                    ? e
                    : new IllegalArgumentException(what + " " + word + ": " + e.getMessage(), e);
        }
    }
}
