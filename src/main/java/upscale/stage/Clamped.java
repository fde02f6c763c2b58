package upscale.stage;

import java.util.Arrays;
import upscale.image.Band;
import upscale.image.ImageInfo;
import upscale.rows.Rows;

/**
 * What was clamped of an image, counted while it is read, by any number of threads. Values that round into the range are not
 * clamped, and a row that is read twice counts once.
 */
public final class Clamped {
    private final ImageInfo info;

    // Guarded by this.
    private final long[] counts; // by row
    private Extremes extremes = Extremes.NONE;

    /** Nothing yet, of an image like {@code info}. */
    public Clamped(ImageInfo info) {
        this.info = info;
        this.counts = new long[info.height()];
    }

    /** Counts row {@code y} of every channel, not clamped yet. */
    void count(Band band, int y) {
        long count = 0;
        for (int c = 0; c < band.channels(); c++) {
            count += band.wide()
                    ? Rows.DOUBLE.clamped(band.wideRow(c, y), info.min(), info.max(), band.width())
                    : Rows.FLOAT.clamped(band.row(c, y), info.min(), info.max(), band.width());
        }
        add(y, count, Extremes.of(band, band.channels(), y, y + 1));
    }

    private synchronized void add(int y, long count, Extremes of) {
        counts[y] = count;
        extremes = extremes.and(of);
    }

    /** The image's shape and range. */
    public ImageInfo info() {
        return info;
    }

    /** How many samples of all channels were clamped. */
    public synchronized long count() {
        return Arrays.stream(counts).sum();
    }

    /** The smallest and the largest value that was met, clamped or not. */
    public synchronized Extremes extremes() {
        return extremes;
    }
}
