package upscale.format.imageio;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import upscale.format.FormatException;
import upscale.format.Rasters;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;

/**
 * What ImageIO decoded, as rasters of ours: the same samples, whatever the layout of their buffer. Nothing is converted
 * between colour spaces; a profile in the colour model is ignored.
 */
public final class ImageIoRasters {
    private ImageIoRasters() {}

    /**
     * The samples of {@code image}. Indexed images stay palettes; components of fewer than 8 bits packed into a word (5-6-5)
     * are spread over 8.
     *
     * @param format what messages call the file
     * @throws FormatException unsupported, for colours other than gray and RGB; too large
     */
    public static Raster of(String format, BufferedImage image) throws FormatException {
        ColorModel model = image.getColorModel();
        ImageInfo info = info(
                format,
                image.getWidth(),
                image.getHeight(),
                model,
                image.getSampleModel().getDataType());
        Raster raster = of(info, image.getRaster());
        if (model instanceof DirectColorModel) {
            for (int c = 0; c < info.channels(); c++) {
                spread(raster, c, model.getComponentSize(c));
            }
        }
        return raster;
    }

    /**
     * The first {@code info.channels()} bands of {@code source} as they are.
     *
     * @param info of the size of {@code source}; integer types of up to 16 bits, I32, U32, F32 or F64
     */
    public static Raster of(ImageInfo info, java.awt.image.Raster source) throws FormatException {
        Raster raster = Rasters.allocate(info);
        int left = source.getMinX();
        int top = source.getMinY();
        int n = info.width();
        int[] ints = new int[n];
        byte[] bytes = new byte[n];
        short[] shorts = new short[n];
        for (int y = 0; y < info.height(); y++) {
            for (int c = 0; c < info.channels(); c++) {
                switch (info.type()) {
                    case F32 -> raster.setRow(c, y, source.getSamples(left, top + y, n, 1, c, (float[]) null), 0, 1);
                    case F64 -> raster.setRow(c, y, source.getSamples(left, top + y, n, 1, c, (double[]) null), 0, 1);
                    case U32, I32 -> raster.setRow(c, y, source.getSamples(left, top + y, n, 1, c, ints), 0, 1);
                    case U16, I16 -> {
                        source.getSamples(left, top + y, n, 1, c, ints);
                        for (int x = 0; x < n; x++) {
                            shorts[x] = (short) ints[x];
                        }
                        raster.setRow(c, y, shorts, 0, 1);
                    }
                    case U1, U2, U4, U8, I8 -> {
                        source.getSamples(left, top + y, n, 1, c, ints);
                        for (int x = 0; x < n; x++) {
                            bytes[x] = (byte) ints[x];
                        }
                        raster.setRow(c, y, bytes, 0, 1);
                    }
                    default -> throw new IllegalArgumentException("no ImageIO samples of type " + info.type());
                }
            }
        }
        return raster;
    }

    private static ImageInfo info(String format, int width, int height, ColorModel model, int dataType)
            throws FormatException {
        if (model instanceof IndexColorModel indexed) {
            return ImageInfo.palette(width, height, indexType(indexed.getPixelSize()), palette(indexed));
        }
        SampleType type = model instanceof DirectColorModel ? SampleType.U8 : type(format, dataType);
        ImageInfo info = switch (model.getColorSpace().getType()) {
            case ColorSpace.TYPE_GRAY -> ImageInfo.gray(width, height, type);
            case ColorSpace.TYPE_RGB -> ImageInfo.rgb(width, height, type);
            default ->
                throw FormatException.unsupported(
                        format, "colours of " + model.getNumColorComponents() + " components, not gray or RGB");
        };
        return model.hasAlpha()
                ? info.withAlphaAdded(model.isAlphaPremultiplied() ? Alpha.PREMULTIPLIED : Alpha.STRAIGHT)
                : info;
    }

    private static SampleType type(String format, int dataType) throws FormatException {
        return switch (dataType) {
            case DataBuffer.TYPE_BYTE -> SampleType.U8;
            case DataBuffer.TYPE_USHORT -> SampleType.U16;
            case DataBuffer.TYPE_SHORT -> SampleType.I16;
            case DataBuffer.TYPE_INT -> SampleType.U32;
            case DataBuffer.TYPE_FLOAT -> SampleType.F32;
            case DataBuffer.TYPE_DOUBLE -> SampleType.F64;
            default -> throw FormatException.unsupported(format, "samples of ImageIO's data type " + dataType);
        };
    }

    private static SampleType indexType(int bits) {
        return bits == 1 ? SampleType.U1 : bits == 2 ? SampleType.U2 : bits <= 4 ? SampleType.U4 : SampleType.U8;
    }

    /** All colours an index can name: entries that the file left out are opaque black. */
    private static Palette palette(IndexColorModel model) {
        int[] rgba = new int[Math.max(Math.min(model.getMapSize(), 256), 1 << Math.min(model.getPixelSize(), 8))];
        for (int i = 0; i < rgba.length; i++) {
            rgba[i] = i < model.getMapSize() ? model.getRGB(i) << 8 | model.getAlpha(i) : 0xff;
        }
        return new Palette(rgba);
    }

    private static void spread(Raster raster, int channel, int bits) {
        if (bits == 8) {
            return;
        }
        int max = (1 << bits) - 1;
        for (int y = 0; y < raster.info().height(); y++) {
            for (int x = 0; x < raster.info().width(); x++) {
                raster.set(channel, x, y, (int) (raster.get(channel, x, y) * 255 / max + 0.5));
            }
        }
    }
}
