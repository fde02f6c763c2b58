package upscale.outcomes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Bytes set aside in a file that has no name, or vanishes with the process, until they are wanted. Thread-safe. */
final class Spool implements Closeable {
    private final FileChannel file;
    private long end; // guarded by this

    private Spool(FileChannel file) {
        this.file = file;
    }

    /** Where some of them are. */
    record Piece(long start, int length) {}

    static Spool open() throws IOException {
        return new Spool(FileChannel.open(
                Files.createTempFile("upscale", ".part"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    }

    Piece add(byte[] bytes) throws IOException {
        Piece piece = claim(bytes.length);
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            file.write(left, piece.start() + left.position());
        }
        return piece;
    }

    private synchronized Piece claim(int length) {
        Piece piece = new Piece(end, length);
        end += length;
        return piece;
    }

    byte[] get(Piece piece) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(piece.length());
        while (bytes.hasRemaining()) {
            if (file.read(bytes, piece.start() + bytes.position()) < 0) {
                throw new IOException("the temporary file of pictures was cut short");
            }
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
