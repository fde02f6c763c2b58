package upscale.stage;

import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/**
 * An image of the same size, each row made of the source's row alone: what every stage here is built on.
 *
 * @param source what is wrapped
 * @param info what comes out
 * @param rows makes the rows; stateless, shared by all readers
 */
record Mapped(Image source, ImageInfo info, RowMap rows) implements Image {
    /** Fills row {@code y} of every channel of {@code out} from {@code in}; either may be wide. */
    @FunctionalInterface
    interface RowMap {
        void map(Band in, Band out, int y);
    }

    @Override
    public RowReader newReader() {
        return new RowReader() {
            private final RowReader reader = source.newReader();
            private Band in = Band.of(source.info(), 0);

            @Override
            public void read(Band band) {
                band.requireFits(info);
                int rowCount = band.bottom() - band.top();
                if (in.capacity() < rowCount) {
                    in = Band.of(source.info(), rowCount);
                }
                reader.read(in.at(band.top(), band.bottom()));
                for (int y = band.top(); y < band.bottom(); y++) {
                    rows.map(in, band, y);
                }
            }
        };
    }
}
