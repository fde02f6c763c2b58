package upscale.stage;

import java.util.List;
import upscale.image.Alpha;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;

/**
 * An image in another colour space, relative to the white of both. Integer samples are rounded half up and not clamped: a colour that the other space cannot
 * hold remains another one than those that it can. Opacity is left alone.
 */
public final class Converted {
    private Converted() {}

    /**
     * @param source gray, or red, green and blue; not premultiplied
     * @param from its space
     * @param to the other one
     */
    public static Image of(Image source, ColourSpace from, ColourSpace to) {
        ImageInfo info = source.info();
        if (info.alpha() == Alpha.PREMULTIPLIED || info.colourChannels() != 1 && info.colourChannels() != 3) {
            throw new IllegalArgumentException("colours of " + info);
        }
        double[][] matrix = from.lightIn(to);
        return new InPlace(source, info, (band, y) -> {
            for (int x = 0; x < info.width(); x++) {
                if (info.colourChannels() == 1) {
                    // Equal parts remain equal parts; green has the most to say.
                    double light = from.curves().get(1).decode(band.sample(0, x, y) / info.white());
                    set(band, 0, x, y, to.curves().get(1).encode(light), info);
                } else {
                    convert(band, x, y, from.curves(), matrix, to.curves(), info);
                }
            }
        });
    }

    private static void convert(
            Band band,
            int x,
            int y,
            List<TransferCurve> from,
            double[][] matrix,
            List<TransferCurve> to,
            ImageInfo info) {
        double r = from.get(0).decode(band.sample(0, x, y) / info.white());
        double g = from.get(1).decode(band.sample(1, x, y) / info.white());
        double b = from.get(2).decode(band.sample(2, x, y) / info.white());
        for (int c = 0; c < 3; c++) {
            double light = matrix[c][0] * r + matrix[c][1] * g + matrix[c][2] * b;
            set(band, c, x, y, to.get(c).encode(light), info);
        }
    }

    private static void set(Band band, int c, int x, int y, double value, ImageInfo info) {
        double sample = value * info.white();
        double rounded = info.type().floating() ? sample : Math.floor(sample + 0.5);
        if (band.wide()) {
            band.wideRow(c, y)[x] = rounded;
        } else {
            band.row(c, y)[x] = (float) rounded;
        }
    }
}
