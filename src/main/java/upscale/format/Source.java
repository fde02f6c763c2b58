package upscale.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Bytes to decode, with the name that messages call them by, and how far that may go: a file, or what is held in memory, such as standard input.
 * Immutable.
 */
public final class Source {
    /** How many bytes formats are recognised by. */
    public static final int HEAD = 512;

    private static final int BUFFER = 1 << 16;

    private final String name;
    private final Path path; // null of what is no file
    private final byte[] bytes; // null of what is not held
    private final Allowance allowance;

    private Source(String name, Path path, byte[] bytes, Allowance allowance) {
        this.name = name;
        this.path = path;
        this.bytes = bytes;
        this.allowance = allowance;
    }

    /**
     * A file; what is no regular file (a pipe, a device) can be read only once, and so is read whole.
     *
     * @throws IOException if it cannot be read
     */
    public static Source of(Path path, Allowance allowance) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            try (InputStream in = Files.newInputStream(path)) {
                return of(path.toString(), in, allowance);
            }
        }
        return new Source(path.toString(), path, null, allowance);
    }

    /**
     * What a stream holds, read whole.
     *
     * @param in not closed
     * @throws FormatException too large, if it would take more than half of the heap; it is not read further then
     */
    public static Source of(String name, InputStream in, Allowance allowance) throws IOException {
        long limit = limit();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[BUFFER];
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            allowance.requireWanted();
            bytes.write(piece, 0, n);
            if (bytes.size() > limit) {
                throw tooLarge("a stream of more than " + (limit >> 20) + " MiB", limit);
            }
        }
        return of(name, bytes.toByteArray(), allowance);
    }

    /** A file that may be decoded as far as memory goes. */
    public static Source of(Path path) throws IOException {
        return of(path, Allowance.ALL);
    }

    /** @param bytes not copied; not to be changed afterwards */
    public static Source of(String name, byte[] bytes, Allowance allowance) {
        return new Source(name, null, bytes, allowance);
    }

    /**
     * A file that somebody has read already.
     *
     * @param bytes of it; not copied; not to be changed afterwards
     */
    public static Source of(Path path, byte[] bytes, Allowance allowance) {
        return new Source(path.toString(), path, bytes, allowance);
    }

    /** Bytes that may be decoded as far as memory goes. */
    public static Source of(String name, byte[] bytes) {
        return of(name, bytes, Allowance.ALL);
    }

    public String name() {
        return name;
    }

    public Allowance allowance() {
        return allowance;
    }

    /** The file that it is; none of standard input. */
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /** Whether the bytes are in memory, so that no file is opened. */
    public boolean held() {
        return bytes != null;
    }

    /** The same, with another allowance. */
    public Source with(Allowance other) {
        return new Source(name, path, bytes, other);
    }

    /** A new buffered stream from the first byte. */
    public InputStream open() throws IOException {
        InputStream in = held() ? new ByteArrayInputStream(bytes) : Files.newInputStream(path);
        return new BufferedInputStream(new Wanted(in), BUFFER);
    }

    /** A stream that ends when nobody waits for it any more. */
    private final class Wanted extends FilterInputStream {
        Wanted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            allowance.requireWanted();
            return super.read(into, from, count);
        }
    }

    /**
     * All bytes; a file is read anew each time.
     *
     * @throws FormatException too large, if they would take more than half of the heap
     */
    public byte[] readAll() throws IOException {
        allowance.requireWanted();
        if (!held() && size() > limit()) {
            throw tooLarge("a file of " + (size() >> 20) + " MiB", limit());
        }
        return held() ? bytes : Files.readAllBytes(path);
    }

    private static long limit() {
        return Math.min(Runtime.getRuntime().maxMemory() / 2, Integer.MAX_VALUE - 8);
    }

    private static FormatException tooLarge(String what, long limit) {
        return FormatException.tooLarge(what + ", of which at most " + (limit >> 20)
                + " MiB can be held; give Java more memory with UPSCALE_JAVA_OPTS=-Xmx...");
    }

    public long size() throws IOException {
        return held() ? bytes.length : Files.size(path);
    }

    /** The first {@link #HEAD} bytes, or all if there are fewer. */
    public byte[] head() throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(HEAD);
        }
    }
}
