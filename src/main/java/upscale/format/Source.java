package upscale.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Bytes to decode, with the name that messages call them by, and how far that may go: a file, or standard input held in memory. Immutable. */
public final class Source {
    /** How many bytes formats are recognised by. */
    public static final int HEAD = 512;

    private final String name;
    private final Path path;
    private final byte[] bytes;
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
            return new Source(path.toString(), null, Files.readAllBytes(path), allowance);
        }
        return new Source(path.toString(), path, null, allowance);
    }

    /** A file that may be decoded as far as memory goes. */
    public static Source of(Path path) throws IOException {
        return of(path, Allowance.ALL);
    }

    /** @param bytes not copied; not to be changed afterwards */
    public static Source of(String name, byte[] bytes, Allowance allowance) {
        return new Source(name, null, bytes, allowance);
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

    /** The file, unless the bytes are in memory. */
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /** A new buffered stream from the first byte. */
    public InputStream open() throws IOException {
        return path == null
                ? new ByteArrayInputStream(bytes)
                : new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    }

    /**
     * All bytes; a file is read anew each time.
     *
     * @throws FormatException too large, if they would take more than half of the heap
     */
    public byte[] readAll() throws IOException {
        long limit = Math.min(Runtime.getRuntime().maxMemory() / 2, Integer.MAX_VALUE - 8);
        if (path != null && size() > limit) {
            throw FormatException.tooLarge("a file of " + (size() >> 20) + " MiB, of which at most " + (limit >> 20)
                    + " MiB can be held; give Java more memory with UPSCALE_JAVA_OPTS=-Xmx...");
        }
        return path == null ? bytes : Files.readAllBytes(path);
    }

    public long size() throws IOException {
        return path == null ? bytes.length : Files.size(path);
    }

    /** The first {@link #HEAD} bytes, or all if there are fewer. */
    public byte[] head() throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(HEAD);
        }
    }
}
