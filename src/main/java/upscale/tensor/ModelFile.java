package upscale.tensor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A whole {@code .safetensors} file: arrays by name, and what it says of itself.
 *
 * @param metadata texts by name, in their order
 * @param arrays numbers by name, in their order
 */
public record ModelFile(Map<String, String> metadata, Map<String, Tensor> arrays) {
    private static final int ALIGNMENT = 8;

    /**
     * Reads a file.
     *
     * @throws upscale.format.FormatException if it is damaged, or holds what no weights are
     * @throws IOException if it cannot be read
     */
    public static ModelFile read(Path file) throws IOException {
        return of(Safetensors.open(file));
    }

    /** The same of a file in memory. */
    public static ModelFile read(byte[] file) throws IOException {
        return of(Safetensors.of(file));
    }

    /** Whether a file is called as one that is {@linkplain #read read} here. */
    public static boolean isCalledSo(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".safetensors");
    }

    private static ModelFile of(Safetensors file) throws IOException {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        for (String name : file.names()) {
            arrays.put(name, file.read(name));
        }
        return new ModelFile(file.metadata(), arrays);
    }

    /** Writes the file, its numbers as floats; the same bytes of the same model. */
    public void write(OutputStream out) throws IOException {
        StringBuilder header = new StringBuilder("{\"__metadata__\":{");
        header.append(metadata.entrySet().stream()
                .map(each -> quoted(each.getKey()) + ":" + quoted(each.getValue()))
                .collect(Collectors.joining(",")));
        header.append('}');
        long at = 0;
        for (Map.Entry<String, Tensor> each : arrays.entrySet()) {
            long end = at + 4L * each.getValue().data().length;
            header.append(',')
                    .append(quoted(each.getKey()))
                    .append(":{\"dtype\":\"F32\",\"shape\":")
                    .append(each.getValue().shapeText().replace(" ", ""))
                    .append(",\"data_offsets\":[")
                    .append(at)
                    .append(',')
                    .append(end)
                    .append("]}");
            at = end;
        }
        byte[] text = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded)
                .array());
        out.write(text);
        out.write(" ".repeat(padded - text.length).getBytes(StandardCharsets.US_ASCII));
        for (Tensor tensor : arrays.values()) {
            ByteBuffer data = ByteBuffer.allocate(4 * tensor.data().length).order(ByteOrder.LITTLE_ENDIAN);
            for (double value : tensor.data()) {
                data.putFloat((float) value);
            }
            out.write(data.array());
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
