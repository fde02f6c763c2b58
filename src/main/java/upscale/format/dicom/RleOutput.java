package upscale.format.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import upscale.format.PackBitsStream;

/**
 * Run-length coded frames (DICOM PS3.5, annex G), each an item, behind a table of where they begin (A.4). A frame's segments follow one another, but
 * their rows come at the same time: each is written where it would lie if those before it could not be compressed, and moved when the frame
 * is whole.
 */
final class RleOutput implements PixelOutput {
    private static final int ITEM_HEADER = 8;
    private static final int FRAME_HEADER = 64;

    private final OutputBytes out;
    private final long start;
    private final long bound;
    private final long[] segments;
    private final List<Long> frames = new ArrayList<>();
    private long length;

    /**
     * @param start where the first frame's item goes
     * @param segments of a frame
     * @param width in pixels
     * @param height in pixels
     */
    RleOutput(OutputBytes out, long start, int segments, int width, int height) {
        this.out = out;
        this.start = start;
        this.bound = (long) PackBitsStream.bound(width) * height + 1;
        this.segments = new long[segments];
    }

    /**
     * The segments of packed rows: of each sample each byte, the highest first (G.2), every row by itself (G.3.1).
     *
     * @param pixels little-endian, colours pixel by pixel
     * @param width in pixels
     * @param samples of a pixel
     * @param size of a sample in bytes
     */
    static byte[][] segments(byte[] pixels, int width, int samples, int size) {
        int step = samples * size;
        byte[][] segments = new byte[step][];
        byte[] row = new byte[width];
        for (int s = 0; s < step; s++) {
            int within = s / size * size + size - 1 - s % size;
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            for (int at = within; at < pixels.length; at += width * step) {
                for (int x = 0; x < width; x++) {
                    row[x] = pixels[at + x * step];
                }
                PackBitsStream.compress(row, 0, width, packed);
            }
            segments[s] = packed.toByteArray();
        }
        return segments;
    }

    @Override
    public void append(DicomEncoder.Rows rows) throws IOException {
        for (int s = 0; s < segments.length; s++) {
            append(s, rows.segments()[s]);
        }
    }

    private void append(int segment, byte[] bytes) throws IOException {
        out.write(at(segment) + segments[segment], bytes);
        segments[segment] += bytes.length;
    }

    /** Where a segment of this frame begins until the frame is whole. */
    private long at(int segment) {
        return start + length + ITEM_HEADER + FRAME_HEADER + segment * bound;
    }

    @Override
    public void endFrame() throws IOException {
        ByteBuffer header = little(ITEM_HEADER + FRAME_HEADER);
        header.position(ITEM_HEADER);
        header.putInt(segments.length);
        long size = FRAME_HEADER;
        for (int s = 0; s < segments.length; s++) {
            if (segments[s] % 2 == 1) {
                append(s, new byte[1]);
            }
            out.move(at(s), start + length + ITEM_HEADER + size, segments[s]);
            header.putInt((int) size);
            size += segments[s];
        }
        PixelOutput.requireRoom(length + ITEM_HEADER + size);
        item(header.position(0), Tag.ITEM, size);
        out.write(start + length, header.array());
        frames.add(length);
        length += ITEM_HEADER + size;
        Arrays.fill(segments, 0);
    }

    @Override
    public void finish() throws IOException {
        out.write(start + length, item(little(ITEM_HEADER), Tag.SEQUENCE_END, 0).array());
        length += ITEM_HEADER;
    }

    @Override
    public long length() {
        return length;
    }

    /** None: a delimiter ends it. */
    @Override
    public long statedLength() {
        return 0xffffffffL;
    }

    @Override
    public byte[] head(int count) {
        ByteBuffer table = item(little(ITEM_HEADER + 4 * count), Tag.ITEM, 4L * count);
        frames.forEach(at -> table.putInt((int) (long) at));
        return table.array();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer item(ByteBuffer buffer, int tag, long length) {
        return buffer.putShort((short) Tag.group(tag)).putShort((short) tag).putInt((int) length);
    }
}
