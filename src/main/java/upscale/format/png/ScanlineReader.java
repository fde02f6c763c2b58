package upscale.format.png;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import upscale.format.FormatException;

/** The rows of the image data: IDAT chunks inflated as one stream, the filters undone (PNG third edition, 9 and 10). */
final class ScanlineReader implements AutoCloseable {
    private static final int INPUT_BYTES = 1 << 16;

    private final ChunkReader chunks;
    private final Inflater inflater = new Inflater();
    private final byte[] input = new byte[INPUT_BYTES];
    private final int step;
    private byte[] row;
    private byte[] above;
    private boolean moreInput = true;

    /**
     * @param chunks at its first IDAT chunk
     * @param step see {@link Header#filterStep()}
     * @param longestRow bytes
     */
    ScanlineReader(ChunkReader chunks, int step, int longestRow) {
        this.chunks = chunks;
        this.step = step;
        this.row = new byte[step + longestRow];
        this.above = new byte[step + longestRow];
    }

    /** The next row's filter sees no row above. */
    void beginPass() {
        Arrays.fill(row, (byte) 0);
    }

    /**
     * The next row, unfiltered; zeros, if the file ends before, and may. It begins at index {@code step}: the zeros before it are what the filters see to the left of the
     * first pixel.
     *
     * @return the row's buffer, overwritten by the next call but one
     */
    byte[] next(int rowBytes) throws IOException {
        byte[] free = above;
        above = row;
        row = free;
        if (!inflate(row, step - 1, rowBytes + 1)) {
            Arrays.fill(row, (byte) 0);
            return row;
        }
        int filter = row[step - 1];
        row[step - 1] = 0;
        if (filter < 0 || filter > 4) {
            throw FormatException.corrupt("png", "filter type " + (filter & 0xff) + "; there are 0 to 4");
        }
        Unfilter.undo(filter, row, above, step, step + rowBytes);
        return row;
    }

    /** Goes to the chunk after the image data. Throws unless the data end exactly where the image does. */
    void finish() throws IOException {
        byte[] beyond = new byte[1];
        while (!inflater.finished()) {
            int n = inflateSome(beyond, 0, 1);
            if (n < 0) {
                return;
            } else if (n > 0) {
                throw FormatException.corrupt("png", "more image data than the size in IHDR asks for");
            }
        }
        if (inflater.getRemaining() > 0) {
            throw FormatException.corrupt("png", "bytes after the end of the compressed image data");
        }
        if (refill()) {
            throw FormatException.corrupt("png", chunks.offset(), "IDAT after the end of the compressed image data");
        }
    }

    /** False if the data are cut short, which is allowed. */
    private boolean inflate(byte[] into, int from, int count) throws IOException {
        int end = from + count;
        for (int at = from; at < end; ) {
            int n = inflateSome(into, at, end - at);
            if (n < 0) {
                return false;
            }
            at += n;
            if (at < end && inflater.finished()) {
                throw FormatException.corrupt("png", "less image data than the size in IHDR asks for");
            }
        }
        return true;
    }

    /** How many bytes came; -1 if the file ends before the next one, and may. */
    private int inflateSome(byte[] into, int from, int count) throws IOException {
        try {
            int n = inflater.inflate(into, from, count);
            if (n == 0 && !inflater.finished()) {
                if (inflater.needsDictionary()) {
                    throw FormatException.corrupt("png", "the compressed image data ask for a preset dictionary");
                }
                if (inflater.needsInput() && !refill()) {
                    if (chunks.cut()) {
                        return -1;
                    }
                    throw FormatException.corrupt(
                            "png", chunks.offset(), "the image data are cut short by " + chunks.type());
                }
            }
            return n;
        } catch (DataFormatException e) {
            throw FormatException.corrupt("png", "the compressed image data are damaged: " + e.getMessage());
        }
    }

    /** Hands the inflater more bytes, going from IDAT to IDAT; false if the run of IDAT chunks is over. */
    private boolean refill() throws IOException {
        while (moreInput) {
            int n = chunks.read(input);
            if (n > 0) {
                inflater.setInput(input, 0, n);
                return true;
            }
            moreInput = chunks.next().equals("IDAT");
        }
        return false;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
