package upscale.engine;

import upscale.image.Band;
import upscale.image.Image;
import upscale.image.RowReader;
import upscale.rows.Moves;
import upscale.rows.Rows;

/**
 * One thread's way into an image each of whose samples is one of another's, or zero. Rows stay bytes where the source
 * {@linkplain Band#bytes has them so}.
 */
final class Copied implements RowReader {
    /** Source rows fetched at a time, if that many follow one another. */
    private static final int FETCH = 16;

    private final RowReader reader;
    private final Band fetched;
    private final int width;
    private final CopyingTaps columns;
    private final CopyingTaps rows;

    /** @param width of what comes out */
    Copied(Image source, int width, CopyingTaps columns, CopyingTaps rows) {
        this.reader = source.newReader();
        this.fetched =
                Band.of(source.info(), Math.min(FETCH, source.info().height())).at(0, 0);
        this.width = width;
        this.columns = columns;
        this.rows = rows;
    }

    @Override
    public void read(Band band) {
        for (int y = band.top(); y < band.bottom(); y++) {
            require(y, band.bottom());
            for (int c = 0; c < band.channels(); c++) {
                copyRow(band, c, y);
            }
        }
    }

    // The source row of output row y, and those after it that are needed next.
    private void require(int y, int bottom) {
        int row = rows.source(y);
        if (row < 0 || row >= fetched.top() && row < fetched.bottom()) {
            return;
        }
        int end = row + 1;
        for (int o = y + 1; o < bottom && end - row < fetched.capacity(); o++) {
            int next = rows.source(o);
            if (next == end) {
                end++;
            } else if (next >= 0 && next != end - 1) {
                break;
            }
        }
        reader.read(fetched.at(row, end));
    }

    private void copyRow(Band band, int channel, int y) {
        int row = rows.source(y);
        boolean again = y > band.top() && row >= 0 && row == rows.source(y - 1);
        int from = Math.max(row, fetched.top());
        if (band.wide()) {
            double[] in = row < 0 ? null : fetched.wideRow(channel, row);
            copy(Rows.DOUBLE, in, again ? band.wideRow(channel, y - 1) : null, band.wideRow(channel, y));
        } else if (from < fetched.bottom() && fetched.bytes(channel, from) != null) {
            byte[] in = row < 0 ? null : fetched.bytes(channel, row);
            copy(Moves.BYTES, in, again ? band.bytes(channel, y - 1) : null, band.asBytes(channel, y));
        } else {
            float[] in = row < 0 ? null : fetched.row(channel, row);
            copy(Rows.FLOAT, in, again ? band.row(channel, y - 1) : null, band.row(channel, y));
        }
    }

    private <R> void copy(Moves<R> moves, R in, R same, R out) {
        if (same != null) {
            moves.stride(same, 0, 1, out, width);
        } else if (in != null) {
            columns.apply(moves, in, out);
        } else {
            moves.fill(out, 0, width);
        }
    }
}
