package upscale.job;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file that appears whole or not at all: written as a {@link Temporary} one, which is moved into place. Closing without {@link #commit} removes
 * it.
 */
final class OutputFile implements Closeable {
    private final Path target;
    private final boolean overwrite;
    private final Temporary temporary;
    private final WholeChannel channel;

    private OutputFile(Path target, boolean overwrite, Temporary temporary) {
        this.target = target;
        this.overwrite = overwrite;
        this.temporary = temporary;
        this.channel = new WholeChannel(temporary.channel());
    }

    /** @param overwrite whether a file that is there already may be replaced */
    static OutputFile create(Path target, boolean overwrite) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        try {
            return new OutputFile(target, overwrite, Temporary.in(folder));
        } catch (AccessDeniedException e) {
            throw new FileSystemException(target.toString(), null, "no permission to write into " + folder);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "" : " (" + e.getReason() + ")";
            throw new FileSystemException(target.toString(), null, "cannot be made in " + folder + reason);
        }
    }

    /** Where it will be. */
    Path target() {
        return target;
    }

    /** Where it is, until it is moved there. */
    Path path() {
        return temporary.path();
    }

    /** What the file will be, once it is {@linkplain #seal sealed}: moving changes none of it. */
    BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(path(), BasicFileAttributes.class);
    }

    /** Where to write. */
    SeekableByteChannel channel() {
        return channel;
    }

    /**
     * Makes sure that all that was written is on the disk: after a power cut as well, the file is there whole or not at all.
     *
     * @throws IOException if it is not
     */
    void seal() throws IOException {
        temporary.channel().force(false);
        long size = Files.size(temporary.path());
        if (size != channel.length()) {
            throw new FileSystemException(
                    target.toString(), null, size + " bytes of it arrived on the disk, not " + channel.length());
        }
    }

    /**
     * Moves what was {@linkplain #seal sealed} into place. If a file of the same bytes came to be there meanwhile, it stays, and is as good.
     *
     * @throws FileAlreadyExistsException if another one did and may not be replaced
     */
    void commit() throws IOException {
        if (overwrite) {
            try {
                Files.move(
                        temporary.path(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary.path(), target, StandardCopyOption.REPLACE_EXISTING);
            }
            return;
        }
        try {
            // A link, unlike a move, fails if the name is taken: nothing can be lost between a check and a move.
            Files.createLink(target, temporary.path());
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (e instanceof FileAlreadyExistsException exists) {
                if (Files.mismatch(temporary.path(), target) < 0) {
                    return;
                }
                throw exists;
            }
            Files.move(temporary.path(), target);
        }
    }

    @Override
    public void close() {
        try {
            temporary.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
