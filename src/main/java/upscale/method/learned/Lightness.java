package upscale.method.learned;

import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.image.SampleType;

/**
 * What of an image models are shown: planes of 32-bit floats, where white is about 1.
 *
 * <p>It is one plane, the studio luma of RGB, not rounded, by 255: {@code (16 + 65.481 r + 128.553 g + 24.966 b) / 255} with colours from 0 to 1 (ITU-R BT.601). Or it is every channel but
 * opacity as it is, by white.
 */
final class Lightness implements Image {
    private static final double RED = 65.481;
    private static final double GREEN = 128.553;
    private static final double BLUE = 24.966;

    /** How much colours rise with that plane, chroma staying. */
    static final double COLOUR = 255.0 / 219;

    private final Image source;
    private final boolean luma;
    private final ImageInfo info;

    /** @param luma whether it is the luma of RGB */
    Lightness(Image source, boolean luma) {
        this.source = source;
        this.luma = luma;
        ImageInfo in = source.info();
        ImageInfo planes = ImageInfo.planes(in.width(), in.height(), luma ? 1 : in.colourChannels(), SampleType.F32);
        this.info = planes.onGrid(in.width(), in.height(), in.columns(), in.rows());
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
            band.requireFits(info);
            for (int y = band.top(); y < band.bottom(); y++) {
                reader.read(row.at(y, y + 1));
                for (int c = 0; c < info.channels(); c++) {
                    fill(row, c, y, band.row(c, y));
                }
            }
        };
    }

    private void fill(Band row, int channel, int y, float[] out) {
        double white = source.info().white();
        if (!luma) {
            for (int x = 0; x < out.length; x++) {
                out[x] = (float) (row.sample(channel, x, y) / white);
            }
        } else if (row.wide()) {
            for (int x = 0; x < out.length; x++) {
                out[x] = luma(row.sample(0, x, y), row.sample(1, x, y), row.sample(2, x, y), white);
            }
        } else {
            float[] red = row.row(0, y);
            float[] green = row.row(1, y);
            float[] blue = row.row(2, y);
            for (int x = 0; x < out.length; x++) {
                out[x] = luma(red[x], green[x], blue[x], white);
            }
        }
    }

    private static float luma(double red, double green, double blue, double white) {
        return (float) ((16 + (RED * red + GREEN * green + BLUE * blue) / white) / 255);
    }
}
