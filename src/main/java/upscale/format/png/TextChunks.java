package upscale.format.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import upscale.format.Texts;

/** The chunks tEXt, zTXt and iTXt (PNG third edition, 11.3.3). */
final class TextChunks {
    /** A keyword and the zero after it. */
    static final int MAX_KEYWORD = 79;

    /** Texts longer than this are worth compressing (11.3.3.4 says from 1024 on). */
    private static final int LONG_TEXT = 1024;

    private TextChunks() {}

    /** A chunk as it is written. */
    record Chunk(String type, byte[] data) {}

    /**
     * The text of a chunk.
     *
     * @param type tEXt, zTXt or iTXt
     * @param limit bytes that a compressed text may become
     * @return empty if the chunk is malformed, or its text larger
     */
    static Optional<Texts.Entry> read(String type, byte[] data, int limit) {
        int keyword = zero(data, 0);
        if (keyword <= 0 || keyword > MAX_KEYWORD) {
            return Optional.empty();
        }
        String name = latin1(data, 0, keyword);
        int at = keyword + 1;
        return switch (type) {
            case "tEXt" -> Optional.of(new Texts.Entry(name, latin1(data, at, data.length)));
            case "zTXt" ->
                at < data.length && data[at] == 0
                        ? inflated(data, at + 1, limit).map(text -> new Texts.Entry(name, latin1(text, 0, text.length)))
                        : Optional.empty();
            default -> international(name, data, at, limit);
        };
    }

    private static Optional<Texts.Entry> international(String name, byte[] data, int at, int limit) {
        int language = at + 2;
        int translated = zero(data, language) + 1;
        int text = zero(data, translated) + 1;
        if (translated == 0 || text == 0 || data[at] < 0 || data[at] > 1 || data[at + 1] != 0) {
            return Optional.empty();
        }
        Optional<byte[]> utf8 =
                data[at] == 1 ? inflated(data, text, limit) : Optional.of(Arrays.copyOfRange(data, text, data.length));
        Optional<String> words = utf8.flatMap(TextChunks::utf8);
        Optional<String> translation = utf8(Arrays.copyOfRange(data, translated, text - 1));
        return words.isEmpty() || translation.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Texts.Entry(name, latin1(data, language, translated - 1), translation.get(), words.get()));
    }

    /** Where the next zero is; -1 if there is none. */
    private static int zero(byte[] data, int from) {
        for (int i = Math.max(0, from); i < data.length; i++) {
            if (data[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    private static String latin1(byte[] data, int from, int to) {
        return new String(data, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> utf8(byte[] data) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(data))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> inflated(byte[] data, int from, int limit) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data, from, data.length - from);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 13];
            while (!inflater.finished()) {
                int n = inflater.inflate(buffer);
                out.write(buffer, 0, n);
                if (n == 0 || out.size() > limit) {
                    return Optional.empty();
                }
            }
            return Optional.of(out.toByteArray());
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    /** The chunk for a text: the simplest that holds it; an XMP packet is never compressed (XMP part 3, 1.1.5). */
    static Chunk write(Texts.Entry entry) {
        boolean xmp = entry.keyword().equals(Texts.XMP);
        boolean plain = !xmp
                && entry.language().isEmpty()
                && entry.translated().isEmpty()
                && holds(StandardCharsets.ISO_8859_1, entry.text());
        byte[] text = entry.text().getBytes(plain ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        boolean compress = !xmp && text.length > LONG_TEXT;
        byte[] stored = compress ? ColourProfile.deflated(text) : text;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(entry.keyword().getBytes(StandardCharsets.ISO_8859_1));
        out.write(0);
        if (!plain) {
            out.write(compress ? 1 : 0);
        }
        if (!plain || compress) {
            out.write(0); // the method: deflate
        }
        if (!plain) {
            out.writeBytes(entry.language().getBytes(StandardCharsets.ISO_8859_1));
            out.write(0);
            out.writeBytes(entry.translated().getBytes(StandardCharsets.UTF_8));
            out.write(0);
        }
        out.writeBytes(stored);
        return new Chunk(plain ? compress ? "zTXt" : "tEXt" : "iTXt", out.toByteArray());
    }

    // A zero ends no text of Latin-1, where it stands for nothing (11.3.3.3).
    private static boolean holds(Charset charset, String text) {
        return charset.newEncoder().canEncode(text) && text.indexOf(0) < 0;
    }
}
