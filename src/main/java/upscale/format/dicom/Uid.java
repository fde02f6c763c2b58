package upscale.format.dicom;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Unique identifiers that follow from what they identify, so that the same work done twice has the same one: {@code 2.25.} and a UUID as a
 * decimal number (DICOM PS3.5, B.2), the UUID being of version 8, a SHA-256 hash (RFC 9562, 5.8).
 */
final class Uid {
    static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

    private Uid() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    /** The same for the same words in the same order, and for no others. */
    static String of(String... words) {
        MessageDigest digest = digest();
        for (String word : words) {
            digest.update(word.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        byte[] uuid = Arrays.copyOf(digest.digest(), 16);
        uuid[0] |= (byte) 0x80; // so that all have as many digits
        uuid[6] = (byte) (uuid[6] & 0x0f | 0x80);
        uuid[8] = (byte) (uuid[8] & 0x3f | 0x80);
        return "2.25." + new BigInteger(1, uuid);
    }
}
