package upscale.format.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import upscale.format.FormatException;
import upscale.format.Texts;

/** The fields of a page that hold words, under the keywords of {@link Texts}. */
final class TextTags {
    private static final Map<Integer, String> KEYWORDS = new LinkedHashMap<>();

    static {
        KEYWORDS.put(Tag.DOCUMENT_NAME, Texts.TITLE);
        KEYWORDS.put(Tag.IMAGE_DESCRIPTION, Texts.DESCRIPTION);
        KEYWORDS.put(Tag.SOFTWARE, Texts.SOFTWARE);
        KEYWORDS.put(Tag.DATE_TIME, Texts.CREATION_TIME);
        KEYWORDS.put(Tag.ARTIST, Texts.AUTHOR);
        KEYWORDS.put(Tag.COPYRIGHT, Texts.COPYRIGHT);
        KEYWORDS.put(Tag.XMP, Texts.XMP);
    }

    private static final DateTimeFormatter TIFF_DATE = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");

    private TextTags() {}

    /** Words that cannot be read are no reason to refuse the picture. */
    static Optional<Texts> read(Ifd ifd) throws IOException {
        List<Texts.Entry> entries = new ArrayList<>();
        int room = Texts.MAX_CHARACTERS;
        for (Map.Entry<Integer, String> known : KEYWORDS.entrySet()) {
            if (ifd.count(known.getKey()) > room) {
                continue;
            }
            String text;
            try {
                text = ifd.bytes(known.getKey()).map(TextTags::text).orElse("");
            } catch (FormatException e) {
                continue;
            }
            boolean laysOut = known.getKey() == Tag.IMAGE_DESCRIPTION && laysOut(text);
            if (!text.isBlank() && !laysOut) {
                room -= text.length();
                entries.add(
                        new Texts.Entry(known.getValue(), known.getKey() == Tag.DATE_TIME ? reformatted(text) : text));
            }
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(new Texts(entries));
    }

    static void write(Optional<Texts> texts, IfdWriter ifd) {
        for (Map.Entry<Integer, String> known : KEYWORDS.entrySet()) {
            Optional<String> text = texts.flatMap(t -> t.get(known.getValue()));
            if (known.getKey() == Tag.DATE_TIME) {
                text = text.flatMap(TextTags::date).map(TIFF_DATE::format);
            }
            if (text.isPresent() && known.getKey() == Tag.XMP) {
                ifd.bytes(Tag.XMP, text.get().getBytes(StandardCharsets.UTF_8));
            } else {
                text.ifPresent(words -> ifd.text(known.getKey(), words));
            }
        }
    }

    /** What ImageJ, OME and tifffile write to find their way among pages and axes, which is wrong of the new file. */
    private static boolean laysOut(String description) {
        return description.startsWith("ImageJ=")
                || description.startsWith("{\"shape\":")
                || description.startsWith("<?xml") && description.contains("<OME ");
    }

    /** ASCII is what there should be; UTF-8 is what there is, or else Latin-1. Several strings become lines. */
    private static String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return Texts.withoutPadding(text).replace('\0', '\n').replace("\r\n", "\n");
    }

    /** As PNG has it: 2024-02-29T12:34:56; unchanged if it is no date. */
    private static String reformatted(String tiff) {
        return date(tiff).map(LocalDateTime::toString).orElse(tiff);
    }

    /** A date as TIFF writes it, or RFC 3339 or 1123; without its zone, which TIFF has none for. */
    private static Optional<LocalDateTime> date(String text) {
        for (DateTimeFormatter form :
                List.of(TIFF_DATE, DateTimeFormatter.ISO_DATE_TIME, DateTimeFormatter.RFC_1123_DATE_TIME)) {
            try {
                return Optional.of(LocalDateTime.parse(text.strip(), form));
            } catch (DateTimeException e) {
                // in another form, perhaps
            }
        }
        return Optional.empty();
    }
}
