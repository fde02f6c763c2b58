package upscale.outcomes;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes set aside in a file that has no name, or vanishes with the process, until they are wanted. Thread-safe. */
final class Spool implements Closeable {
    private final FileChannel in;
    // A stream, as a channel would be closed for all by the interruption of one thread that writes.
    private final OutputStream out;
    private long end; // guarded by this

    private Spool(Path file) throws IOException {
        in = FileChannel.open(file, StandardOpenOption.READ);
        out = Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Where some of them are. */
    record Piece(long start, int length) {}

    static Spool open() throws IOException {
        return new Spool(Files.createTempFile("upscale", ".part"));
    }

    synchronized Piece add(byte[] bytes) throws IOException {
        Piece piece = new Piece(end, bytes.length);
        out.write(bytes);
        end += bytes.length;
        return piece;
    }

    byte[] get(Piece piece) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(piece.length());
        while (bytes.hasRemaining()) {
            if (in.read(bytes, piece.start() + bytes.position()) < 0) {
                throw new IOException("the temporary file of pictures was cut short");
            }
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        in.close();
        out.close();
    }
}
