package upscale.stage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import upscale.image.IccProfile;

/** The tagged elements of an ICC profile (ICC.1:2022, 7.3), of at least 12 bytes each. What is malformed is not there. */
final class IccTags {
    private static final int HEADER = 128;
    private static final int CONNECTION_SPACE = 20;
    private static final int MOST_TAGS = 1024;

    private final ByteBuffer profile;

    IccTags(IccProfile profile) {
        this.profile = ByteBuffer.wrap(profile.bytes());
    }

    /** The signature of the space by which the profile is connected with others (7.2.7): {@code "XYZ "} or {@code "Lab "}; empty if cut short. */
    String connectionSpace() {
        return profile.limit() < HEADER ? "" : text(profile, CONNECTION_SPACE);
    }

    boolean has(String signature) {
        return tag(signature).isPresent();
    }

    /** The element of a signature, from its type on. */
    Optional<ByteBuffer> tag(String signature) {
        int wanted =
                ByteBuffer.wrap(signature.getBytes(StandardCharsets.US_ASCII)).getInt();
        if (profile.limit() < HEADER + 4) {
            return Optional.empty();
        }
        int count = profile.getInt(HEADER);
        for (int i = 0; i < count && i < MOST_TAGS && HEADER + 4 + 12 * (i + 1) <= profile.limit(); i++) {
            int entry = HEADER + 4 + 12 * i;
            if (profile.getInt(entry) == wanted) {
                long offset = profile.getInt(entry + 4) & 0xffffffffL;
                long size = profile.getInt(entry + 8) & 0xffffffffL;
                return size >= 12 && offset + size <= profile.limit()
                        ? Optional.of(profile.slice((int) offset, (int) size))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The type of an element, such as {@code "curv"}. */
    static String type(ByteBuffer tag) {
        return text(tag, 0);
    }

    private static String text(ByteBuffer bytes, int at) {
        byte[] text = new byte[4];
        bytes.get(at, text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
