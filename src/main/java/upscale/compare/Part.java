package upscale.compare;

import java.util.Optional;
import upscale.image.AxisMap;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/** A region of an image, as an image of its own. */
public final class Part implements Image {
    private final Image source;
    private final Region region;
    private final ImageInfo info;

    private Part(Image source, Region region) {
        this.source = source;
        this.region = region;
        this.info = source.info().onGrid(region.width(), region.height(), AxisMap.IDENTITY, AxisMap.IDENTITY);
    }

    /** @param region within the image; the image itself if it is all of it */
    public static Image of(Image source, Region region) {
        ImageInfo in = source.info();
        if (!region.within(in.width(), in.height()).equals(Optional.of(region))) {
            throw new IllegalArgumentException(region + " of an image of " + in.width() + "x" + in.height());
        }
        return region.width() == in.width() && region.height() == in.height() ? source : new Part(source, region);
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    @Override
    public RowReader newReader() {
        return new RowReader() {
            private final RowReader reader = source.newReader();
            private Band whole = Band.of(source.info(), 0);

            @Override
            public void read(Band band) {
                band.requireFits(info);
                int rows = band.bottom() - band.top();
                if (whole.capacity() < rows) {
                    whole = Band.of(source.info(), rows);
                }
                reader.read(whole.at(band.top() + region.y(), band.bottom() + region.y()));
                for (int c = 0; c < info.channels(); c++) {
                    for (int y = band.top(); y < band.bottom(); y++) {
                        copy(c, y, band);
                    }
                }
            }

            private void copy(int c, int y, Band band) {
                int from = y + region.y();
                if (band.wide()) {
                    System.arraycopy(whole.wideRow(c, from), region.x(), band.wideRow(c, y), 0, info.width());
                } else if (whole.bytes(c, from) != null) {
                    System.arraycopy(whole.bytes(c, from), region.x(), band.asBytes(c, y), 0, info.width());
                } else {
                    System.arraycopy(whole.row(c, from), region.x(), band.row(c, y), 0, info.width());
                }
            }
        };
    }
}
