package upscale.compare;

import java.util.Arrays;
import upscale.image.AxisMap;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/** An image with more columns at its right and more rows below, all of whose samples are 0: black, and transparent if there is opacity. */
final class Padded implements Image {
    private final Image source;
    private final ImageInfo info;

    private Padded(Image source, int width, int height) {
        this.source = source;
        this.info = source.info().onGrid(width, height, AxisMap.IDENTITY, AxisMap.IDENTITY);
    }

    /**
     * @param width columns it is to have, at least those there are
     * @param height rows, likewise
     */
    static Image of(Image source, int width, int height) {
        ImageInfo in = source.info();
        if (width < in.width() || height < in.height()) {
            throw new IllegalArgumentException(in.width() + "x" + in.height() + " padded to " + width + "x" + height);
        }
        return width == in.width() && height == in.height() ? source : new Padded(source, width, height);
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
        return band -> {
            band.requireFits(info);
            for (int y = band.top(); y < band.bottom(); y++) {
                int there = y < in.height() ? in.width() : 0;
                if (there > 0) {
                    reader.read(row.at(y, y + 1));
                }
                for (int c = 0; c < info.channels(); c++) {
                    if (band.wide()) {
                        double[] out = band.wideRow(c, y);
                        Arrays.fill(out, there, out.length, 0);
                        System.arraycopy(row.wideRow(c, row.top()), 0, out, 0, there);
                    } else {
                        float[] out = band.row(c, y);
                        Arrays.fill(out, there, out.length, 0);
                        System.arraycopy(row.row(c, row.top()), 0, out, 0, there);
                    }
                }
            }
        };
    }
}
