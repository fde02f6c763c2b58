package upscale.compare;

import java.util.Arrays;
import upscale.image.Band;
import upscale.image.Colour;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/**
 * The absolute difference of two images, amplified: {@code gain * |a - b|} in code values of the first, channel by channel; infinite where one
 * of the two alone is NaN. Opacity has no channel of its own in the map; where it differs, its difference is added to every colour, so that it is seen.
 */
public final class Difference implements Image {
    private final Image a;
    private final Image b;
    private final Nearness nearness;
    private final double gain;
    private final ImageInfo info;

    private Difference(Image a, Image b, Nearness nearness, double gain) {
        this.a = a;
        this.b = b;
        this.nearness = nearness;
        this.gain = gain;
        ImageInfo in = a.info().withoutAlpha();
        // As many bits hold how far signed integers are apart, without a sign.
        this.info = in.withType(in.type().unsigned()).withSignificantBits(in.significantBits());
    }

    /**
     * The difference of {@code a} and {@code b}.
     *
     * @param nearness what NaN is the same as
     * @param gain positive
     * @throws IllegalArgumentException if they differ in size, channels or type, or a palette stands between codes and colours
     */
    public static Difference of(Image a, Image b, Nearness nearness, double gain) {
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
        return new Difference(a, b, nearness, gain);
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
        return new Rowwise()::read;
    }

    private final class Rowwise {
        private final RowReader left = a.newReader();
        private final RowReader right = b.newReader();
        private final Band x = Band.of(a.info(), 1);
        private final Band y = Band.of(b.info(), 1);
        private final Samples p = new Samples(info.width());
        private final Samples q = new Samples(info.width());
        private final double[] opacity = new double[info.width()];
        private final double[] sum = new double[info.width()];

        void read(Band band) {
            band.requireFits(info);
            for (int row = band.top(); row < band.bottom(); row++) {
                left.read(x.at(row, row + 1));
                right.read(y.at(row, row + 1));
                if (a.info().hasAlpha()) {
                    Arrays.fill(opacity, 0);
                    add(info.channels(), row, opacity);
                }
                for (int c = 0; c < info.channels(); c++) {
                    System.arraycopy(opacity, 0, sum, 0, sum.length);
                    add(c, row, sum);
                    put(band, c, row);
                }
            }
        }

        private void add(int channel, int row, double[] to) {
            if (nearness.same(x, y, channel, row)) {
                return;
            }
            double[] is = p.row(x, channel, row);
            double[] should = q.row(y, channel, row);
            for (int i = 0; i < to.length; i++) {
                to[i] += nearness.difference(is[i], should[i]);
            }
        }

        private void put(Band band, int channel, int row) {
            if (band.wide()) {
                double[] out = band.wideRow(channel, row);
                for (int i = 0; i < out.length; i++) {
                    out[i] = gain * sum[i];
                }
            } else {
                float[] out = band.row(channel, row);
                for (int i = 0; i < out.length; i++) {
                    out[i] = (float) (gain * sum[i]);
                }
            }
        }
    }
}
