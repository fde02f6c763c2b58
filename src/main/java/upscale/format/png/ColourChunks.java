package upscale.format.png;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import upscale.format.Attachment;
import upscale.format.Journey;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Palette;

/**
 * What a PNG file says of its colours beside a profile, kept for a PNG file made of it. Most of it stands as it is, as code values mean the same
 * however many pixels there are; background and significant bits are told in samples (PNG third edition, 11.3.2 and 11.3.4.1).
 *
 * @param chunks type to data: cHRM, gAMA, sRGB, cICP, mDCV, cLLI, each of the length that the standard gives it; sBIT and bKGD
 */
record ColourChunks(Map<String, byte[]> chunks) implements Attachment {
    static final String SIGNIFICANT_BITS = "sBIT";
    static final String BACKGROUND = "bKGD";

    /** The chunks whose lengths are always the same, and these. */
    static final Map<String, Integer> LENGTHS =
            Map.of("cHRM", 32, "gAMA", 4, "sRGB", 1, "cICP", 4, "mDCV", 24, "cLLI", 8);

    private static final Set<String> IN_SAMPLES = Set.of(SIGNIFICANT_BITS, BACKGROUND);

    ColourChunks {
        chunks = new TreeMap<>(chunks);
    }

    static boolean knows(String type) {
        return LENGTHS.containsKey(type) || IN_SAMPLES.contains(type);
    }

    /** The background in the samples of the new picture; bits that are significant in the old ones are not known of others. */
    @Override
    public Optional<ColourChunks> after(Journey journey) {
        Map<String, byte[]> following = new TreeMap<>(chunks);
        ImageInfo from = journey.from();
        ImageInfo to = journey.to();
        boolean expanded = from.colour() == Colour.PALETTE && to.colour() != Colour.PALETTE;
        if (journey.recoded()) {
            following.keySet().removeAll(IN_SAMPLES);
        } else if (expanded) {
            following.computeIfPresent(
                    BACKGROUND, (type, data) -> colour(from.palette().get(), data[0] & 0xff, to));
        } else if (from.type() != to.type()) {
            following.remove(SIGNIFICANT_BITS);
            following.computeIfPresent(BACKGROUND, (type, data) -> scaled(data, to.white() / from.white()));
        }
        return following.isEmpty() ? Optional.empty() : Optional.of(new ColourChunks(following));
    }

    /** The colour as samples of 8 bits; null for an index beyond the palette. */
    private static byte[] colour(Palette palette, int index, ImageInfo to) {
        if (index >= palette.size()) {
            return null;
        }
        ByteBuffer colour = ByteBuffer.allocate(2 * to.colourChannels());
        for (int c = 0; c < to.colourChannels(); c++) {
            colour.putShort((short) palette.component(index, c));
        }
        return colour.array();
    }

    /** A background of two bytes for each channel, in samples whose white is {@code factor} times as large. */
    static byte[] scaled(byte[] background, double factor) {
        ByteBuffer in = ByteBuffer.wrap(background);
        ByteBuffer out = ByteBuffer.allocate(background.length);
        while (in.remaining() > 1) {
            out.putShort((short) Math.rint((in.getShort() & 0xffff) * factor));
        }
        return out.array();
    }

    /** Those that may stand in the file of such an image. */
    Map<String, byte[]> of(ImageInfo info) {
        Map<String, byte[]> fitting = new TreeMap<>(chunks);
        fitting.computeIfPresent(SIGNIFICANT_BITS, (type, bits) -> fits(bits, info) ? bits : null);
        fitting.computeIfPresent(BACKGROUND, (type, colour) -> shows(colour, info) ? colour : null);
        return fitting;
    }

    private static boolean fits(byte[] bits, ImageInfo info) {
        boolean palette = info.colour() == Colour.PALETTE;
        boolean fits = bits.length == (palette ? 3 : info.channels());
        for (byte b : bits) {
            fits &= b >= 1 && b <= (palette ? 8 : info.type().bits());
        }
        return fits;
    }

    private static boolean shows(byte[] colour, ImageInfo info) {
        if (info.colour() == Colour.PALETTE) {
            return colour.length == 1
                    && (colour[0] & 0xff) < info.palette().orElseThrow().size();
        }
        boolean shows = colour.length == 2 * info.colourChannels();
        for (int i = 0; i + 1 < colour.length; i += 2) {
            shows &= (ByteBuffer.wrap(colour).getShort(i) & 0xffff)
                    <= info.type().max();
        }
        return shows;
    }
}
