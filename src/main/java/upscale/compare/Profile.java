package upscale.compare;

import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/**
 * What is known of an image of one channel of doubles from above and from the side.
 *
 * @param columns the mean of each column
 * @param rows the mean of each row
 * @param variance of all samples
 */
record Profile(double[] columns, double[] rows, double variance) {
    static Profile of(Image image) {
        ImageInfo info = image.info();
        RowReader reader = image.newReader();
        Band band = Band.of(info, 1);
        double[] columns = new double[info.width()];
        double[] rows = new double[info.height()];
        double squares = 0;
        for (int y = 0; y < rows.length; y++) {
            reader.read(band.at(y, y + 1));
            double[] row = band.wideRow(0, y);
            double sum = 0;
            for (int x = 0; x < row.length; x++) {
                sum += row[x];
                squares += row[x] * row[x];
                columns[x] += row[x] / rows.length;
            }
            rows[y] = sum / row.length;
        }
        double mean = 0;
        for (double row : rows) {
            mean += row / rows.length;
        }
        return new Profile(columns, rows, Math.max(0, squares / info.pixels() - mean * mean));
    }
}
