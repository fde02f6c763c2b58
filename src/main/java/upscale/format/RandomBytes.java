package upscale.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** The bytes of a file by their offset. What lies beyond its end is a corrupt file's fault. */
public final class RandomBytes implements Closeable {
    private static final int BUFFER = 1 << 14;

    private final String format;
    private final FileChannel file;
    private final ByteBuffer memory;
    private final long size;
    private final Allowance allowance;

    private RandomBytes(String format, FileChannel file, ByteBuffer memory, long size, Allowance allowance) {
        this.format = format;
        this.allowance = allowance;
        this.file = file;
        this.memory = memory;
        this.size = size;
    }

    /** @param format what messages call the file: {@code tiff} */
    public static RandomBytes open(String format, Source source) throws IOException {
        if (source.held()) {
            byte[] bytes = source.readAll();
            return new RandomBytes(format, null, ByteBuffer.wrap(bytes), bytes.length, source.allowance());
        }
        FileChannel file = FileChannel.open(source.path().orElseThrow());
        return new RandomBytes(format, file, null, file.size(), source.allowance());
    }

    /** Bytes in memory, which are not copied. */
    public static RandomBytes of(String format, byte[] bytes) {
        return new RandomBytes(format, null, ByteBuffer.wrap(bytes), bytes.length, Allowance.ALL);
    }

    public Allowance allowance() {
        return allowance;
    }

    public long size() {
        return size;
    }

    /** Whether the {@code length} bytes from {@code offset} on are part of the file. */
    public boolean has(long offset, long length) {
        return offset >= 0 && length >= 0 && offset <= size && length <= size - offset;
    }

    /**
     * The {@code length} bytes from {@code offset} on.
     *
     * @param what for the message, should the file be shorter
     */
    public byte[] read(long offset, int length, String what) throws IOException {
        if (!has(offset, length)) {
            throw FormatException.corrupt(
                    format, offset, what + " of " + length + " bytes lies outside the file of " + size + " bytes");
        }
        byte[] bytes = new byte[length];
        fill(offset, bytes, length);
        return bytes;
    }

    /** The same; zeros, where the file {@linkplain Ending#early() is known to end} before. */
    public byte[] readOn(long offset, int length, String what) throws IOException {
        if (!allowance.ending().early() || has(offset, length)) {
            return read(offset, length, what);
        }
        int there = (int) Math.max(0, Math.min(length, size - offset));
        return Arrays.copyOf(there == 0 ? new byte[0] : read(offset, there, what), length);
    }

    private void fill(long offset, byte[] bytes, int length) throws IOException {
        allowance.requireWanted();
        if (file == null) {
            memory.get((int) offset, bytes, 0, length);
            return;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, offset + buffer.position()) < 0) {
                throw FormatException.corrupt(format, offset, "the file became shorter while it was read");
            }
        }
    }

    /** Bytes [offset, offset + length), which the file has, as a buffered stream. */
    public InputStream stream(long offset, long length) {
        return new InputStream() {
            private final byte[] buffer = new byte[(int) Math.min(BUFFER, length)];
            private int at;
            private int filled;
            private long next = offset;

            private boolean refill() throws IOException {
                if (at == filled) {
                    filled = (int) Math.min(buffer.length, offset + length - next);
                    at = 0;
                    fill(next, buffer, filled);
                    next += filled;
                }
                return at < filled;
            }

            @Override
            public long skip(long wanted) {
                int buffered = (int) Math.max(0, Math.min(wanted, filled - at));
                long beyond = Math.max(0, Math.min(wanted - buffered, offset + length - next));
                at += buffered;
                next += beyond;
                return buffered + beyond;
            }

            @Override
            public int read() throws IOException {
                return refill() ? buffer[at++] & 0xff : -1;
            }

            @Override
            public int read(byte[] target, int from, int wanted) throws IOException {
                if (wanted == 0) {
                    return 0;
                }
                if (!refill()) {
                    return -1;
                }
                int n = Math.min(wanted, filled - at);
                System.arraycopy(buffer, at, target, from, n);
                at += n;
                return n;
            }
        };
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
