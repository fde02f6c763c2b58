package upscale.format.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import upscale.format.FormatException;
import upscale.image.Colour;
import upscale.image.IccProfile;

/** The iCCP chunk: a name, and a compressed ICC profile (PNG third edition, 11.3.2.3). */
final class ColourProfile {
    private static final int HEADER_BYTES = 128;
    private static final int MAX_NAME = 79;

    private ColourProfile() {}

    /** Whether samples of {@code colour} can be in the profile's colour space. */
    static boolean fits(IccProfile profile, Colour colour) {
        return profile.colourSpace().equals(colour == Colour.GRAY ? "GRAY" : "RGB ");
    }

    /**
     * Inflates a profile, as far as its own header says it goes (ICC.1:2022, 7.2.2).
     *
     * @return empty if the chunk is malformed
     * @throws FormatException too large, if the profile claims more than {@link IccProfile#MOST_BYTES}
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
            byte[] head = new byte[HEADER_BYTES];
            if (!fill(inflater, head, 0)) {
                return Optional.empty();
            }
            int size = ByteBuffer.wrap(head).getInt();
            if (size < 0 || size > IccProfile.MOST_BYTES) {
                throw FormatException.tooLarge("a colour profile of " + (size & 0xffffffffL) + " bytes; "
                        + IccProfile.MOST_BYTES + " are allowed");
            }
            if (size < HEADER_BYTES) {
                return Optional.empty();
            }
            byte[] profile = Arrays.copyOf(head, size);
            return fill(inflater, profile, HEADER_BYTES) ? Optional.of(new IccProfile(profile)) : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private static boolean fill(Inflater inflater, byte[] into, int from) throws DataFormatException {
        for (int at = from; at < into.length; ) {
            int n = inflater.inflate(into, at, into.length - at);
            if (n == 0) {
                return false;
            }
            at += n;
        }
        return true;
    }

    /** The data of an iCCP chunk. */
    static byte[] write(IccProfile profile) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("ICC profile".getBytes(StandardCharsets.ISO_8859_1));
        out.write(0);
        out.write(0);
        out.writeBytes(deflated(profile.bytes()));
        return out.toByteArray();
    }

    /** A zlib stream of {@code bytes}, as small as can be. */
    static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
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
