package upscale.compare;

import upscale.image.AxisMap;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/**
 * An image made smaller by a whole factor: a pixel for each block of {@code factor} x {@code factor}, and for what is left of them at the right and lower borders.
 *
 * @param source RGB in bytes
 * @param factor at least 2
 * @param vivid whether the most colourful pixel of a block stands for it, so that a single one that is marked is seen; else their mean
 */
record Reduced(Image source, int factor, boolean vivid, ImageInfo info) implements Image {
    static Image of(Image source, int factor, boolean vivid) {
        ImageInfo in = source.info();
        ImageInfo info = in.onGrid(
                (in.width() - 1) / factor + 1, (in.height() - 1) / factor + 1, AxisMap.IDENTITY, AxisMap.IDENTITY);
        return factor == 1 ? source : new Reduced(source, factor, vivid, info);
    }

    @Override
    public RowReader newReader() {
        RowReader reader = source.newReader();
        Band block = Band.of(source.info(), factor);
        return band -> {
            for (int y = band.top(); y < band.bottom(); y++) {
                int top = y * factor;
                reader.read(block.at(top, Math.min(top + factor, source.info().height())));
                for (int x = 0; x < info.width(); x++) {
                    int left = x * factor;
                    int right = Math.min(left + factor, source.info().width());
                    if (vivid) {
                        mostColourful(block, left, right, band, x, y);
                    } else {
                        mean(block, left, right, band, x, y);
                    }
                }
            }
        };
    }

    private static void mean(Band block, int left, int right, Band out, int x, int y) {
        for (int c = 0; c < out.channels(); c++) {
            double sum = 0;
            for (int row = block.top(); row < block.bottom(); row++) {
                for (int i = left; i < right; i++) {
                    sum += block.row(c, row)[i];
                }
            }
            out.row(c, y)[x] = (float) Math.rint(sum / ((right - left) * (block.bottom() - block.top())));
        }
    }

    private static void mostColourful(Band block, int left, int right, Band out, int x, int y) {
        float most = -1;
        for (int row = block.top(); row < block.bottom(); row++) {
            for (int i = left; i < right; i++) {
                float red = block.row(0, row)[i];
                float green = block.row(1, row)[i];
                float blue = block.row(2, row)[i];
                float colour = Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
                if (colour > most) {
                    most = colour;
                    out.row(0, y)[x] = red;
                    out.row(1, y)[x] = green;
                    out.row(2, y)[x] = blue;
                }
            }
        }
    }
}
