package upscale.method.unpool;

import java.util.Arrays;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.rows.Moves;
import upscale.rows.Rows;

/** A pooled image whose samples are back at their positions. Zeros elsewhere. */
record Unpooled(Image source, ImageInfo info, SortedPositions positions) implements Image {
    private static final int FETCH = 16;

    @Override
    public RowReader newReader() {
        return new Reader();
    }

    private final class Reader implements RowReader {
        private final RowReader reader = source.newReader();
        private final int height = source.info().height();
        private final Band fetched =
                Band.of(source.info(), Math.min(FETCH, height)).at(0, 0);

        @Override
        public void read(Band band) {
            band.requireFits(info);
            for (int y = band.top(); y < band.bottom(); y++) {
                for (int c = 0; c < info.channels(); c++) {
                    place(band, c, y);
                }
            }
        }

        private void place(Band band, int c, int y) {
            int[] from = positions.from()[c];
            int end = positions.starts()[c][y + 1];
            int i = positions.starts()[c][y];
            if (i < end) {
                require(from[i] / fetched.width());
            }
            clear(band, c, y);
            while (i < end) {
                int row = from[i] / fetched.width();
                int first = row * fetched.width();
                int run = i + 1; // in scan order, so those of one row follow one another
                while (run < end && from[run] - first < fetched.width()) {
                    run++;
                }
                require(row);
                place(band, c, y, row, i, run);
                i = run;
            }
        }

        // As bytes, if samples come as such.
        private void clear(Band band, int c, int y) {
            boolean empty = fetched.top() == fetched.bottom();
            if (band.wide()) {
                Arrays.fill(band.wideRow(c, y), 0);
            } else if (empty || fetched.bytes(c, fetched.top()) == null) {
                Arrays.fill(band.row(c, y), 0);
            } else {
                Arrays.fill(band.asBytes(c, y), (byte) 0);
            }
        }

        private void place(Band band, int c, int y, int row, int begin, int end) {
            int first = row * fetched.width();
            int[] from = positions.from()[c];
            int[] to = positions.to()[c];
            if (band.wide()) {
                Rows.DOUBLE.scatter(fetched.wideRow(c, row), first, from, band.wideRow(c, y), to, begin, end);
            } else if (band.bytes(c, y) != null && fetched.bytes(c, row) != null) {
                Moves.BYTES.scatter(fetched.bytes(c, row), first, from, band.bytes(c, y), to, begin, end);
            } else {
                Rows.FLOAT.scatter(fetched.row(c, row), first, from, band.row(c, y), to, begin, end);
            }
        }

        private void require(int row) {
            if (row < fetched.top() || row >= fetched.bottom()) {
                int top = row / FETCH * FETCH;
                reader.read(fetched.at(top, Math.min(height, top + FETCH)));
            }
        }
    }
}
