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

/** The image data of a file, decoded into a raster as far as rows are asked for; interlaced ones at once. */
final class ImageData implements Unfolding.Filler, Closeable {
    private final ChunkReader chunks;
    private final Header header;
    private final Raster raster;
    private final PixelWriter writer;
    private final ScanlineReader rows;
    private int filled;

    /**
     * @param chunks at the first IDAT chunk; left at the chunk behind the last one
     * @param transparent the colour that stands for no opacity, a sample per channel; null if there is none
     */
    ImageData(ChunkReader chunks, Header header, int[] transparent, Raster raster) {
        this.chunks = chunks;
        this.header = header;
        this.raster = raster;
        this.writer = new PixelWriter(header, transparent, raster);
        this.rows = new ScanlineReader(chunks, header.filterStep(), header.rowBytes(header.width()));
    }

    @Override
    public int fill(int bottom) throws IOException {
        int top = filled;
        filled = header.interlaced() ? header.height() : bottom;
        for (Pass pass : Pass.of(header)) {
            if (header.interlaced()) {
                rows.beginPass();
            }
            fill(pass, top, Math.min(filled, pass.rows()));
        }
        if (filled == header.height()) {
            rows.finish();
            close();
        }
        requireInPalette(top);
        return filled;
    }

    private void fill(Pass pass, int top, int bottom) throws IOException {
        int step = header.filterStep();
        for (int row = top; row < bottom; row++) {
            writer.row(pass, row, rows.next(header.rowBytes(pass.columns())), step);
        }
    }

    private void requireInPalette(int top) throws FormatException {
        int colours = raster.info().palette().map(Palette::size).orElse(Integer.MAX_VALUE);
        if (colours < 1 << header.depth()) {
            int largest = fold(Math::max, top);
            if (largest >= colours) {
                throw FormatException.corrupt(
                        "png", chunks.offset(), "index " + largest + " into a palette of " + colours + " colours");
            }
        }
    }

    /** What {@code operator} makes of 0 and all samples from row {@code top} to the last one that is there. */
    int fold(IntBinaryOperator operator, int top) {
        ImageInfo info = raster.info();
        RowReader reader = raster.newReader();
        Band band = Band.of(info, 1);
        int result = 0;
        for (int y = top; y < filled; y++) {
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
