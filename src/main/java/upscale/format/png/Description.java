package upscale.format.png;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import upscale.format.Attachment;
import upscale.format.Exif;
import upscale.format.ExifBlock;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Resolution;
import upscale.format.Texts;
import upscale.image.Colour;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;

/**
 * What the chunks say that describe an image without being needed to decode it. One that is malformed, comes twice or comes
 * where the standard does not allow it is passed over and named in the property {@code ignored}, as no pixel depends on it.
 */
final class Description {
    /** The property that holds sBIT, as a list. */
    static final String SIGNIFICANT = ColourChunks.SIGNIFICANT_BITS;

    private static final int MAX_NAMES = 32;

    /** The rendering intents of ICC, as sRGB numbers them. */
    private static final String[] INTENTS = {
        "perceptual", "relative colorimetric", "saturation", "absolute colorimetric"
    };

    private final Header header;
    private final Map<String, String> properties = new TreeMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final Set<String> keywords = new LinkedHashSet<>();
    private final Set<String> ignored = new LinkedHashSet<>();
    private Optional<Resolution> resolution = Optional.empty();
    private Optional<IccProfile> icc = Optional.empty();
    private Optional<Double> gamma = Optional.empty();
    private Exif exif = Exif.NONE;
    private Optional<ExifBlock> exifBlock = Optional.empty();
    private final List<Texts.Entry> texts = new ArrayList<>();
    private final Map<String, byte[]> colours = new TreeMap<>();
    private int textRoom = Texts.MAX_CHARACTERS;
    private int significantBits;

    Description(Header header) {
        this.header = header;
        significantBits = header.depth();
        properties.put("bits per sample", Integer.toString(header.depth()));
        properties.put("interlace", header.interlaced() ? "adam7" : "none");
    }

    /**
     * Takes the current chunk of {@code chunks}, if it is one that describes.
     *
     * @param afterImage whether image data came before it
     * @throws FormatException if a colour profile claims more than {@link IccProfile#MOST_BYTES}
     */
    void take(ChunkReader chunks, boolean afterImage) throws IOException {
        String type = chunks.type();
        boolean understood = switch (type) {
            case "gAMA", "cHRM", "sRGB", "cICP", "mDCV", "cLLI", "iCCP", "sBIT", "bKGD", "pHYs" ->
                !afterImage && seen.add(type) && takeOnce(type, chunks);
            case "eXIf" -> seen.add(type) && takeExif(chunks);
            case "tEXt", "zTXt", "iTXt" -> takeText(chunks);
            default -> true;
        };
        if (!understood) {
            name(ignored, type);
        }
    }

    private boolean takeOnce(String type, ChunkReader chunks) throws IOException {
        if (type.equals("iCCP")) {
            if (chunks.length() > IccProfile.MOST_BYTES) {
                throw FormatException.tooLarge("a colour profile of " + chunks.length() + " bytes, compressed");
            }
            Colour colour = header.channels() < 3 && header.colourType() != Header.PALETTE ? Colour.GRAY : Colour.RGB;
            icc = ColourProfile.read(chunks.data(IccProfile.MOST_BYTES)).filter(p -> ColourProfile.fits(p, colour));
            return icc.isPresent();
        }
        byte[] data = chunks.data(33); // a byte more than the longest of these, so that too long is seen
        boolean understood = takeValue(type, data);
        if (understood && ColourChunks.knows(type)) {
            colours.put(type, data);
        }
        return understood;
    }

    private boolean takeValue(String type, byte[] data) {
        ByteBuffer in = ByteBuffer.wrap(data);
        switch (type) {
            case "pHYs" -> {
                resolution = Physical.read(data);
                return resolution.isPresent();
            }
            case "sBIT" -> {
                return takeSignificantBits(data);
            }
            case "gAMA" -> {
                return takeGamma(in);
            }
            case "sRGB" -> {
                return data.length == 1 && data[0] >= 0 && data[0] < INTENTS.length && put("srgb", INTENTS[data[0]]);
            }
            case "bKGD" -> {
                return data.length == (header.colourType() == Header.PALETTE ? 1 : header.channels() < 3 ? 2 : 6);
            }
            case "cHRM" -> {
                if (data.length != 32) {
                    return false;
                }
                StringBuilder points = new StringBuilder();
                for (String point : new String[] {"white", " red", " green", " blue"}) {
                    points.append(point).append(' ').append(decimal(in.getInt()));
                    points.append(',').append(decimal(in.getInt()));
                }
                return put("chromaticities", points.toString());
            }
            default -> {
                return data.length == ColourChunks.LENGTHS.get(type);
            }
        }
    }

    // The file states the exponent that made code values of light, in hundred thousandths.
    private boolean takeGamma(ByteBuffer in) {
        if (in.remaining() != 4 || in.getInt(0) == 0) {
            return false;
        }
        gamma = Optional.of(1e5 / (in.getInt(0) & 0xffffffffL));
        return put("gamma", decimal(in.getInt()));
    }

    private boolean put(String property, String value) {
        properties.put(property, value);
        return true;
    }

    /** A fixed-point number of the file, in hundred thousandths. */
    private static String decimal(int hundredThousandths) {
        return Double.toString((hundredThousandths & 0xffffffffL) / 1e5);
    }

    private boolean takeSignificantBits(byte[] data) {
        boolean palette = header.colourType() == Header.PALETTE;
        if (data.length != (palette ? 3 : header.channels())) {
            return false;
        }
        boolean equal = true;
        StringBuilder bits = new StringBuilder();
        for (byte b : data) {
            if (b < 1 || b > (palette ? 8 : header.depth())) {
                return false;
            }
            equal &= b == data[0];
            bits.append(bits.isEmpty() ? "" : ",").append(b);
        }
        if (equal && !palette) {
            significantBits = data[0];
        }
        return put(SIGNIFICANT, bits.toString());
    }

    private boolean takeExif(ChunkReader chunks) throws IOException {
        if (chunks.length() > ExifBlock.MOST_BYTES) {
            return false;
        }
        byte[] data = chunks.data(ExifBlock.MOST_BYTES);
        exif = Exif.of(data);
        exifBlock = ExifBlock.of(data);
        return exifBlock.isPresent();
    }

    private boolean takeText(ChunkReader chunks) throws IOException {
        if (chunks.length() > textRoom) {
            return false;
        }
        Optional<Texts.Entry> entry = TextChunks.read(chunks.type(), chunks.data(textRoom), textRoom);
        entry.ifPresent(text -> {
            texts.add(text);
            textRoom -= text.text().length();
            name(keywords, text.keyword().replaceAll("\\p{Cntrl}", "?"));
        });
        return entry.isPresent();
    }

    private static void name(Set<String> names, String name) {
        if (names.size() < MAX_NAMES) {
            names.add(name);
        }
    }

    Optional<IccProfile> icc() {
        return icc;
    }

    /** What sBIT states for all channels alike; the depth if it does not, or for palettes, where it means something else. */
    int significantBits() {
        return significantBits;
    }

    /**
     * All of it.
     *
     * @param read the image as its samples were read
     * @param trailing bytes in the file after IEND
     */
    Metadata metadata(ImageInfo read, long trailing) {
        if (read.colour() != Colour.PALETTE && read.type().bits() > header.depth()) {
            colours.computeIfPresent(
                    ColourChunks.BACKGROUND,
                    (type, data) -> ColourChunks.scaled(
                            data, read.type().max() / header.type().max()));
        }
        if (!keywords.isEmpty()) {
            properties.put("text", String.join(", ", keywords));
        }
        if (!ignored.isEmpty()) {
            properties.put("ignored", String.join(", ", ignored));
        }
        if (trailing > 0) {
            properties.put("trailing bytes", Long.toString(trailing));
        }
        // A profile, or the statement that it is sRGB, outranks a gamma (PNG third edition, 4.3).
        boolean outranked = icc.isPresent() || properties.containsKey("srgb");
        Metadata metadata = new Metadata(resolution.or(exif::resolution), exif.orientation(), properties)
                .withGamma(outranked ? Optional.empty() : gamma);
        List<Attachment> attachments = new ArrayList<>();
        exifBlock.ifPresent(attachments::add);
        if (!texts.isEmpty()) {
            attachments.add(new Texts(texts));
        }
        if (!colours.isEmpty()) {
            attachments.add(new ColourChunks(colours));
        }
        return metadata.with(attachments);
    }
}
