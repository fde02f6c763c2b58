package upscale.format.png;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;
import upscale.format.FormatException;
import upscale.format.RandomBytes;

/**
 * A PNG file as a sequence of chunks, each checked against the file's size when it begins and against its CRC when it ends
 * (PNG third edition, 5.3). Holds no chunk's data.
 */
final class ChunkReader {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int SKIP_BYTES = 1 << 13;

    private final RandomBytes file;
    private final InputStream in;
    private final CRC32 crc = new CRC32();
    private long position;
    private String type = "";
    private long offset;
    private int length;
    private int remaining;
    private boolean open;
    private boolean cut;

    /** Begins with the first chunk, behind the signature. */
    ChunkReader(RandomBytes file) throws IOException {
        this(file, 0);
        byte[] start = in.readNBytes(SIGNATURE.length);
        position = start.length;
        if (!Arrays.equals(start, SIGNATURE)) {
            throw FormatException.corrupt(
                    "png", 0, "the signature is damaged; was the file transferred or converted as text?");
        }
    }

    private ChunkReader(RandomBytes file, long position) {
        this.file = file;
        this.in = file.stream(position, file.size() - position);
        this.position = position;
    }

    /** Another reader, at the beginning of the current chunk. */
    ChunkReader again() throws IOException {
        ChunkReader again = new ChunkReader(file, offset);
        again.next();
        return again;
    }

    /** Another reader, at the first chunk of another type than the current one: those before it are passed over, their data unseen. */
    ChunkReader pastAlike() throws IOException {
        ChunkReader past = new ChunkReader(file, offset);
        while (past.next().equals(type)) {
            int crc = past.cut ? 0 : 4;
            past.in.skipNBytes((long) past.length + crc);
            past.position += past.length + crc;
            past.open = false;
        }
        return past;
    }

    /** Goes to the next chunk, past what is left of this one, and gives its type; of a file that may end early, IEND is the last one all the same. */
    String next() throws IOException {
        skip();
        offset = position;
        if (cut || file.size() - position < 8) {
            return end(FormatException.corrupt(
                    "png",
                    position,
                    position == file.size()
                            ? "the file ends after " + type + ", before IEND"
                            : "the file ends in the middle of a chunk"));
        }
        byte[] head = new byte[8];
        fill(head, 0, 8);
        type = name(head);
        length = (head[0] & 0xff) << 24 | (head[1] & 0xff) << 16 | (head[2] & 0xff) << 8 | head[3] & 0xff;
        long left = file.size() - position;
        if (length < 0 || length + 4L > left) {
            FormatException e = FormatException.corrupt(
                    "png",
                    offset,
                    "chunk " + type + " of " + (length & 0xffffffffL) + " bytes, and the file has "
                            + Math.max(0, left - 4) + " left for it");
            if (length < 0 || !type.equals("IDAT")) {
                return end(e);
            }
            file.allowance().ending().early(e);
            cut = true;
            length = (int) Math.min(length, left);
        }
        remaining = length;
        crc.reset();
        crc.update(head, 4, 4);
        open = true;
        return type;
    }

    /** As if IEND came here. */
    private String end(FormatException e) throws FormatException {
        file.allowance().ending().early(e);
        cut = true;
        position = file.size();
        type = "IEND";
        length = 0;
        remaining = 0;
        return type;
    }

    /** Whether the file ends before the image data do, or behind them. */
    boolean cut() {
        return cut;
    }

    private String name(byte[] head) throws FormatException {
        for (int i = 4; i < 8; i++) {
            int letter = head[i] | 0x20;
            if (letter < 'a' || letter > 'z') {
                throw FormatException.corrupt("png", offset, "a chunk's type has four letters, here it has others");
            }
        }
        return new String(head, 4, 4, StandardCharsets.US_ASCII);
    }

    /** The current chunk's type. */
    String type() {
        return type;
    }

    /** Whether a decoder that does not know the current chunk must give up. */
    boolean critical() {
        return (type.charAt(0) & 0x20) == 0;
    }

    /** Where the current chunk begins in the file. */
    long offset() {
        return offset;
    }

    /** Bytes of data in the current chunk. */
    int length() {
        return length;
    }

    /** Bytes of the file after the current chunk's data and CRC. */
    long bytesAfter() {
        return file.size() - position - remaining - (open && !cut ? 4 : 0);
    }

    /**
     * Reads on in the current chunk.
     *
     * @return how many bytes came; -1 at its end, when its CRC has been found right
     */
    int read(byte[] into) throws IOException {
        if (remaining == 0) {
            close();
            return -1;
        }
        int n = Math.min(into.length, remaining);
        fill(into, 0, n);
        crc.update(into, 0, n);
        remaining -= n;
        if (remaining == 0) {
            close();
        }
        return n;
    }

    /** The first {@code limit} bytes of the current chunk, or all if there are fewer; then its end. */
    byte[] data(int limit) throws IOException {
        byte[] data = new byte[Math.min(limit, remaining)];
        read(data);
        skip();
        return data;
    }

    private void skip() throws IOException {
        if (open) {
            byte[] sink = new byte[Math.min(SKIP_BYTES, remaining)];
            while (read(sink) >= 0) {
                // read() checks what it passes over
            }
        }
    }

    private void close() throws IOException {
        if (!open) {
            return;
        }
        open = false;
        if (cut) {
            return;
        }
        byte[] stored = new byte[4];
        fill(stored, 0, 4);
        int expected = (stored[0] & 0xff) << 24 | (stored[1] & 0xff) << 16 | (stored[2] & 0xff) << 8 | stored[3] & 0xff;
        if (expected != (int) crc.getValue()) {
            throw FormatException.corrupt(
                    "png",
                    offset,
                    String.format(
                            Locale.ROOT, "chunk %s has CRC %08x, its data give %08x", type, expected, crc.getValue()));
        }
    }

    private void fill(byte[] into, int from, int count) throws IOException {
        int n = in.readNBytes(into, from, count);
        position += n;
        if (n < count) {
            throw FormatException.corrupt("png", position, "the file ends in the middle of a chunk");
        }
    }
}
