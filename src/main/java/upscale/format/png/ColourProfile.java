package upscale.format.png;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import upscale.format.FormatException;
import upscale.image.Colour;
import upscale.image.IccProfile;

/** The iCCP chunk: a name, and a compressed ICC profile (PNG third edition, 11.3.2.3). */
final class ColourProfile {
    /** No profile is larger, compressed or not; the largest of printers have a few MiB. */
    static final int MAX_BYTES = 16 << 20;

    private static final int MAX_NAME = 79;

    private ColourProfile() {}

    /** Whether samples of {@code colour} can be in the profile's colour space. */
    static boolean fits(IccProfile profile, Colour colour) {
        return profile.colourSpace().equals(colour == Colour.GRAY ? "GRAY" : "RGB ");
    }

    /**
     * Inflates a profile.
     *
     * @return empty if the chunk is malformed
     * @throws FormatException too large, if the profile has more than {@link #MAX_BYTES}
     */
    static Optional<IccProfile> read(byte[] chunk) throws FormatException {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        if (name == 0 || name > MAX_NAME || name + 2 > chunk.length || chunk[name + 1] != 0) {
            return Optional.empty();
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(chunk, name + 2, chunk.length - name - 2);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 13];
            while (!inflater.finished()) {
                int n = inflater.inflate(buffer);
                if (n == 0 && !inflater.finished()) {
                    return Optional.empty();
                }
                out.write(buffer, 0, n);
                if (out.size() > MAX_BYTES) {
                    throw FormatException.tooLarge(
                            "the colour profile inflates to more than " + (MAX_BYTES >> 20) + " MiB");
                }
            }
            return Optional.of(new IccProfile(out.toByteArray()));
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    /** The data of an iCCP chunk. */
    static byte[] write(IccProfile profile) {
        byte[] bytes = profile.bytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("ICC profile".getBytes(StandardCharsets.ISO_8859_1));
        out.write(0);
        out.write(0);
        Deflater deflater = new Deflater(9);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] buffer = new byte[1 << 13];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }
}
