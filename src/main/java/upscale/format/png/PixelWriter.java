package upscale.format.png;

import java.nio.ByteOrder;
import upscale.format.FormatException;
import upscale.format.SampleBytes;
import upscale.image.Raster;

/**
 * Puts unfiltered rows into a raster. A transparent colour (tRNS of a gray or RGB image) becomes an alpha channel of zeros
 * and full opacity; samples of fewer than 8 bits are then scaled to 8, where alpha is possible.
 */
final class PixelWriter {
    private final Header header;
    private final int[] transparent;

    /** @param transparent the colour that stands for no opacity, a sample per channel; null if there is none */
    PixelWriter(Header header, int[] transparent) {
        this.header = header;
        this.transparent = transparent;
    }

    /**
     * Stores a row of {@code pass}, whose bytes begin at {@code at}.
     *
     * @param y its row in {@code raster}
     */
    void write(Pass pass, byte[] bytes, int at, Raster raster, int y) throws FormatException {
        if (transparent == null && pass.dx() == 1) {
            SampleBytes.unpack(bytes, at, ByteOrder.BIG_ENDIAN, raster, y);
            return;
        }
        int channels = header.channels();
        int scale = (int) (raster.info().type().max() / header.type().max());
        for (int column = 0; column < pass.columns(); column++) {
            int x = pass.x0() + column * pass.dx();
            boolean opaque = transparent == null;
            for (int c = 0; c < channels; c++) {
                int sample = sample(bytes, at, column * channels + c);
                opaque |= transparent != null && sample != transparent[c];
                raster.set(c, x, y, sample * scale);
            }
            if (transparent != null) {
                raster.set(channels, x, y, opaque ? raster.info().type().max() : 0);
            }
        }
    }

    private int sample(byte[] bytes, int at, int index) {
        int depth = header.depth();
        if (depth == 8) {
            return bytes[at + index] & 0xff;
        }
        if (depth == 16) {
            return (bytes[at + 2 * index] & 0xff) << 8 | bytes[at + 2 * index + 1] & 0xff;
        }
        int bit = index * depth;
        return bytes[at + bit / 8] >> 8 - depth - bit % 8 & (1 << depth) - 1;
    }
}
