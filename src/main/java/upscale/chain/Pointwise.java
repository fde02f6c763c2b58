package upscale.chain;

import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.rows.Rows;

/**
 * An image whose samples were each changed by themselves, the same way all over a channel.
 *
 * @param values of the change: one for each channel; not to be changed
 */
record Pointwise(Image source, Change change, double[] values) implements Image {
    /** What is done to a sample. */
    enum Change {
        /** A number is added. */
        ADD {
            @Override
            <R> void apply(Rows<R> loops, R row, double value, int n) {
                loops.add(row, value, n);
            }
        },
        /** Negative samples are multiplied. */
        RECTIFY {
            @Override
            <R> void apply(Rows<R> loops, R row, double value, int n) {
                loops.rectify(row, value, n);
            }
        };

        abstract <R> void apply(Rows<R> loops, R row, double value, int n);
    }

    @Override
    public ImageInfo info() {
        return source.info();
    }

    @Override
    public RowReader newReader() {
        RowReader reader = source.newReader();
        return band -> {
            reader.read(band);
            for (int c = 0; c < band.channels(); c++) {
                for (int y = band.top(); y < band.bottom(); y++) {
                    change(band, c, y);
                }
            }
        };
    }

    private void change(Band band, int channel, int y) {
        if (band.wide()) {
            change.apply(Rows.DOUBLE, band.wideRow(channel, y), values[channel], band.width());
        } else {
            change.apply(Rows.FLOAT, band.row(channel, y), values[channel], band.width());
        }
    }
}
