package upscale.compare;

import upscale.image.Band;
import upscale.image.Colour;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/**
 * The absolute difference of two images, amplified: {@code gain * |a - b|} in code values of the first, channel by channel. Opacity has
 * no channel of its own in the map; where it differs, its difference is added to every colour, so that it is seen.
 */
public final class Difference implements Image {
    private final Image a;
    private final Image b;
    private final double gain;
    private final ImageInfo info;

    private Difference(Image a, Image b, double gain) {
        this.a = a;
        this.b = b;
        this.gain = gain;
        ImageInfo in = a.info();
        this.info = in.withoutAlpha();
    }

    /**
     * The difference of {@code a} and {@code b}.
     *
     * @param gain positive
     * @throws IllegalArgumentException if they differ in size, channels or type, or a palette stands between codes and colours
     */
    public static Difference of(Image a, Image b, double gain) {
        ImageInfo x = a.info();
        ImageInfo y = b.info();
        if (x.width() != y.width() || x.height() != y.height()) {
            throw new IllegalArgumentException("the result is " + x.width() + "x" + x.height() + ", the reference "
                    + y.width() + "x" + y.height() + ": they must be of one size");
        }
        if (x.channels() != y.channels() || x.type() != y.type() || x.colour() != y.colour()) {
            throw new IllegalArgumentException(
                    "the result has " + described(x) + ", the reference " + described(y) + ": they must be alike");
        }
        if (x.colour() == Colour.PALETTE) {
            throw new IllegalArgumentException("palette indices have no difference: expand them first");
        }
        if (!(gain > 0)) {
            throw new IllegalArgumentException("gain " + gain + " is not positive");
        }
        return new Difference(a, b, gain);
    }

    private static String described(ImageInfo info) {
        return info.channels() + " channels of " + info.type().label() + " "
                + info.colour().name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    @Override
    public RowReader newReader() {
        RowReader left = a.newReader();
        RowReader right = b.newReader();
        return band -> {
            int rows = band.bottom() - band.top();
            Band x = Band.of(a.info(), rows).at(band.top(), band.bottom());
            Band y = Band.of(b.info(), rows).at(band.top(), band.bottom());
            left.read(x);
            right.read(y);
            for (int row = band.top(); row < band.bottom(); row++) {
                for (int c = 0; c < info.channels(); c++) {
                    for (int i = 0; i < info.width(); i++) {
                        double difference = Math.abs(x.sample(c, i, row) - y.sample(c, i, row));
                        if (a.info().hasAlpha()) {
                            int alpha = info.channels();
                            difference += Math.abs(x.sample(alpha, i, row) - y.sample(alpha, i, row));
                        }
                        if (band.wide()) {
                            band.wideRow(c, row)[i] = gain * difference;
                        } else {
                            band.row(c, row)[i] = (float) (gain * difference);
                        }
                    }
                }
            }
        };
    }
}
