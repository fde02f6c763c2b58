package upscale.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import upscale.engine.Weights;

/**
 * A kernel of transposed convolution that was made for a scale, in a {@code .safetensors} file: one array, {@value #ARRAY}, and metadata that say so. Where nothing else is asked for it is
 * used with padding "same" and replicated edges.
 */
public final class KernelFile {
    private static final String ARRAY = "kernel";
    private static final String NAMED = "#" + ARRAY;
    private static final String KIND = "upscale kernel";

    private KernelFile() {}

    /** @param told what else the file says of it */
    public static ModelFile of(int scale, Weights kernel, Map<String, String> told) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", KIND);
        metadata.put("scale", Integer.toString(scale));
        metadata.putAll(told);
        return new ModelFile(
                metadata, Map.of(ARRAY, new Tensor(List.of(kernel.height(), kernel.width()), kernel.values())));
    }

    /**
     * The scale that a kernel was made for, if it is one of this kind.
     *
     * @param word a file, or the array in it
     */
    static OptionalInt scale(String word) throws IOException {
        Path file = Path.of(word.endsWith(NAMED) ? word.substring(0, word.length() - NAMED.length()) : word);
        if (!ModelFile.isCalledSo(file) || !Files.isRegularFile(file)) {
            return OptionalInt.empty();
        }
        Map<String, String> metadata = Safetensors.open(file).metadata();
        String scale = metadata.getOrDefault("scale", "");
        return KIND.equals(metadata.get("format")) && scale.matches("[1-9][0-9]{0,3}")
                ? OptionalInt.of(Integer.parseInt(scale))
                : OptionalInt.empty();
    }

    /** Whether a file says that something else of upscale is in it, which is applied otherwise. */
    static boolean isOtherModel(Safetensors file) {
        String kind = file.metadata().getOrDefault("format", "");
        return kind.startsWith("upscale ") && !kind.equals(KIND);
    }
}
