package upscale.tensor;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import upscale.format.FormatException;

/**
 * A {@code .safetensors} file: named arrays. Eight bytes with the length of a JSON header, low byte first; the header; the data, which
 * the header's offsets must cover without gaps or overlaps (Hugging Face, safetensors format).
 *
 * @param bytes where it lies
 * @param entries its arrays by name, in the header's order
 * @param metadata what it says of itself
 * @param dataOffset bytes from the start of the file to the data
 */
record Safetensors(Bytes bytes, Map<String, Entry> entries, Map<String, String> metadata, long dataOffset) {
    /** What the format's own reader refuses beyond. */
    private static final long LONGEST_HEADER = 100_000_000;

    /**
     * An array as the header states it.
     *
     * @param dtype the element type, such as {@code F32}
     * @param shape the axes' lengths
     * @param begin bytes from the start of the data to the array
     * @param end bytes from the start of the data to its end
     */
    record Entry(String dtype, List<Long> shape, long begin, long end) {}

    /** Bytes of a file, or in memory. */
    private interface Bytes {
        ByteBuffer read(long at, int length) throws IOException;
    }

    /** Reads the header of a file and holds it against its length. */
    static Safetensors open(Path file) throws IOException {
        return open(
                (at, length) -> {
                    try (FileChannel in = FileChannel.open(file)) {
                        return bytes(in, at, length);
                    }
                },
                Files.size(file));
    }

    /** The same of a file in memory. */
    static Safetensors of(byte[] file) throws IOException {
        return open(
                (at, length) -> ByteBuffer.wrap(Arrays.copyOfRange(file, (int) at, (int) at + length)), file.length);
    }

    private static Safetensors open(Bytes bytes, long size) throws IOException {
        if (size < 8) {
            throw FormatException.corrupt("safetensors", 0, "a file of " + size + " bytes has no header");
        }
        long length = bytes.read(0, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > LONGEST_HEADER || length > size - 8) {
            throw FormatException.corrupt(
                    "safetensors", 0, "a header of " + Long.toUnsignedString(length) + " bytes in a file of " + size);
        }
        String text = new String(bytes.read(8, (int) length).array(), StandardCharsets.UTF_8);
        SafetensorsHeader header = SafetensorsHeader.parse(text);
        requireCovered(header.entries(), size - 8 - length);
        return new Safetensors(bytes, header.entries(), header.metadata(), 8 + length);
    }

    private static void requireCovered(Map<String, Entry> entries, long length) throws FormatException {
        List<Map.Entry<String, Entry>> sorted = entries.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Entry>>comparingLong(
                                e -> e.getValue().begin())
                        .thenComparingLong(e -> e.getValue().end()))
                .toList();
        long at = 0;
        for (Map.Entry<String, Entry> named : sorted) {
            Entry entry = named.getValue();
            if (entry.begin() != at || entry.end() < at || entry.end() > length) {
                throw FormatException.corrupt(
                        "safetensors",
                        "'" + named.getKey() + "' is said to lie at " + entry.begin() + " to " + entry.end()
                                + ", expected it to begin at " + at + " and to end by " + length);
            }
            at = entry.end();
        }
        if (at != length) {
            throw FormatException.corrupt("safetensors", (length - at) + " bytes at the end belong to no array");
        }
    }

    Set<String> names() {
        return entries.keySet();
    }

    /** @param name one of {@link #names()} */
    Tensor read(String name) throws IOException {
        Entry entry = entries.get(name);
        Element element = element(name, entry.dtype());
        long expected = (long) Tensor.elements("safetensors", entry.shape()) * element.bytes();
        if (entry.end() - entry.begin() != expected || expected > Integer.MAX_VALUE) {
            throw FormatException.corrupt(
                    "safetensors",
                    "'" + name + "' of shape " + entry.shape() + " and type " + entry.dtype() + " needs " + expected
                            + " bytes, its offsets leave " + (entry.end() - entry.begin()));
        }
        ByteBuffer data = bytes.read(dataOffset + entry.begin(), (int) expected);
        return Tensor.of(data.order(ByteOrder.LITTLE_ENDIAN), element, entry.shape(), false);
    }

    private static Element element(String name, String dtype) throws FormatException {
        for (Element element : Element.values()) {
            if (element.name().equals(dtype)) {
                return element;
            }
        }
        throw FormatException.unsupported(
                "safetensors",
                "'" + name + "' has elements of type " + dtype + ", expected F16, BF16, F32, F64 or integers");
    }

    private static ByteBuffer bytes(FileChannel in, long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (in.read(buffer, at + buffer.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return buffer.flip();
    }
}
