package upscale.format.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A file in the making: the chunks of all pages as they come, then all directories, and the header last. Only then is it known whether
 * offsets of 32 bits do, or it takes BigTIFF.
 */
final class TiffOutput {
    private static final long CLASSIC_LIMIT = 0xffffffffL;

    /** The longer one's bytes are left for either header. */
    private static final int HEADER_BYTES = 16;

    private static final int WORD = 8;

    private final SeekableByteChannel channel;
    private final boolean alwaysBig;
    private final List<IfdWriter> pages = new ArrayList<>();
    private long position;

    /**
     * @param channel empty
     * @param alwaysBig whether it is BigTIFF in any case
     */
    TiffOutput(SeekableByteChannel channel, boolean alwaysBig) throws IOException {
        this.channel = channel;
        this.alwaysBig = alwaysBig;
        write(ByteBuffer.allocate(HEADER_BYTES));
    }

    /** Writes {@code buffer}, and returns where it begins. */
    long append(ByteBuffer buffer) throws IOException {
        long start = position;
        write(buffer);
        return start;
    }

    /** Takes the fields of a page whose chunks are written. */
    void add(IfdWriter page) {
        pages.add(page);
    }

    /** Writes directories and header. */
    void finish() throws IOException {
        if (pages.size() > 1) {
            for (int i = 0; i < pages.size(); i++) {
                pages.get(i).longs(Tag.SUBFILE_TYPE, Tag.PAGE_OF_SEVERAL);
                pages.get(i).shorts(Tag.PAGE_NUMBER, i, pages.size());
            }
        }
        long classicEnd = position
                + pages.stream().mapToLong(page -> page.size(false) + WORD).sum();
        boolean big = alwaysBig || classicEnd > CLASSIC_LIMIT;
        long first = aligned(position) + pages.get(0).outside(big);
        for (int i = 0; i < pages.size(); i++) {
            IfdWriter page = pages.get(i);
            write(ByteBuffer.allocate((int) (aligned(position) - position)));
            long after = aligned(position + page.size(big));
            long next = i + 1 < pages.size() ? after + pages.get(i + 1).outside(big) : 0;
            write(ByteBuffer.wrap(page.bytes(big, position, next)));
        }
        channel.position(0);
        write(header(big, first));
    }

    /** A file of TIFF that is nothing but a directory. */
    static byte[] classic(IfdWriter directory) {
        int start = WORD;
        ByteBuffer file = ByteBuffer.allocate(start + (int) directory.size(false));
        file.put(header(false, start + directory.outside(false)).limit(start));
        return file.put(directory.bytes(false, start, 0)).array();
    }

    /** Directories begin on a word boundary. */
    private static long aligned(long position) {
        return position + WORD - 1 & -WORD;
    }

    private static ByteBuffer header(boolean big, long directory) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort((short) 0x4949);
        if (big) {
            header.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(directory);
        } else {
            header.putShort((short) 42).putInt((int) directory);
        }
        return header.clear();
    }

    private void write(ByteBuffer buffer) throws IOException {
        position += buffer.remaining();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
