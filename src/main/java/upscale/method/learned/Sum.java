package upscale.method.learned;

import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/**
 * An image and so many times another of the same size: channel by channel, or, if that has one, this one to every colour. Opacity stays as it is.
 *
 * @param image what it is like
 * @param added of 32-bit floats
 */
record Sum(Image image, double factor, Image added) implements Image {
    Sum {
        if (image.info().width() != added.info().width()
                || image.info().height() != added.info().height()
                || added.info().channels() != 1
                        && added.info().channels() != image.info().colourChannels()) {
            throw new IllegalArgumentException(added.info() + " added to " + image.info());
        }
    }

    @Override
    public ImageInfo info() {
        return image.info();
    }

    @Override
    public RowReader newReader() {
        return new Reader();
    }

    private final class Reader implements RowReader {
        private final RowReader reader = image.newReader();
        private final RowReader adding = added.newReader();
        private Band terms = Band.of(added.info(), 1);

        @Override
        public void read(Band band) {
            if (terms.capacity() < band.bottom() - band.top()) {
                terms = Band.of(added.info(), band.bottom() - band.top());
            }
            adding.read(
                    terms.at(band.top(), band.bottom())); // first: where it is made of the image, it goes ahead in that
            reader.read(band);
            for (int c = 0; c < info().colourChannels(); c++) {
                for (int y = band.top(); y < band.bottom(); y++) {
                    add(band, c, y, terms.row(terms.channels() == 1 ? 0 : c, y));
                }
            }
        }

        private void add(Band band, int channel, int y, float[] by) {
            if (band.wide()) {
                double[] row = band.wideRow(channel, y);
                for (int x = 0; x < row.length; x++) {
                    row[x] += factor * by[x];
                }
            } else {
                float[] row = band.row(channel, y);
                float times = (float) factor;
                for (int x = 0; x < row.length; x++) {
                    row[x] += times * by[x];
                }
            }
        }
    }
}
