package upscale.stage;

import java.util.function.DoublePredicate;
import upscale.image.Alpha;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;

/**
 * A gray image some of whose samples are holes, as an opacity that is premultiplied: mixed with it, holes have no weight, and the
 * others' weights are scaled to sum to one again ({@link #filled}).
 */
public final class Holed {
    private Holed() {}

    /**
     * @param source a gray image without alpha
     * @param holes which samples are
     */
    public static Image of(Image source, DoublePredicate holes) {
        ImageInfo info = source.info();
        ImageInfo out = info.withAlphaAdded(Alpha.PREMULTIPLIED);
        double white = info.white();
        return new Mapped(source, out, (from, to, y) -> {
            for (int x = 0; x < info.width(); x++) {
                double sample = from.sample(0, x, y);
                boolean hole = holes.test(sample);
                set(to, 0, x, y, hole ? 0 : sample);
                set(to, 1, x, y, hole ? 0 : white);
            }
        });
    }

    /**
     * Gray again: the mixed samples over their weight where half of it or more is data, {@code value} where more than half is hole.
     *
     * @param source an image like {@link #of}, on any grid
     */
    public static Image filled(Image source, double value) {
        ImageInfo info = source.info();
        double white = info.white();
        return new Mapped(source, info.withoutAlpha(), (from, to, y) -> {
            for (int x = 0; x < info.width(); x++) {
                double weight = from.sample(1, x, y);
                set(to, 0, x, y, weight >= white / 2 ? from.sample(0, x, y) * white / weight : value);
            }
        });
    }

    private static void set(Band band, int channel, int x, int y, double sample) {
        if (band.wide()) {
            band.wideRow(channel, y)[x] = sample;
        } else {
            band.row(channel, y)[x] = (float) sample;
        }
    }
}
