package upscale.format.dicom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import upscale.format.FormatException;
import upscale.format.PackBitsStream;

/** Rows of a run-length coded frame (DICOM PS3.5, annex G): a segment for each byte of each sample, the highest byte first. */
final class RleRows implements StoredRows {
    private static final int HEADER = 64;

    private final byte[][] planes;
    private final int width;
    private final int size;

    private RleRows(byte[][] planes, int width, int size) {
        this.planes = planes;
        this.width = width;
        this.size = size;
    }

    static RleRows of(byte[] frame, PixelLayout layout) throws IOException {
        if (layout.allocated() == 1) {
            throw FormatException.unsupported("dicom", "run-length coded samples of 1 bit");
        }
        int size = layout.allocated() / 8;
        int count = layout.samples() * size;
        if (frame.length < HEADER) {
            throw FormatException.corrupt("dicom", "a run-length coded frame of " + frame.length + " bytes");
        }
        ByteBuffer header = ByteBuffer.wrap(frame, 0, HEADER).order(ByteOrder.LITTLE_ENDIAN);
        int segments = header.getInt();
        if (segments != count) {
            throw FormatException.corrupt(
                    "dicom",
                    "expected " + count + " run-length coded segments for " + layout.samples() + " samples of "
                            + layout.allocated() + " bits, found " + segments);
        }
        long pixels = (long) layout.width() * layout.height();
        // a run takes two bytes and gives 128: what cannot be filled is not allocated
        if (pixels * count > 64L * frame.length) {
            throw FormatException.corrupt(
                    "dicom",
                    frame.length + " run-length coded bytes cannot hold " + pixels * count + " bytes of pixels");
        }
        byte[][] planes = new byte[count][];
        for (int i = 0; i < count; i++) {
            long from = header.getInt() & 0xffffffffL;
            long to = i + 1 < count ? header.getInt(4 * i + 8) & 0xffffffffL : frame.length;
            if (from < HEADER || to < from || to > frame.length) {
                throw FormatException.corrupt(
                        "dicom", "run-length coded segment " + (i + 1) + " lies outside its frame");
            }
            planes[i] = plane(frame, (int) from, (int) to, Math.toIntExact(pixels), i);
        }
        return new RleRows(planes, layout.width(), size);
    }

    private static byte[] plane(byte[] frame, int from, int to, int pixels, int index) throws IOException {
        PackBitsStream in = new PackBitsStream(new ByteArrayInputStream(frame, from, to - from));
        byte[] plane = in.readNBytes(pixels);
        if (plane.length < pixels) {
            throw FormatException.corrupt(
                    "dicom",
                    "run-length coded segment " + (index + 1) + " ends after " + plane.length + " of " + pixels
                            + " pixels");
        }
        return plane;
    }

    @Override
    public void read(int y, int[][] samples) {
        int at = y * width;
        for (int c = 0; c < samples.length; c++) {
            for (int x = 0; x < width; x++) {
                int value = 0;
                for (int b = 0; b < size; b++) {
                    value = value << 8 | planes[c * size + b][at + x] & 0xff;
                }
                samples[c][x] = value;
            }
        }
    }
}
