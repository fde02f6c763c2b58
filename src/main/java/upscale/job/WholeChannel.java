package upscale.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;

/** A new file's channel that writes all it is given, and knows how long the file must be then. For one thread. */
final class WholeChannel implements SeekableByteChannel {
    private final FileChannel file;
    private long position;
    private long length;

    /** @param file empty; closed by whoever opened it */
    WholeChannel(FileChannel file) {
        this.file = file;
    }

    /** What was written, from the first byte to the last, holes included. */
    long length() {
        return length;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        while (bytes.hasRemaining()) {
            position += file.write(bytes, position);
        }
        length = Math.max(length, position);
        return count;
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        int count = file.read(bytes, position);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public WholeChannel position(long to) {
        position = to;
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public WholeChannel truncate(long size) throws IOException {
        file.truncate(size);
        length = Math.min(length, size);
        position = Math.min(position, size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
