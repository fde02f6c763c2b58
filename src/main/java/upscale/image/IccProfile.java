package upscale.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An ICC colour profile, carried as the bytes it came as. Immutable. */
public final class IccProfile {
    /** No profile is larger, compressed or not; the largest of printers have a few MiB. */
    public static final int MOST_BYTES = 16 << 20;

    private final byte[] bytes;

    /** @param bytes the profile; copied */
    public IccProfile(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A copy of the profile's bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The data colour space signature of the header (ICC.1:2022, 7.2.6), such as {@code "RGB "}; empty if cut short. */
    public String colourSpace() {
        return bytes.length < 20 ? "" : new String(bytes, 16, 4, StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IccProfile p && Arrays.equals(bytes, p.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "IccProfile[" + bytes.length + " bytes]";
    }
}
