package upscale.compare;

import java.util.Arrays;
import upscale.image.Alpha;
import upscale.image.Band;
import upscale.image.Colour;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/** An image with the channels that it lacks, which change nothing of what it shows: gray as red, green and blue, and full opacity. */
final class Completed implements Image {
    private final Image source;
    private final boolean colours;
    private final ImageInfo info;

    /**
     * @param colours whether the one gray channel becomes three
     * @param opacity whether opacity is added; the image has none
     */
    Completed(Image source, boolean colours, boolean opacity) {
        this.source = source;
        this.colours = colours;
        ImageInfo in = source.info();
        ImageInfo coloured = colours
                ? new ImageInfo(
                        in.width(),
                        in.height(),
                        in.channels() + 2,
                        in.type(),
                        Colour.RGB,
                        in.alpha(),
                        in.significantBits(),
                        in.palette(),
                        in.icc(),
                        in.columns(),
                        in.rows())
                : in;
        this.info = opacity ? coloured.withAlphaAdded(Alpha.STRAIGHT) : coloured;
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    @Override
    public RowReader newReader() {
        RowReader reader = source.newReader();
        Band row = Band.of(source.info(), 1);
        return band -> {
            for (int y = band.top(); y < band.bottom(); y++) {
                reader.read(row.at(y, y + 1));
                for (int c = 0; c < info.channels(); c++) {
                    fill(band, row, c, y);
                }
            }
        };
    }

    private void fill(Band band, Band row, int c, int y) {
        int from = colours ? Math.max(0, c - 2) : c;
        boolean added = from == source.info().channels();
        if (band.wide()) {
            if (added) {
                Arrays.fill(band.wideRow(c, y), info.white());
            } else {
                System.arraycopy(row.wideRow(from, y), 0, band.wideRow(c, y), 0, info.width());
            }
        } else if (added) {
            Arrays.fill(band.row(c, y), (float) info.white());
        } else {
            System.arraycopy(row.row(from, y), 0, band.row(c, y), 0, info.width());
        }
    }
}
