package upscale.job;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import upscale.sweep.AtEnd;

/**
 * A file in the making, under a name that nobody looks for: in a hidden folder within the one it is made for, from where it can be moved there in
 * one step. Closed, it is gone, unless it was moved away.
 *
 * <p>The hidden folder is there only while somebody is at work. So whoever finds one knows that others are, or were killed at it: what nobody holds
 * a lock on is removed. That takes no time where all is well, however many files lie in the folder outside.
 *
 * <p>All there are in this process are known here, and removed when it ends before they are closed. Thread-safe, but for what it hands out.
 */
final class Temporary implements Closeable {
    /** The hidden folder. */
    static final String FOLDER = ".upscale-parts";

    private static final String SUFFIX = ".part";

    // By their names, which nobody else draws: a folder may be called by several. Guarded by itself, as are the next
    // two.
    private static final Map<String, Temporary> LIVE = new HashMap<>();
    private static final Set<Path> HIDDEN = new HashSet<>(); // the folders that were used since the last tidying
    private static boolean over;

    static {
        AtEnd.run(Temporary::discardAll);
    }

    private final Path path;
    private FileChannel channel;

    private Temporary(Path folder) {
        // Not made of the target's name, which may be as long as names can be.
        String name = ".upscale-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + SUFFIX;
        this.path = folder.resolve(name);
    }

    /** Makes one that can be moved into {@code folder}. After the last one, {@link #tidy}. */
    static Temporary in(Path folder) throws IOException {
        Path parts = folder.resolve(FOLDER);
        while (hide(parts)) {
            Temporary made = new Temporary(parts);
            try {
                if (made.open()) {
                    return made;
                }
            } catch (NoSuchFileException e) {
                forget(parts); // another run has tidied up just now
            } catch (AccessDeniedException e) {
                break; // the folder is another user's
            }
        }
        while (true) {
            Temporary made = new Temporary(folder);
            if (made.open()) {
                return made;
            }
        }
    }

    /** Removes what killed runs left in {@code folder}, where none is made. Before {@link #tidy}. */
    static void clearFrom(Path folder) throws IOException {
        Path parts = folder.resolve(FOLDER);
        if (Files.isDirectory(parts, LinkOption.NOFOLLOW_LINKS)) {
            hide(parts);
        }
    }

    /** False if it cannot be used. */
    private static boolean hide(Path parts) throws IOException {
        synchronized (LIVE) {
            if (HIDDEN.contains(parts)) {
                return true;
            }
        }
        try {
            Files.createDirectory(parts);
        } catch (FileAlreadyExistsException e) {
            if (Files.exists(parts, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(parts, LinkOption.NOFOLLOW_LINKS)) {
                return false; // a link may lead anywhere
            }
            clear(parts);
        }
        synchronized (LIVE) {
            HIDDEN.add(parts);
        }
        return true;
    }

    private static void forget(Path parts) {
        synchronized (LIVE) {
            HIDDEN.remove(parts);
        }
    }

    /** False if the name is taken, or somebody who {@linkplain #clear clears} was faster than our lock. */
    private boolean open() throws IOException {
        synchronized (LIVE) {
            if (over) {
                throw new IOException("the program is ending");
            }
            LIVE.put(name(), this);
        }
        boolean ours = false;
        try {
            channel = FileChannel.open(
                    path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            ours = lock() && Files.exists(path);
            return ours;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            if (!ours) {
                forget();
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    /** Holds it until the channel is closed. */
    private boolean lock() {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            return true; // there are no locks here, and nobody gets one to remove it either
        }
    }

    private String name() {
        return path.getFileName().toString();
    }

    private void forget() {
        synchronized (LIVE) {
            LIVE.remove(name());
        }
    }

    /** Removes what processes left that were killed. */
    private static void clear(Path parts) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(parts)) {
            for (Path each : left) {
                if (each.toString().endsWith(SUFFIX) && !isLive(each)) {
                    removeUnlessHeld(each);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // whoever can will remove them
        }
    }

    // Those are not even looked at: once closed, a second channel would have taken our lock along.
    private static boolean isLive(Path file) {
        synchronized (LIVE) {
            return LIVE.containsKey(file.getFileName().toString());
        }
    }

    private static void removeUnlessHeld(Path left) {
        try (FileChannel channel = FileChannel.open(left, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(left);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // another user's, or being removed, or there are no locks here
        }
    }

    /** Removes the hidden folders in which nobody is at work. */
    static void tidy() {
        List<Path> folders;
        synchronized (LIVE) {
            folders = List.copyOf(HIDDEN);
            HIDDEN.clear();
        }
        folders.forEach(Temporary::removeIfPossible);
    }

    /** Removes all there are, and lets none be made any more. */
    static void discardAll() {
        List<Temporary> left;
        synchronized (LIVE) {
            over = true;
            left = List.copyOf(LIVE.values());
        }
        left.forEach(each -> removeIfPossible(each.path));
        tidy();
    }

    private static void removeIfPossible(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // not empty, or the next run will try again
        }
    }

    Path path() {
        return path;
    }

    /** Where to write; to be left open until it is moved, as its lock goes with it. */
    FileChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
            Files.deleteIfExists(path);
        } finally {
            forget();
        }
    }
}
