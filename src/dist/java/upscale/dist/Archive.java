package upscale.dist;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A folder in one file: names in order, one time, no owner, and of permissions only whether a file is executable. What differs between
 * two folders of the same content is left out of it.
 */
final class Archive {
    private static final int BLOCK = 512;

    private Archive() {}

    /** Writes a zip or a compressed tar file, as its name says. */
    static void write(Path folder, Instant time, Path archive) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive))) {
            if (archive.toString().endsWith(".zip")) {
                zip(folder, time, out);
            } else {
                tar(folder, time, out);
            }
        }
    }

    private static void zip(Path folder, Instant time, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Path file : Tree.of(folder)) {
                ZipEntry entry = new ZipEntry(name(folder, file));
                entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                zip.putNextEntry(entry);
                if (!Files.isDirectory(file)) {
                    Files.copy(file, zip);
                }
                zip.closeEntry();
            }
        }
    }

    private static void tar(Path folder, Instant time, OutputStream out) throws IOException {
        try (OutputStream tar = new Compressed(out)) {
            for (Path file : Tree.of(folder)) {
                tar.write(header(folder, file, time));
                if (kind(file) == '0') {
                    Files.copy(file, tar);
                    tar.write(new byte[(int) (-Files.size(file) & BLOCK - 1)]);
                }
            }
            tar.write(new byte[2 * BLOCK]);
        }
    }

    private static final class Compressed extends GZIPOutputStream {
        Compressed(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    /** As POSIX.1-1988 has it ("ustar"): a name of up to 100 bytes, and up to 155 bytes of the folders before it. */
    private static byte[] header(Path folder, Path file, Instant time) throws IOException {
        byte[] header = new byte[BLOCK];
        String name = name(folder, file);
        int slash = name.length() <= 100 ? -1 : name.indexOf('/', name.length() - 101);
        put(header, 0, 100, name.substring(slash + 1));
        put(header, 345, 155, name.substring(0, Math.max(slash, 0)));
        char kind = kind(file);
        put(header, 100, 8, kind == '0' && !Files.isExecutable(file) ? "0000644" : "0000755");
        put(header, 108, 8, "0000000");
        put(header, 116, 8, "0000000");
        put(header, 124, 12, "%011o".formatted(kind == '0' ? Files.size(file) : 0));
        put(header, 136, 12, "%011o".formatted(time.getEpochSecond()));
        put(header, 148, 8, "        ");
        header[156] = (byte) kind;
        put(header, 157, 100, kind == '2' ? Files.readSymbolicLink(file).toString() : "");
        put(header, 257, 8, "ustar\00000");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, 8, "%06o\0 ".formatted(sum));
        return header;
    }

    private static void put(byte[] header, int at, int room, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > room) {
            throw new UncheckedIOException(new IOException("too long for a tar file: " + text));
        }
        Arrays.fill(header, at, at + room, (byte) 0);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static char kind(Path file) {
        return Files.isSymbolicLink(file) ? '2' : Files.isDirectory(file) ? '5' : '0';
    }

    private static String name(Path folder, Path file) {
        String name = folder.getParent().relativize(file).toString().replace('\\', '/');
        return Files.isDirectory(file) && !Files.isSymbolicLink(file) ? name + "/" : name;
    }
}
