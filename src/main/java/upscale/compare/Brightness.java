package upscale.compare;

import upscale.image.Alpha;
import upscale.image.Band;
import upscale.image.Colour;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.image.SampleType;

/**
 * What images are laid on one another by, as doubles from 0 to 1: luma (ITU-R BT.601: {@code 0.299 r + 0.587 g + 0.114 b}) as it is seen in front of a middle gray, on
 * which both black and white shapes show; or the mean of planes that are no colours. What is not finite is 0.
 */
final class Brightness implements Image {
    private static final double[] LUMA = {0.299, 0.587, 0.114};
    private static final double BEHIND = 0.5;

    private final Image source;
    private final ImageInfo info;
    private final double[] weights; // of each colour, in parts of white

    Brightness(Image source) {
        ImageInfo in = source.info();
        this.source = source;
        this.info = ImageInfo.planes(in.width(), in.height(), 1, SampleType.F64);
        this.weights = new double[in.colourChannels()];
        for (int c = 0; c < weights.length; c++) {
            weights[c] = (in.colour() == Colour.RGB ? LUMA[c] : 1.0 / weights.length) / in.white();
        }
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    @Override
    public RowReader newReader() {
        ImageInfo in = source.info();
        RowReader reader = source.newReader();
        Band row = Band.of(in, 1);
        Samples samples = new Samples(in.width());
        return band -> {
            for (int y = band.top(); y < band.bottom(); y++) {
                reader.read(row.at(y, y + 1));
                double[] out = band.wideRow(0, y);
                java.util.Arrays.fill(out, 0);
                for (int c = 0; c < weights.length; c++) {
                    add(out, samples.row(row, c, y), weights[c]);
                }
                if (in.hasAlpha()) {
                    show(out, samples.row(row, weights.length, y), in);
                }
                for (int x = 0; x < out.length; x++) {
                    out[x] = Math.abs(out[x]) <= Double.MAX_VALUE ? out[x] : 0;
                }
            }
        };
    }

    private static void add(double[] out, double[] colour, double weight) {
        for (int x = 0; x < out.length; x++) {
            out[x] += weight * colour[x];
        }
    }

    private static void show(double[] out, double[] opacity, ImageInfo in) {
        boolean straight = in.alpha() == Alpha.STRAIGHT;
        for (int x = 0; x < out.length; x++) {
            double part = opacity[x] / in.white();
            out[x] = (straight ? part * out[x] : out[x]) + (1 - part) * BEHIND;
        }
    }
}
