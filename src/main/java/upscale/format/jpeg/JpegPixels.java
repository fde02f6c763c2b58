package upscale.format.jpeg;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.UncheckedIOException;
import java.util.Optional;
import upscale.format.FormatException;
import upscale.format.imageio.Guard;
import upscale.image.Band;
import upscale.image.IccProfile;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;

/**
 * Decoded components that become gray or RGB when rows of them are read: by several threads, and a second copy is never held.
 *
 * @param components interleaved bytes
 * @param profile of inks, which they are converted by if it is one of four components
 */
record JpegPixels(ImageInfo info, JpegColours colours, java.awt.image.Raster components, Optional<IccProfile> profile)
        implements Image {

    @Override
    public RowReader newReader() {
        Optional<ColorConvertOp> managed = colours.ink() ? profile.flatMap(JpegPixels::conversion) : Optional.empty();
        int bands = components.getNumBands();
        byte[] row = new byte[info.width() * bands];
        return band -> {
            band.requireFits(info);
            for (int y = band.top(); y < band.bottom(); y++) {
                components.getDataElements(0, y, info.width(), 1, row);
                colours.toInkOrRgb(row);
                if (managed.isPresent()) {
                    place(converted(row, managed.get()), info.channels(), band, y);
                    continue;
                }
                if (colours.ink()) {
                    inkToRgb(row);
                }
                place(row, bands, band, y);
            }
        };
    }

    private void place(byte[] row, int step, Band band, int y) {
        for (int c = 0; c < info.channels(); c++) {
            byte[] plane = band.asBytes(c, y);
            for (int x = 0, i = c; x < plane.length; x++, i += step) {
                plane[x] = row[i];
            }
        }
    }

    private static void inkToRgb(byte[] row) {
        for (int i = 0; i < row.length; i += 4) {
            int paper = 255 - (row[i + 3] & 0xff);
            for (int c = i; c < i + 3; c++) {
                row[c] = (byte) (((255 - (row[c] & 0xff)) * paper + 127) / 255);
            }
        }
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

    private byte[] converted(byte[] ink, ColorConvertOp conversion) {
        WritableRaster from = row(4);
        from.setDataElements(0, 0, info.width(), 1, ink);
        WritableRaster to = row(3);
        try {
            Guard.decode("jpeg", () -> conversion.filter(from, to));
        } catch (FormatException e) {
            throw new UncheckedIOException(e);
        }
        return (byte[]) to.getDataElements(0, 0, info.width(), 1, null);
    }

    private WritableRaster row(int bands) {
        return java.awt.image.Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, info.width(), 1, bands, null);
    }
}
