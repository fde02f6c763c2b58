package upscale.format.jpeg;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.util.Optional;
import upscale.format.FormatException;
import upscale.format.imageio.Guard;
import upscale.image.IccProfile;
import upscale.image.Raster;

/** What the components of a JPEG file are, and how gray or RGB samples are made of them. */
enum JpegColours {
    GRAY("gray"),
    RGB("RGB"),
    YCBCR("YCbCr"),
    /** Amounts of ink. */
    CMYK("CMYK"),
    /** Amounts of white paper between the ink, as Adobe's programs store them. */
    INVERTED_CMYK("inverted CMYK"),
    /** Inverted CMYK whose first three components are coded as luma and chroma of the ink. */
    YCCK("YCCK");

    private static final int ROWS = 64;

    private final String label;

    JpegColours(String label) {
        this.label = label;
    }

    /**
     * What the components are. The files do not say so; this is the convention that libjpeg set (jdapimin.c): Adobe's
     * segment decides, then JFIF's, then the components' names.
     */
    static JpegColours of(JpegStructure file) {
        int[] ids = file.frame().ids();
        boolean adobe = file.adobe() >= 0;
        return switch (ids.length) {
            case 1 -> GRAY;
            case 4 -> !adobe ? CMYK : file.adobe() == 0 ? INVERTED_CMYK : YCCK;
            default -> {
                if (file.jfif()) {
                    yield YCBCR;
                }
                boolean named = ids[0] == 'R' && ids[1] == 'G' && ids[2] == 'B';
                yield adobe ? file.adobe() == 0 ? RGB : YCBCR : named ? RGB : YCBCR;
            }
        };
    }

    String label() {
        return label;
    }

    boolean gray() {
        return this == GRAY;
    }

    /** Whether the components are inks, which are converted to sRGB. */
    boolean ink() {
        return this == CMYK || this == INVERTED_CMYK || this == YCCK;
    }

    /** Converts {@code components}, interleaved bytes, into {@code out}. */
    void convert(java.awt.image.Raster components, Raster out, Optional<IccProfile> profile) throws FormatException {
        if (ink()) {
            Optional<ColorConvertOp> managed = profile.flatMap(JpegColours::conversion);
            if (managed.isPresent()) {
                convertManaged(components, out, managed.get());
                return;
            }
        }
        int width = out.info().width();
        int bands = components.getNumBands();
        byte[] row = new byte[width * bands];
        for (int y = 0; y < out.info().height(); y++) {
            components.getDataElements(0, y, width, 1, row);
            toInkOrRgb(row);
            if (ink()) {
                for (int i = 0; i < row.length; i += 4) {
                    int paper = 255 - (row[i + 3] & 0xff);
                    for (int c = i; c < i + 3; c++) {
                        row[c] = (byte) (((255 - (row[c] & 0xff)) * paper + 127) / 255);
                    }
                }
            }
            for (int c = 0; c < out.info().channels(); c++) {
                out.setRow(c, y, row, c, bands);
            }
        }
    }

    /** Turns luma and chroma into RGB, and inverted or coded inks into amounts of ink. */
    private void toInkOrRgb(byte[] row) {
        if (this == YCBCR) {
            ycbcrToRgb(row, 3);
        } else if (this == YCCK) { // Y, Cb and Cr are of the amounts of ink, K is inverted
            ycbcrToRgb(row, 4);
            for (int i = 3; i < row.length; i += 4) {
                row[i] = (byte) ~row[i];
            }
        } else if (this == INVERTED_CMYK) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (byte) ~row[i];
            }
        }
    }

    /** JFIF's conversion (ITU-T T.871, 7) in 16-bit fixed point with libjpeg's rounding, so that samples equal everybody's. */
    private static void ycbcrToRgb(byte[] row, int step) {
        for (int i = 0; i < row.length; i += step) {
            int y = row[i] & 0xff;
            int cb = (row[i + 1] & 0xff) - 128;
            int cr = (row[i + 2] & 0xff) - 128;
            row[i] = clamp(y + (91881 * cr + 32768 >> 16)); // 1.402
            row[i + 1] = clamp(y + (-22554 * cb - 46802 * cr + 32768 >> 16)); // 0.344136, 0.714136
            row[i + 2] = clamp(y + (116130 * cb + 32768 >> 16)); // 1.772
        }
    }

    private static byte clamp(int value) {
        return (byte) (value < 0 ? 0 : Math.min(value, 255));
    }

    private static Optional<ColorConvertOp> conversion(IccProfile profile) {
        try {
            ICC_Profile parsed = ICC_Profile.getInstance(profile.bytes());
            return parsed.getNumComponents() != 4
                    ? Optional.empty()
                    : Optional.of(new ColorConvertOp(
                            new ICC_ColorSpace(parsed), ColorSpace.getInstance(ColorSpace.CS_sRGB), null));
        } catch (RuntimeException e) { // a profile that does not parse is as good as none
            return Optional.empty();
        }
    }

    private void convertManaged(java.awt.image.Raster components, Raster out, ColorConvertOp conversion)
            throws FormatException {
        int width = out.info().width();
        int height = out.info().height();
        for (int top = 0; top < height; top += ROWS) {
            int rows = Math.min(ROWS, height - top);
            byte[] ink = (byte[]) components.getDataElements(0, top, width, rows, null);
            toInkOrRgb(ink);
            WritableRaster from =
                    java.awt.image.Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, rows, 4, null);
            from.setDataElements(0, 0, width, rows, ink);
            WritableRaster to =
                    java.awt.image.Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, rows, 3, null);
            Guard.decode("jpeg", () -> conversion.filter(from, to));
            byte[] rgb = (byte[]) to.getDataElements(0, 0, width, rows, null);
            for (int y = 0; y < rows; y++) {
                for (int c = 0; c < 3; c++) {
                    out.setRow(c, top + y, rgb, y * width * 3 + c, 3);
                }
            }
        }
    }
}
