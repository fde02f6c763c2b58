package upscale.method.unpool;

import java.util.Arrays;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

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
            if (band.wide()) {
                Arrays.fill(band.wideRow(c, y), 0);
            } else {
                Arrays.fill(band.row(c, y), 0);
            }
            int[] from = positions.from()[c];
            int[] to = positions.to()[c];
            int end = positions.starts()[c][y + 1];
            int i = positions.starts()[c][y];
            while (i < end) {
                int row = from[i] / fetched.width();
                int first = row * fetched.width();
                int run = i + 1; // in scan order, so those of one row follow one another
                while (run < end && from[run] - first < fetched.width()) {
                    run++;
                }
                require(row);
                if (band.wide()) {
                    place(fetched.wideRow(c, row), first, band.wideRow(c, y), from, to, i, run);
                } else {
                    place(fetched.row(c, row), first, band.row(c, y), from, to, i, run);
                }
                i = run;
            }
        }

        private static void place(float[] in, int first, float[] out, int[] from, int[] to, int begin, int end) {
            for (int i = begin; i < end; i++) {
                out[to[i]] = in[from[i] - first];
            }
        }

        private static void place(double[] in, int first, double[] out, int[] from, int[] to, int begin, int end) {
            for (int i = begin; i < end; i++) {
                out[to[i]] = in[from[i] - first];
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
