package upscale.format.png;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.IntBinaryOperator;
import upscale.format.FormatException;
import upscale.image.Band;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.RowReader;
import upscale.image.Unfolding;

/** The image data of a file, decoded as far as rows are asked for; interlaced ones at once. */
final class ImageData implements Unfolding.Filler, Closeable {
    private final ChunkReader chunks;
    private final Header header;
    private final PixelWriter writer;
    private final ScanlineReader rows;
    private int filled;

    /**
     * @param chunks at the first IDAT chunk; left at the chunk behind the last one
     * @param transparent the colour that stands for no opacity, a sample per channel; null if there is none
     */
    ImageData(ChunkReader chunks, Header header, int[] transparent) {
        this.chunks = chunks;
        this.header = header;
        this.writer = new PixelWriter(header, transparent);
        this.rows = new ScanlineReader(chunks, header.filterStep(), header.rowBytes(header.width()));
    }

    @Override
    public int fill(Raster raster, int top, int bottom) throws IOException {
        int begin = filled;
        filled = header.interlaced() ? header.height() : bottom;
        for (Pass pass : Pass.of(header)) {
            if (header.interlaced()) {
                rows.beginPass();
            }
            int end = Math.min(filled, pass.rows());
            for (int row = begin; row < end; row++) {
                writer.write(
                        pass,
                        rows.next(header.rowBytes(pass.columns())),
                        header.filterStep(),
                        raster,
                        pass.y0() + row * pass.dy() - top);
            }
        }
        if (filled == header.height()) {
            rows.finish();
            close();
        }
        requireInPalette(raster, begin - top, filled - top);
        return filled;
    }

    private void requireInPalette(Raster raster, int top, int bottom) throws FormatException {
        int colours = raster.info().palette().map(Palette::size).orElse(Integer.MAX_VALUE);
        if (colours < 1 << header.depth()) {
            int largest = fold(Math::max, raster, top, bottom);
            if (largest >= colours) {
                throw FormatException.corrupt(
                        "png", chunks.offset(), "index " + largest + " into a palette of " + colours + " colours");
            }
        }
    }

    /** What {@code operator} makes of 0 and all samples of rows [top, bottom). */
    static int fold(IntBinaryOperator operator, Raster raster, int top, int bottom) {
        ImageInfo info = raster.info();
        RowReader reader = raster.newReader();
        Band band = Band.of(info, 1);
        int result = 0;
        for (int y = top; y < bottom; y++) {
            reader.read(band.at(y, y + 1));
            for (int c = 0; c < info.channels(); c++) {
                for (float sample : band.row(c, y)) {
                    result = operator.applyAsInt(result, (int) sample);
                }
            }
        }
        return result;
    }

    @Override
    public void close() {
        rows.close();
    }
}
