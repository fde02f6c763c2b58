package upscale.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import upscale.image.ImageInfo;

/**
 * What a file says in words: title, author, description. Keywords are those that PNG registers (third edition, 11.3.3.2); other formats map
 * their own to them.
 *
 * @param entries in the file's order; a keyword may come several times
 */
public record Texts(List<Entry> entries) implements Attachment {
    public static final String TITLE = "Title";
    public static final String AUTHOR = "Author";
    public static final String DESCRIPTION = "Description";
    public static final String COPYRIGHT = "Copyright";
    public static final String CREATION_TIME = "Creation Time";
    public static final String SOFTWARE = "Software";
    public static final String SOURCE = "Source";
    public static final String COMMENT = "Comment";
    /** The keyword of an XMP packet (Adobe, XMP specification part 3, 1.1.5). */
    public static final String XMP = "XML:com.adobe.xmp";

    /** Characters of all entries of a picture together; readers drop what goes beyond. */
    public static final int MAX_CHARACTERS = 4 << 20;

    /**
     * A text.
     *
     * @param keyword what it is, 1 to 79 Latin-1 characters
     * @param language of the text as RFC 5646 names it, such as {@code en-GB}; empty if not stated
     * @param translated the keyword in that language; empty if not stated
     * @param text lines end in {@code \n}
     */
    public record Entry(String keyword, String language, String translated, String text) {
        public Entry {
            Objects.requireNonNull(language);
            Objects.requireNonNull(translated);
            Objects.requireNonNull(text);
            if (keyword.isEmpty() || keyword.length() > 79) {
                throw new IllegalArgumentException("a keyword of " + keyword.length() + " characters");
            }
        }

        /** In no stated language. */
        public Entry(String keyword, String text) {
            this(keyword, "", "", text);
        }
    }

    public Texts {
        entries = List.copyOf(entries);
    }

    /** The first text of a keyword. */
    public Optional<String> get(String keyword) {
        return entries.stream()
                .filter(entry -> entry.keyword().equals(keyword))
                .map(Entry::text)
                .findFirst();
    }

    /** The same words; an XMP packet is told of the new size, and that the picture lies upright (XMP part 2, 3.2 and 3.3). */
    @Override
    public Optional<Texts> after(Journey journey) {
        return Optional.of(new Texts(entries.stream()
                .map(entry -> entry.keyword().equals(XMP)
                        ? new Entry(XMP, entry.language(), entry.translated(), described(entry.text(), journey.to()))
                        : entry)
                .toList()));
    }

    private static String described(String packet, ImageInfo to) {
        String described = packet;
        for (Map.Entry<String, Integer> fact : Map.of(
                        "tiff:Orientation", 1,
                        "tiff:ImageWidth", to.width(),
                        "tiff:ImageLength", to.height(),
                        "exif:PixelXDimension", to.width(),
                        "exif:PixelYDimension", to.height())
                .entrySet()) {
            String attributeOrElement = "(\\b" + fact.getKey() + "(?:\\s*=\\s*[\"']|>))\\s*\\d+";
            described = described.replaceAll(attributeOrElement, "$1" + fact.getValue());
        }
        return described;
    }

    /** The text of a field that does not state its encoding: UTF-8 if it is that, else Latin-1; zeros at its end are no part of it. */
    public static String decoded(byte[] field) {
        String utf8 = new String(field, StandardCharsets.UTF_8);
        String text = utf8.indexOf('\ufffd') < 0 ? utf8 : new String(field, StandardCharsets.ISO_8859_1);
        return withoutPadding(text);
    }

    /** A text without the zeros at its end, which are no part of it. */
    public static String withoutPadding(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /** With one more text. */
    public Texts with(Entry entry) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(entry);
        return new Texts(more);
    }
}
