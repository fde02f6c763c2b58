package upscale.format.tiff;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import upscale.format.FormatException;
import upscale.format.Rasters;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Pictures stored as amounts of cyan, magenta, yellow and black ink, as RGB: by their profile if they have one. */
final class Inks {
    private static final int ROWS = 64;
    private static final int[] CMYK = {0, 1, 2, 3};

    private Inks() {}

    static boolean are(ColorModel model) {
        return model.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
    }

    /** @param image bytes or unsigned shorts, ink amounts first */
    static Raster toRgb(BufferedImage image) throws FormatException {
        ColorModel model = image.getColorModel();
        int dataType = image.getSampleModel().getDataType();
        if (dataType != DataBuffer.TYPE_BYTE && dataType != DataBuffer.TYPE_USHORT) {
            throw FormatException.unsupported("tiff", "amounts of ink in ImageIO's data type " + dataType);
        }
        SampleType type = dataType == DataBuffer.TYPE_BYTE ? SampleType.U8 : SampleType.U16;
        ImageInfo info = ImageInfo.rgb(image.getWidth(), image.getHeight(), type);
        boolean alpha = model.hasAlpha();
        Raster out = Rasters.allocate(alpha ? info.withAlphaAdded(Alpha.STRAIGHT) : info);
        ColorConvertOp managed = model.getColorSpace() instanceof ICC_ColorSpace space
                ? new ColorConvertOp(space, ColorSpace.getInstance(ColorSpace.CS_sRGB), null)
                : null;
        for (int top = 0; top < info.height(); top += ROWS) {
            int rows = Math.min(ROWS, info.height() - top);
            WritableRaster ink = image.getRaster().createWritableChild(0, top, info.width(), rows, 0, 0, CMYK);
            WritableRaster rgb = java.awt.image.Raster.createInterleavedRaster(dataType, info.width(), rows, 3, null);
            if (managed == null) {
                mix(ink, rgb, (int) type.max());
            } else {
                managed.filter(ink, rgb);
            }
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < info.width(); x++) {
                    for (int c = 0; c < 3; c++) {
                        out.set(c, x, top + y, rgb.getSample(x, y, c));
                    }
                    if (alpha) {
                        out.set(3, x, top + y, image.getRaster().getSample(x, top + y, 4));
                    }
                }
            }
        }
        return out;
    }

    /** What light an ink lets through is let through by black as well. */
    private static void mix(WritableRaster ink, WritableRaster rgb, int max) {
        int[] pixel = new int[4];
        for (int y = 0; y < ink.getHeight(); y++) {
            for (int x = 0; x < ink.getWidth(); x++) {
                ink.getPixel(x, y, pixel);
                long paper = (long) max - pixel[3];
                for (int c = 0; c < 3; c++) {
                    rgb.setSample(x, y, c, (int) (((max - pixel[c]) * paper + max / 2) / max));
                }
            }
        }
    }
}
