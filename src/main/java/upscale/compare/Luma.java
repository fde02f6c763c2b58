package upscale.compare;

import java.util.Arrays;
import upscale.image.Band;
import upscale.image.Colour;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.image.SampleType;

/**
 * The studio luma of an image: {@code 16 + 65.481 r + 128.553 g + 24.966 b} with colours from 0 to 1, rounded half up to bytes from 16 to 235
 * (ITU-R BT.601; what {@code rgb2ycbcr} of MATLAB makes of bytes, and scores of super-resolution are taken of). Opacity has no say.
 */
public final class Luma implements Image {
    private static final double[] WEIGHTS = {65.481, 128.553, 24.966};

    private final Image source;
    private final ImageInfo info;

    private Luma(Image source) {
        this.source = source;
        this.info = ImageInfo.gray(source.info().width(), source.info().height(), SampleType.U8);
    }

    /** @throws IllegalArgumentException if {@code source} is neither gray nor RGB */
    public static Image of(Image source) {
        Colour colour = source.info().colour();
        if (colour != Colour.GRAY && colour != Colour.RGB) {
            throw new IllegalArgumentException("luma is of gray and RGB images");
        }
        return new Luma(source);
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
        double[] sum = new double[in.width()];
        boolean gray = in.colour() == Colour.GRAY;
        return band -> {
            for (int y = band.top(); y < band.bottom(); y++) {
                reader.read(row.at(y, y + 1));
                Arrays.fill(sum, 0);
                for (int c = 0; c < WEIGHTS.length; c++) {
                    double[] values = samples.row(row, gray ? 0 : c, y);
                    for (int x = 0; x < sum.length; x++) {
                        sum[x] += WEIGHTS[c] * values[x];
                    }
                }
                float[] out = band.row(0, y);
                for (int x = 0; x < sum.length; x++) {
                    out[x] = (float) Math.floor(16 + sum[x] / in.white() + 0.5);
                }
            }
        };
    }
}
