package upscale.stage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import upscale.image.IccProfile;

/** The least of ICC profiles: a header, a tag table, and tone curves (ICC.1:2022, 7.2, 7.3, 10.6, 10.18). */
public final class Profiles {
    private Profiles() {}

    /** A profile for RGB. */
    public static IccProfile rgb(byte[] red, byte[] green, byte[] blue) {
        return profile("RGB ", Map.of("rTRC", red, "gTRC", green, "bTRC", blue));
    }

    /** A profile for gray. */
    public static IccProfile gray(byte[] curve) {
        return profile("GRAY", Map.of("kTRC", curve));
    }

    /** A curve of 16-bit samples; one alone is an exponent with eight fractional bits. */
    public static byte[] curv(int... samples) {
        ByteBuffer tag = ByteBuffer.allocate(12 + 2 * samples.length);
        tag.put("curv".getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(samples.length);
        for (int sample : samples) {
            tag.putShort((short) sample);
        }
        return tag.array();
    }

    /** A parametric curve; numbers are stored with sixteen fractional bits. */
    public static byte[] para(int type, double... parameters) {
        ByteBuffer tag = ByteBuffer.allocate(12 + 4 * parameters.length);
        tag.put("para".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .putShort((short) type)
                .putShort((short) 0);
        for (double p : parameters) {
            tag.putInt((int) Math.round(p * 65536));
        }
        return tag.array();
    }

    /** A profile for a colour space of four letters, with these tags. */
    public static IccProfile profile(String space, Map<String, byte[]> tags) {
        int size = 128
                + 4
                + 12 * tags.size()
                + tags.values().stream().mapToInt(t -> t.length + 3 & ~3).sum();
        ByteBuffer profile = ByteBuffer.allocate(size);
        profile.putInt(0, size).putInt(8, 0x04400000);
        profile.put(12, "mntr".getBytes(StandardCharsets.US_ASCII));
        profile.put(16, space.getBytes(StandardCharsets.US_ASCII));
        profile.put(20, "XYZ ".getBytes(StandardCharsets.US_ASCII));
        profile.put(36, "acsp".getBytes(StandardCharsets.US_ASCII));
        profile.putInt(128, tags.size());
        int entry = 132;
        int offset = 132 + 12 * tags.size();
        for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
            byte[] data = tag.getValue();
            profile.put(entry, tag.getKey().getBytes(StandardCharsets.US_ASCII));
            profile.putInt(entry + 4, offset).putInt(entry + 8, data.length);
            profile.put(offset, data);
            entry += 12;
            offset += data.length + 3 & ~3;
        }
        return new IccProfile(profile.array());
    }
}
