package upscale.format.tiff;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import upscale.format.FormatException;
import upscale.format.Rasters;
import upscale.format.imageio.AnyJpeg;
import upscale.format.imageio.Guard;
import upscale.format.imageio.ImageIoRasters;
import upscale.image.Alpha;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/**
 * Pages of rare layouts (fax, JPEG, YCbCr, CMYK, L*a*b*), decoded and turned into gray or RGB by TwelveMonkeys.
 *
 * <p>Its reader is made by name: looking for plug-ins would cost more time than most pictures take to decode.
 */
final class LongTail {
    /** Those of {@link ChunkReader}, three kinds of fax, and JPEG as first and as later specified. */
    private static final Set<Integer> COMPRESSIONS = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 32773, 32946);

    /** Gray either way up, RGB, palettes, inks, YCbCr, and two encodings of L*a*b*. */
    private static final Set<Integer> PHOTOMETRICS = Set.of(0, 1, 2, 3, 5, 6, 8, 9);

    static {
        AnyJpeg.offer(); // the JDK's JPEG reader, which would be found otherwise, knows neither lossless nor 12-bit
        // JPEG
    }

    private LongTail() {}

    /** All bytes of a file. */
    @FunctionalInterface
    interface Whole {
        byte[] bytes() throws IOException;
    }

    /**
     * Decodes a page.
     *
     * @param source the file as one whose first page it is; asked for only when the page may be decoded
     * @param icc the page's profile, kept if it still goes with the colours
     */
    static Raster read(Whole source, Layout layout, Optional<IccProfile> icc) throws IOException {
        boolean known = COMPRESSIONS.contains(layout.compression());
        if (layout.format() == Tag.FLOATING
                || layout.bits() > 16
                || !known
                || !PHOTOMETRICS.contains(layout.photometric())) {
            throw FormatException.unsupported(
                    "tiff",
                    "compression " + layout.compression() + " (" + CompressionNames.of(layout.compression())
                            + ") with photometric interpretation " + layout.photometric() + " in samples of "
                            + layout.bits() + " bits"
                            + (known ? "" : ": have it written with deflate, as libtiff's tiffcp -c zip does"));
        }
        // the library's picture and ours are held at once
        SampleType widest = layout.bits() > 8 ? SampleType.U32 : SampleType.U16;
        Rasters.requireRoom(ImageInfo.planes(layout.width(), layout.height(), Math.max(3, layout.samples()), widest));
        byte[] file = source.bytes();
        return Guard.decode("tiff", () -> {
            BufferedImage image = decode(file);
            if (image.getWidth() != layout.width() || image.getHeight() != layout.height()) {
                throw FormatException.corrupt(
                        "tiff",
                        "expected " + layout.width() + "x" + layout.height() + " pixels, decoded " + image.getWidth()
                                + "x" + image.getHeight());
            }
            Raster raster = raster(image);
            String space = raster.info().colourChannels() == 1
                            && raster.info().palette().isEmpty()
                    ? "GRAY"
                    : "RGB ";
            return raster.describedAs(raster.info()
                    .withIcc(icc.filter(profile -> profile.colourSpace().equals(space))));
        });
    }

    private static BufferedImage decode(byte[] file) throws IOException {
        ImageReader reader = new TIFFImageReaderSpi().createReaderInstance(null);
        try (ImageInputStream in = new ByteArrayImageInputStream(file)) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static Raster raster(BufferedImage image) throws FormatException {
        ColorModel model = image.getColorModel();
        if (!(model instanceof IndexColorModel palette)) {
            boolean plain = model instanceof ComponentColorModel || model instanceof DirectColorModel;
            return Inks.are(model) ? Inks.toRgb(image) : plain ? ImageIoRasters.of("tiff", image) : converted(image);
        }
        if (palette.getPixelSize() > 8 || palette.hasAlpha()) { // more than a palette of ours can say
            return ImageIoRasters.of("tiff", palette.convertToIntDiscrete(image.getRaster(), false));
        }
        int first = palette.getRGB(0) & 0xffffff;
        if (palette.getMapSize() != 2
                || first != 0 && first != 0xffffff
                || (palette.getRGB(1) & 0xffffff) != (first ^ 0xffffff)) {
            return ImageIoRasters.of("tiff", image);
        }
        Raster bits = ImageIoRasters.of(
                ImageInfo.gray(image.getWidth(), image.getHeight(), SampleType.U1), image.getRaster());
        if (first != 0) {
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    bits.set(0, x, y, 1 - bits.get(0, x, y));
                }
            }
        }
        return bits;
    }

    /** Palette indices that each have an opacity beside them, which are TwelveMonkeys' own invention. */
    private static Raster converted(BufferedImage image) throws FormatException {
        Raster raster = Rasters.allocate(ImageInfo.rgb(image.getWidth(), image.getHeight(), SampleType.U8)
                .withAlphaAdded(Alpha.STRAIGHT));
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = image.getRGB(x, y);
                for (int c = 0; c < 3; c++) {
                    raster.set(c, x, y, argb >> 16 - 8 * c & 0xff);
                }
                raster.set(3, x, y, argb >>> 24);
            }
        }
        return raster;
    }
}
