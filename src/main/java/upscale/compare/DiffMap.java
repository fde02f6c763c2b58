package upscale.compare;

import java.util.Arrays;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.image.SampleType;

/**
 * A picture of how two images differ, of their size: RGB in bytes; gray, of {@link DiffStyle#MASK}.
 *
 * @param actual an image
 * @param expected what it is compared with; of its size, channels and type
 * @param style what is shown
 * @param nearness which pixels differ
 * @param scale what a difference is multiplied by to be the last colour of a map at 1: the gain, divided by the range of samples
 */
record DiffMap(Image actual, Image expected, DiffStyle style, Nearness nearness, double scale, ImageInfo info)
        implements Image {
    /** Vermilion, which is told from gray by those who see no red, too (Okabe and Ito 2008). */
    private static final float[] MARK = {213, 94, 0};

    private static final double FADED = 0.25;

    /**
     * The map.
     *
     * @param gain what differences are multiplied by
     * @param range of samples: a difference of this size is shown in the last colour
     */
    static Image of(Image actual, Image expected, DiffStyle style, Nearness nearness, double gain, double range) {
        ImageInfo in = actual.info();
        return switch (style) {
            case SIDE_BY_SIDE ->
                new Abreast(
                        Shown.of(actual),
                        Shown.of(expected),
                        of(actual, expected, DiffStyle.HIGHLIGHT, nearness, gain, range));
            case MASK ->
                new DiffMap(
                        actual,
                        expected,
                        style,
                        nearness,
                        gain / range,
                        ImageInfo.gray(in.width(), in.height(), SampleType.U8));
            case HIGHLIGHT, HEATMAP, SIGNED, ABSOLUTE ->
                new DiffMap(
                        actual,
                        expected,
                        style,
                        nearness,
                        gain / range,
                        ImageInfo.rgb(in.width(), in.height(), SampleType.U8));
        };
    }

    @Override
    public RowReader newReader() {
        return new Rows()::read;
    }

    private final class Rows {
        private final RowReader left = actual.newReader();
        private final RowReader right = expected.newReader();
        private final Band a = Band.of(actual.info(), 1);
        private final Band b = Band.of(expected.info(), 1);
        private final Samples p = new Samples(info.width());
        private final Samples q = new Samples(info.width());
        private final double[] farthest = new double[info.width()]; // of all channels, with its sign
        private final boolean[] differs = new boolean[info.width()];
        private final double[] gray = new double[info.width()];

        void read(Band band) {
            band.requireFits(info);
            for (int y = band.top(); y < band.bottom(); y++) {
                left.read(a.at(y, y + 1));
                right.read(b.at(y, y + 1));
                compare(y);
                for (int c = 0; c < info.channels(); c++) {
                    float[] out = band.row(c, y);
                    for (int x = 0; x < out.length; x++) {
                        out[x] = colour(x, c);
                    }
                }
            }
        }

        private void compare(int y) {
            Arrays.fill(farthest, 0);
            Arrays.fill(differs, false);
            Arrays.fill(gray, 0);
            ImageInfo in = expected.info();
            for (int c = 0; c < in.channels(); c++) {
                double[] is = p.row(a, c, y);
                double[] should = q.row(b, c, y);
                for (int x = 0; x < is.length; x++) {
                    double difference = nearness.difference(is[x], should[x]);
                    differs[x] |= !nearness.near(is[x], should[x], difference);
                    if (difference > Math.abs(farthest[x])) {
                        farthest[x] = is[x] < should[x] ? -difference : difference;
                    }
                    gray[x] += c < in.colourChannels() ? should[x] / in.colourChannels() : 0;
                }
            }
        }

        private float colour(int x, int c) {
            return switch (style) {
                case MASK -> differs[x] ? 255 : 0;
                case HEATMAP -> ColourMap.VIRIDIS.of(Math.abs(farthest[x]) * scale, c);
                case SIGNED -> ColourMap.DIVERGING.of(0.5 + farthest[x] * scale / 2, c);
                default -> differs[x] ? MARK[c] : Shown.faded(gray[x], expected.info(), FADED);
            };
        }
    }
}
