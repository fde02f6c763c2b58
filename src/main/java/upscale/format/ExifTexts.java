package upscale.format;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The words in the first directory of an EXIF block (CIPA DC-008, 4.6.4; the title's field is TIFF's), under the keywords of {@link Texts}: for
 * formats that have no other place for them.
 */
public final class ExifTexts {
    private static final Map<Integer, String> KEYWORDS = new TreeMap<>(Map.of(
            0x10d, Texts.TITLE,
            0x10e, Texts.DESCRIPTION,
            0x131, Texts.SOFTWARE,
            0x13b, Texts.AUTHOR,
            0x8298, Texts.COPYRIGHT));

    private static final int ASCII = 2;
    private static final int ENTRY_BYTES = 12;
    private static final int INLINE = 4;
    private static final ExifBlock NOTHING = new ExifBlock(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0});

    private ExifTexts() {}

    /** What can be read of them. */
    public static List<Texts.Entry> read(ExifBlock block) {
        List<Texts.Entry> texts = new ArrayList<>();
        try {
            ByteBuffer in = buffer(block.bytes());
            for (Map.Entry<Integer, Integer> entry : entries(in).entrySet()) {
                String keyword = KEYWORDS.get(entry.getKey());
                int at = entry.getValue();
                if (keyword != null && in.getShort(at + 2) == ASCII) {
                    byte[] text = new byte[Math.min(in.getInt(at + 4), block.bytes().length)];
                    in.get(text.length <= INLINE ? at + 8 : in.getInt(at + 8), text);
                    String words = Texts.decoded(text);
                    if (!words.isBlank()) {
                        texts.add(new Texts.Entry(keyword, words));
                    }
                }
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            // what was read before the break still stands
        }
        return texts;
    }

    /**
     * The block with these words, or a new one of them alone. All of the block stays where it is, as offsets in maker's notes count from its
     * start; its first directory is written anew behind it.
     *
     * @return {@code block} if it says all of them already, or is too broken to say more
     */
    public static Optional<ExifBlock> with(Optional<ExifBlock> block, Texts texts) {
        Map<Integer, byte[]> fields = new TreeMap<>();
        List<Texts.Entry> said = block.map(ExifTexts::read).orElse(List.of());
        KEYWORDS.forEach((tag, keyword) -> texts.get(keyword)
                .map(text -> new Texts.Entry(keyword, text))
                .filter(entry -> !said.contains(entry))
                .ifPresent(entry -> fields.put(tag, (entry.text() + "\0").getBytes(StandardCharsets.UTF_8))));
        try {
            return fields.isEmpty() ? block : Optional.of(with(block.orElse(NOTHING), fields));
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return block;
        }
    }

    private static ExifBlock with(ExifBlock block, Map<Integer, byte[]> fields) {
        ByteBuffer in = buffer(block.bytes());
        Map<Integer, Integer> old = entries(in);
        old.keySet().removeAll(fields.keySet());
        int directory = block.bytes().length + (block.bytes().length & 1);
        int count = old.size() + fields.size();
        int end = directory + 2 + count * ENTRY_BYTES + 4;
        int room = end + fields.values().stream().mapToInt(f -> f.length + 1).sum();
        ByteBuffer out = ByteBuffer.allocate(room).order(in.order()).put(block.bytes());
        out.putInt(4, directory).position(directory).putShort((short) count);
        Map<Integer, byte[]> all = new TreeMap<>(fields);
        old.forEach((tag, at) -> all.put(tag, new byte[0]));
        for (int tag : all.keySet()) {
            byte[] field = fields.get(tag);
            if (field == null) {
                out.put(block.bytes(), old.get(tag), ENTRY_BYTES);
                continue;
            }
            out.putShort((short) tag).putShort((short) ASCII).putInt(field.length);
            if (field.length <= INLINE) {
                out.put(field).position(out.position() + INLINE - field.length);
            } else {
                out.putInt(end).put(end, field);
                end += field.length + (field.length & 1);
            }
        }
        int first = in.getInt(4);
        out.putInt(in.getInt(first + 2 + (in.getShort(first) & 0xffff) * ENTRY_BYTES));
        return new ExifBlock(Arrays.copyOf(out.array(), end));
    }

    /** Where the entries of the first directory stand, by tag. */
    private static Map<Integer, Integer> entries(ByteBuffer in) {
        TreeMap<Integer, Integer> entries = new TreeMap<>();
        int first = in.getInt(4);
        int count = in.getShort(first) & 0xffff;
        for (int i = 0; i < count; i++) {
            int at = first + 2 + i * ENTRY_BYTES;
            in.get(at + ENTRY_BYTES - 1); // all of it is there
            entries.putIfAbsent(in.getShort(at) & 0xffff, at);
        }
        return entries;
    }

    private static ByteBuffer buffer(byte[] block) {
        return ByteBuffer.wrap(block).order(block[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }
}
