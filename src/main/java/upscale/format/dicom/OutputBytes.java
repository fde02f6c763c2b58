package upscale.format.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** The bytes of a file that is written: at any place, and moved within it. */
record OutputBytes(SeekableByteChannel channel) {
    private static final int MOVED_AT_ONCE = 1 << 20;

    void write(long at, byte[] bytes) throws IOException {
        channel.position(at);
        write(ByteBuffer.wrap(bytes));
    }

    private void write(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Moves bytes, in the order that overwrites none of them before it is read. */
    void move(long from, long to, long length) throws IOException {
        if (from == to) {
            return;
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(MOVED_AT_ONCE, length));
        for (long done = 0; done < length; ) {
            int part = (int) Math.min(MOVED_AT_ONCE, length - done);
            long at = to < from ? done : length - done - part;
            buffer.clear().limit(part);
            channel.position(from + at);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new IOException("the output became shorter while it was written");
                }
            }
            buffer.flip();
            channel.position(to + at);
            write(buffer);
            done += part;
        }
    }

    /** Drops what lies behind the first {@code length} bytes. */
    void end(long length) throws IOException {
        channel.truncate(length);
    }
}
