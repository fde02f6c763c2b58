package upscale.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files, as sha256sum prints and checks them. */
final class Digests {
    private static final String NAME = "SHA256SUMS";

    private Digests() {}

    /** Writes those of all files in a folder into a file beside them. */
    static void write(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : Tree.of(folder)) {
            if (Files.isRegularFile(file) && !file.endsWith(NAME)) {
                text.append(of(file)).append("  ").append(file.getFileName()).append('\n');
            }
        }
        Files.writeString(folder.resolve(NAME), text);
    }

    static String of(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
