package upscale.terminal;

import upscale.image.Band;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.RowReader;

/** The pixels of a picture as whole numbers. */
final class Pixels {
    private Pixels() {}

    /**
     * All of them, row by row, each 0xRRGGBB.
     *
     * @param picture RGB in bytes
     */
    static int[] of(Raster picture) {
        ImageInfo info = picture.info();
        int[] pixels = new int[Math.toIntExact(info.pixels())];
        RowReader reader = picture.newReader();
        Band row = Band.of(info, 1);
        for (int y = 0; y < info.height(); y++) {
            reader.read(row.at(y, y + 1));
            byte[] red = row.bytes(0, y);
            byte[] green = row.bytes(1, y);
            byte[] blue = row.bytes(2, y);
            for (int x = 0; x < info.width(); x++) {
                pixels[y * info.width() + x] = (red[x] & 0xff) << 16 | (green[x] & 0xff) << 8 | blue[x] & 0xff;
            }
        }
        return pixels;
    }
}
