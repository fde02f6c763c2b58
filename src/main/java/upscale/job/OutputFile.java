package upscale.job;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that appears whole or not at all: written under a temporary name in the same folder, then moved into place.
 * Closing without {@link #commit} removes it.
 */
final class OutputFile implements Closeable {
    private final Path target;
    private final boolean overwrite;
    private final Path temporary;
    private final FileChannel channel;

    private OutputFile(Path target, boolean overwrite, Path temporary, FileChannel channel) {
        this.target = target;
        this.overwrite = overwrite;
        this.temporary = temporary;
        this.channel = channel;
    }

    /** @param overwrite whether a file that is there already may be replaced */
    static OutputFile create(Path target, boolean overwrite) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        while (true) {
            // Not made of the target's name, which may be as long as names can be.
            Path temporary = folder.resolve(
                    ".upscale-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".part");
            try {
                FileChannel channel = FileChannel.open(
                        temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
                temporary.toFile().deleteOnExit(); // should the process be stopped before it is closed
                return new OutputFile(target, overwrite, temporary, channel);
            } catch (FileAlreadyExistsException e) {
                // somebody else drew the same name: draw again
            } catch (AccessDeniedException e) {
                throw new FileSystemException(target.toString(), null, "no permission to write into " + folder);
            } catch (FileSystemException e) {
                String reason = e.getReason() == null ? "" : " (" + e.getReason() + ")";
                throw new FileSystemException(target.toString(), null, "cannot be made in " + folder + reason);
            }
        }
    }

    /** Where to write; seekable. */
    FileChannel channel() {
        return channel;
    }

    /**
     * Moves what was written into place.
     *
     * @throws FileAlreadyExistsException if a file came to be there meanwhile and may not be replaced
     */
    void commit() throws IOException {
        if (overwrite && Files.exists(target)) {
            channel.force(true); // a power cut must not take both the old file and the new one
        }
        channel.close();
        if (overwrite) {
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
            return;
        }
        try {
            // A link, unlike a move, fails if the name is taken: nothing can be lost between a check and a move.
            Files.createLink(target, temporary);
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (e instanceof FileAlreadyExistsException exists) {
                throw exists;
            }
            Files.move(temporary, target);
            return;
        }
        Files.delete(temporary);
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
