package upscale.job;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file copied byte for byte: whole and on the disk, but in place only after {@link #commit}; closed before that, nothing is left of it. */
public final class FileCopy implements Closeable {
    private static final int PIECE = 1 << 16;

    private final OutputFile file;

    private FileCopy(OutputFile file) {
        this.file = file;
    }

    /**
     * Copies one. Folders that are not there are made.
     *
     * @param within the folder that {@code target} has to be in, links or not
     * @param overwrite whether a file that is there already may be replaced
     */
    public static FileCopy of(Path source, Path target, Path within, boolean overwrite) throws IOException {
        OutputCheck.requireWithin(within, target);
        Files.createDirectories(target.toAbsolutePath().getParent());
        FileCopy copy = new FileCopy(OutputFile.create(target, overwrite));
        boolean whole = false;
        try {
            copy.fill(source);
            whole = true;
            return copy;
        } finally {
            if (!whole) {
                copy.close();
            }
        }
    }

    private void fill(Path source) throws IOException {
        try (FileChannel in = FileChannel.open(source)) {
            SeekableByteChannel out = file.channel();
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            while (in.read(piece) >= 0) {
                piece.flip();
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
                piece.clear();
            }
        }
        file.seal();
    }

    /** Where it is until it is in place. */
    public Path path() {
        return file.path();
    }

    /** Puts it in place. */
    public void commit() throws IOException {
        file.commit();
    }

    @Override
    public void close() {
        file.close();
    }

    /** After the last of them: leaves no folder behind that copies were made in. */
    public static void tidy() {
        Temporary.tidy();
    }
}
