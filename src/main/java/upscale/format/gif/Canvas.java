package upscale.format.gif;

import java.util.Arrays;
import upscale.format.FormatException;
import upscale.format.Rasters;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;

/**
 * A frame on a screen, which grows if the frame sticks out.
 *
 * @param info of the screen
 * @param around the index of the pixels that the frame does not cover
 */
record Canvas(Frame frame, ImageInfo info, int around) {
    static Canvas of(Frame frame, int screenWidth, int screenHeight, int background) {
        int width = Math.max(screenWidth, frame.left() + frame.width());
        int height = Math.max(screenHeight, frame.top() + frame.height());
        int[] colours = frame.colours();
        int[] palette = colours.clone();
        int clear = frame.transparent();
        if (!frame.covers(width, height) && clear < 0 && palette.length < 256) {
            clear = palette.length; // an index that no pixel has
        }
        if (clear >= 0) {
            palette = Arrays.copyOf(palette, Math.max(palette.length, clear + 1));
            palette[clear] = clear < colours.length ? palette[clear] & ~0xff : 0;
        }
        ImageInfo info = ImageInfo.palette(width, height, indexType(palette.length), new Palette(palette));
        return new Canvas(frame, info, clear >= 0 ? clear : background);
    }

    Raster decoded() throws FormatException {
        Raster raster = Rasters.allocate(info);
        if (!frame.covers(info.width(), info.height())) {
            byte[] row = new byte[info.width()];
            Arrays.fill(row, (byte) around);
            for (int y = 0; y < info.height(); y++) {
                raster.setRow(0, y, row, 0, 1);
            }
        }
        frame.decode(raster, info.palette().orElseThrow().size(), around);
        return raster;
    }

    private static SampleType indexType(int colours) {
        return colours <= 2
                ? SampleType.U1
                : colours <= 4 ? SampleType.U2 : colours <= 16 ? SampleType.U4 : SampleType.U8;
    }
}
