package upscale.format.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which header a file gets: that of BigTIFF just where 32 bits do not reach its end. */
class TiffOutputTest {
    /** Keeps the first bytes of what is written, and counts the rest. */
    private static final class Counted implements SeekableByteChannel {
        private final byte[] head = new byte[16];
        private long position;
        private long size;

        @Override
        public int write(ByteBuffer source) {
            int n = source.remaining();
            while (source.hasRemaining()) {
                byte b = source.get();
                if (position < head.length) {
                    head[(int) position] = b;
                }
                position++;
                if (source.remaining() > 16 && position >= head.length) {
                    position += source.remaining();
                    source.position(source.limit());
                }
            }
            size = Math.max(size, position);
            return n;
        }

        @Override
        public int read(ByteBuffer target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long newPosition) {
            position = newPosition;
            return this;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public SeekableByteChannel truncate(long newSize) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 0, 42",
        "1000, 4294966000, 42",
        "3000000000, 1294966000, 42",
        "1000, 4294967000, 43",
        "5000000000, 5, 43"
    })
    void isBigOnlyWhereItHasTo(long first, long second, int version) throws IOException {
        Counted channel = new Counted();
        TiffOutput output = new TiffOutput(channel, false);
        for (long page : new long[] {first, second}) {
            long[] offset = {append(output, page)};
            IfdWriter directory = new IfdWriter();
            directory.offsets(Tag.STRIP_OFFSETS, offset);
            output.add(directory);
        }
        output.finish();
        ByteBuffer header = ByteBuffer.wrap(channel.head).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getShort(2)).isEqualTo((short) version);
        long directory = version == 43 ? header.getLong(8) : header.getInt(4) & 0xffffffffL;
        assertThat(directory).isBetween(first + second + 16, first + second + 32);
        assertThat(channel.size - directory).isLessThan(300);
        assertThat(channel.size <= 0xffffffffL).isEqualTo(version == 42);
    }

    private static long append(TiffOutput output, long bytes) throws IOException {
        long start = output.append(ByteBuffer.allocate(0));
        ByteBuffer chunk = ByteBuffer.allocate(1 << 28);
        for (long left = bytes; left > 0; left -= chunk.capacity()) {
            output.append(chunk.clear().limit((int) Math.min(left, chunk.capacity())));
        }
        return start;
    }
}
