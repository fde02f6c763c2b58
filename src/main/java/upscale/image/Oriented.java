package upscale.image;

/**
 * A stored raster seen upright.
 *
 * <p>Upright pixel (x, y) is stored at column x (or width - 1 - x) and row y (or height - 1 - y), or with x and y
 * exchanged where the orientation swaps the axes.
 *
 * @param stored the raster as the file holds it
 * @param orientation how it lies
 * @param info the upright image
 */
public record Oriented(Raster stored, Orientation orientation, ImageInfo info) implements Image {

    /** {@code stored} turned upright; itself if it already is. */
    public static Image upright(Raster stored, Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return stored;
        }
        return new Oriented(stored, orientation, upright(stored.info(), orientation));
    }

    /** What an image is that is turned upright. */
    public static ImageInfo upright(ImageInfo in, Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return in;
        }
        boolean swap = orientation.swapsAxes();
        return in.onGrid(
                swap ? in.height() : in.width(), swap ? in.width() : in.height(), AxisMap.IDENTITY, AxisMap.IDENTITY);
    }

    @Override
    public RowReader newReader() {
        return this::read;
    }

    private void read(Band band) {
        band.requireFits(info);
        int lastColumn = stored.info().width() - 1;
        int lastRow = stored.info().height() - 1;
        for (int c = 0; c < info.channels(); c++) {
            for (int y = band.top(); y < band.bottom(); y++) {
                for (int x = 0; x < info.width(); x++) {
                    int column = orientation.swapsAxes() ? y : x;
                    int row = orientation.swapsAxes() ? x : y;
                    double value = stored.get(
                            c,
                            orientation.mirrorsColumns() ? lastColumn - column : column,
                            orientation.mirrorsRows() ? lastRow - row : row);
                    if (band.wide()) {
                        band.wideRow(c, y)[x] = value;
                    } else {
                        band.row(c, y)[x] = (float) value;
                    }
                }
            }
        }
    }
}
