package upscale.stage;

import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/**
 * An image of the same size and shape, its rows changed where they lie: a {@link Mapped} that needs no second band.
 *
 * @param source what is wrapped; as many channels and as wide as {@code info}
 * @param info what comes out
 * @param rows changes the rows; stateless, shared by all readers
 */
record InPlace(Image source, ImageInfo info, RowChange rows) implements Image {
    /** Changes row {@code y} of every channel. */
    @FunctionalInterface
    interface RowChange {
        void change(Band band, int y);
    }

    InPlace {
        ImageInfo from = source.info();
        if (from.channels() != info.channels()
                || from.type().wide() != info.type().wide()) {
            throw new IllegalArgumentException("bands of " + from + " are no bands of " + info);
        }
    }

    @Override
    public RowReader newReader() {
        RowReader reader = source.newReader();
        return band -> {
            reader.read(band);
            for (int y = band.top(); y < band.bottom(); y++) {
                rows.change(band, y);
            }
        };
    }
}
