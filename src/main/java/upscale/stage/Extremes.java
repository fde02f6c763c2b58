package upscale.stage;

import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.rows.Rows;

/**
 * The smallest and the largest of some samples that are finite.
 *
 * @param low the smallest; infinite if there is none
 * @param high the largest; negative and infinite if there is none
 */
public record Extremes(double low, double high) {
    /** Of no samples. */
    public static final Extremes NONE = new Extremes(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    private static final int ROWS = 64;

    /** Of rows [top, bottom) of a band, in its first channels. */
    public static Extremes of(Band band, int channels, int top, int bottom) {
        Extremes found = NONE;
        for (int c = 0; c < channels; c++) {
            for (int y = top; y < bottom; y++) {
                double[] row = band.wide()
                        ? Rows.DOUBLE.extremes(band.wideRow(c, y), band.width())
                        : Rows.FLOAT.extremes(band.row(c, y), band.width());
                found = found.and(new Extremes(row[0], row[1]));
            }
        }
        return found;
    }

    /** Of all samples of an image of one channel, which is read. */
    public static Extremes of(Image image) {
        ImageInfo info = image.info();
        RowReader reader = image.newReader();
        Band band = Band.of(info, ROWS);
        Extremes found = NONE;
        for (int top = 0; top < info.height(); top += ROWS) {
            reader.read(band.at(top, Math.min(info.height(), top + ROWS)));
            found = found.and(of(band, 1, band.top(), band.bottom()));
        }
        return found;
    }

    /** Of these samples and others. */
    public Extremes and(Extremes other) {
        return new Extremes(Math.min(low, other.low), Math.max(high, other.high));
    }
}
