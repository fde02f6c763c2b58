package upscale.engine;

import java.util.stream.IntStream;
import upscale.image.AxisMap;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.rows.Rows;

/**
 * A resampled image whose overshoot is limited to the local source range: the smallest and largest of the up to 2x2 source
 * samples around an output position. Values beyond move back by {@code strength} of the excess.
 */
public final class Deringed implements Image {
    private final Image source;
    private final Image resampled;
    private final AxisMap rowMap;
    private final int[] left;
    private final int[] right;
    private final double strength;

    /**
     * @param source what was resampled
     * @param resampled on a grid that {@code columns} and {@code rows} map to the source's
     * @param strength 0 (leave) to 1 (no overshoot at all)
     */
    public Deringed(Image source, Image resampled, AxisMap columns, AxisMap rows, double strength) {
        if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException("deringing " + strength + " is not in 0..1");
        }
        this.source = source;
        this.resampled = resampled;
        this.rowMap = rows;
        this.strength = strength;
        int n = resampled.info().width();
        int last = source.info().width() - 1;
        left = new int[n];
        right = new int[n];
        for (int x = 0; x < n; x++) {
            left[x] = clamp(columns.floor(x), last);
            right[x] = clamp(columns.floor(x) + (columns.onGrid(x) ? 0 : 1), last);
        }
    }

    private static int clamp(int i, int last) {
        return Math.max(0, Math.min(i, last));
    }

    @Override
    public ImageInfo info() {
        return resampled.info();
    }

    @Override
    public RowReader newReader() {
        return info().type().wide() ? new Reader<>(Rows.DOUBLE) : new Reader<>(Rows.FLOAT);
    }

    private final class Reader<R> implements RowReader {
        private final Rows<R> rows;
        private final RowReader results = resampled.newReader();
        private final SourceRows<R, R> window;
        private final int width = source.info().width();
        private final int lastRow = source.info().height() - 1;
        private final R low;
        private final R high;

        Reader(Rows<R> rows) {
            this.rows = rows;
            this.window = SourceRows.plain(rows, source);
            this.low = rows.allocate(width);
            this.high = rows.allocate(width);
        }

        @Override
        public void read(Band band) {
            results.read(band);
            for (int top = band.top(); top < band.bottom(); top += SourceRows.OUTPUTS) {
                int bottom = Math.min(band.bottom(), top + SourceRows.OUTPUTS);
                window.require(needed(top, bottom));
                for (int c = 0; c < info().channels(); c++) {
                    for (int y = top; y < bottom; y++) {
                        limitRow(band, c, y);
                    }
                }
            }
        }

        private int[] needed(int top, int bottom) {
            return IntStream.range(top, bottom)
                    .flatMap(y -> IntStream.of(above(y), below(y)))
                    .sorted()
                    .distinct()
                    .toArray();
        }

        private void limitRow(Band band, int channel, int y) {
            rows.range(window.row(channel, above(y)), window.row(channel, below(y)), low, high, width);
            // The band's rows are of this reader's kind, so no copy is made and the row itself changes.
            R row = band.wide() ? rows.of(band.wideRow(channel, y), low, 0) : rows.of(band.row(channel, y), low, 0);
            rows.limit(row, low, high, left, right, strength, info().width());
        }

        private int above(int y) {
            return clamp(rowMap.floor(y), lastRow);
        }

        private int below(int y) {
            return clamp(rowMap.floor(y) + (rowMap.onGrid(y) ? 0 : 1), lastRow);
        }
    }
}
