package upscale.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What runs made in a folder: a hidden file in it of lines that are only ever added, by any number of threads and processes at once. A line says of one
 * file what it was made of and by, how long it is and when it was last written; it begins with the format's version and its own checksum, so that
 * what was cut short by a power cut is left out. Lines are looked up, never listed. Thread-safe.
 */
final class Manifest {
    /** The file. */
    static final String NAME = ".upscale-made";

    private static final String VERSION = "1";

    // Of all manifests: once a second channel of a file is closed, the first has lost its lock.
    private static final Object FILES = new Object();

    private final Path file;

    // Guarded by FILES, as is what follows.
    private final Set<Long> lines = new HashSet<>();
    private final Set<Long> names = new HashSet<>(); // each by itself, and each with its key
    private long end; // of what was read

    Manifest(Path folder) {
        this.file = folder.resolve(NAME);
    }

    /**
     * A file that was made.
     *
     * @param name in the folder
     * @param key what it was made of and by
     * @param size in bytes
     * @param modified when it was last written, in nanoseconds
     */
    record Entry(String name, long key, long size, long modified) {
        private String text() {
            return Long.toHexString(key) + " " + size + " " + modified + " " + escaped(name);
        }
    }

    private static String escaped(String name) {
        return name.replace("%", "%25").replace("\n", "%0A");
    }

    /** Whether this was made. */
    boolean has(Entry entry) throws IOException {
        return known(lines, Fingerprint.of(entry.text()));
    }

    /** Whether something of that name was made, be it as it is. */
    boolean names(String name) throws IOException {
        return known(names, Fingerprint.of(escaped(name)));
    }

    private boolean known(Set<Long> known, long print) throws IOException {
        synchronized (FILES) {
            if (!known.contains(print)) {
                read();
            }
            return known.contains(print);
        }
    }

    /** Whether something of that name was made by that, be it as it is. */
    boolean names(String name, long key) throws IOException {
        return known(names, Fingerprint.of(escaped(name), key));
    }

    /** Adds a line. */
    void add(Entry entry) throws IOException {
        String text = entry.text();
        // Begun with a line end, so that it is a line of its own whatever the one before has come to.
        String line = "\n" + VERSION + " " + Long.toHexString(Fingerprint.of(text)) + " " + text;
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        synchronized (FILES) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                lock(channel);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        }
    }

    // Until it is closed: on network disks, what two add at once would be mixed.
    private static void lock(FileChannel channel) throws FileLockInterruptionException {
        try {
            channel.lock();
        } catch (FileLockInterruptionException e) {
            Thread.currentThread().interrupt();
            throw e;
        } catch (IOException e) {
            // there are no locks here
        }
    }

    // What came since.
    private void read() throws IOException {
        byte[] bytes;
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(Math.max(0, channel.size() - end)));
            channel.position(end);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // read on
            }
            bytes = Arrays.copyOf(buffer.array(), buffer.position());
        } catch (NoSuchFileException e) {
            return;
        }
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                take(new String(bytes, from, i - from, StandardCharsets.UTF_8));
                from = i + 1;
            }
        }
        end += from;
    }

    private void take(String line) {
        String[] parts = line.split(" ", 3);
        if (parts.length == 3 && parts[0].equals(VERSION)) {
            long print = Fingerprint.of(parts[2]);
            if (Long.toHexString(print).equals(parts[1])) {
                lines.add(print);
                String[] entry = parts[2].split(" ", 4);
                names.add(Fingerprint.of(entry[3]));
                names.add(Fingerprint.of(entry[3], Long.parseUnsignedLong(entry[0], 16)));
            }
        }
    }
}
