package upscale.compare;

import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.image.SampleType;

/** An image at half its size: means of 2x2 pixels, the last row and column standing for those that are missing. Samples are doubles. */
final class Halved implements Image {
    private final Image source;
    private final ImageInfo info;

    Halved(Image source) {
        this.source = source;
        ImageInfo in = source.info();
        this.info = ImageInfo.planes((in.width() + 1) / 2, (in.height() + 1) / 2, in.channels(), SampleType.F64);
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    @Override
    public RowReader newReader() {
        ImageInfo in = source.info();
        RowReader reader = source.newReader();
        Band pair = Band.of(in, 2);
        Samples upper = new Samples(in.width());
        Samples lower = new Samples(in.width());
        return band -> {
            for (int y = band.top(); y < band.bottom(); y++) {
                int bottom = Math.min(2 * y + 2, in.height());
                reader.read(pair.at(2 * y, bottom));
                for (int c = 0; c < info.channels(); c++) {
                    mean(upper.row(pair, c, 2 * y), lower.row(pair, c, bottom - 1), band.wideRow(c, y));
                }
            }
        };
    }

    private static void mean(double[] upper, double[] lower, double[] out) {
        int last = upper.length - 1;
        for (int x = 0; x < out.length; x++) {
            int left = 2 * x;
            int right = Math.min(left + 1, last);
            out[x] = (upper[left] + upper[right] + (lower[left] + lower[right])) / 4;
        }
    }
}
