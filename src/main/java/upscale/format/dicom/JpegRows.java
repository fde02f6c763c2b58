package upscale.format.dicom;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;
import javax.imageio.stream.ImageInputStream;
import upscale.format.FormatException;
import upscale.format.imageio.AnyJpeg;
import upscale.format.imageio.Guard;
import upscale.format.imageio.JdkPlugins;

/**
 * Rows of a frame that a reader of ImageIO's decodes, its components as they are coded: JPEG of 8 bits by the JDK's, lossless JPEG by TwelveMonkeys',
 * JPEG 2000 by a reader from the plug-in path.
 *
 * @param decoded the components, interleaved
 */
record JpegRows(Raster decoded) implements StoredRows {
    /** JPEG, its components neither converted nor dropped. */
    static StoredRows jpeg(byte[] frame, PixelLayout layout) throws IOException {
        JpegHeader header = JpegHeader.of(frame);
        header.requireOf(layout);
        if (header.lossless()) {
            return checked(layout, Guard.decode("dicom", () -> decode(AnyJpeg.reader(), frame)));
        }
        if (header.precision() == 8) {
            return checked(layout, Guard.decode("dicom", () -> decode(JdkPlugins.reader("jpeg"), frame)));
        }
        if (header.precision() != 12) {
            throw FormatException.corrupt("dicom", "lossy JPEG of " + header.precision() + " bits, neither 8 nor 12");
        }
        return DctRows.of(frame, header);
    }

    static JpegRows jpeg2000(byte[] frame, PixelLayout layout, TransferSyntax syntax) throws IOException {
        Optional<ImageReaderSpi> spi = plugin("jpeg2000");
        if (spi.isEmpty()) {
            throw FormatException.unsupported(
                    "dicom",
                    "pixels in the transfer syntax " + syntax.label()
                            + ": put a jar with an ImageIO reader of \"jpeg2000\" on the plug-in path (UPSCALE_PLUGINS)");
        }
        return checked(layout, Guard.decode("dicom", () -> decode(spi.get().createReaderInstance(null), frame)));
    }

    /** A reader of {@code format} beside the JDK's and TwelveMonkeys'. */
    private static Optional<ImageReaderSpi> plugin(String format) {
        Iterator<ImageReaderSpi> all =
                ServiceRegistry.lookupProviders(ImageReaderSpi.class, JpegRows.class.getClassLoader());
        while (all.hasNext()) {
            ImageReaderSpi spi = all.next();
            if (!spi.getClass().getName().startsWith("com.twelvemonkeys.")
                    && Arrays.stream(spi.getFormatNames())
                            .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(format))) {
                return Optional.of(spi);
            }
        }
        return Optional.empty();
    }

    private static Raster decode(ImageReader reader, byte[] frame) throws IOException {
        List<String> broken = new ArrayList<>();
        reader.addIIOReadWarningListener((from, warning) -> {
            if (Guard.tellsOfDamage(warning)) {
                broken.add(warning);
            }
        });
        try (ImageInputStream in = new ByteArrayImageInputStream(frame)) {
            reader.setInput(in, true, true);
            Raster decoded = reader.canReadRaster()
                    ? reader.readRaster(0, null)
                    : reader.read(0).getRaster();
            if (!broken.isEmpty()) {
                throw FormatException.corrupt("dicom", broken.get(0));
            }
            return decoded;
        } finally {
            reader.dispose();
        }
    }

    private static JpegRows checked(PixelLayout layout, Raster decoded) throws FormatException {
        if (decoded.getWidth() != layout.width()
                || decoded.getHeight() != layout.height()
                || decoded.getNumBands() != layout.samples()) {
            throw FormatException.corrupt(
                    "dicom",
                    "expected a frame of " + layout.width() + "x" + layout.height() + " pixels of " + layout.samples()
                            + " samples, decoded " + decoded.getWidth() + "x" + decoded.getHeight() + " of "
                            + decoded.getNumBands());
        }
        return new JpegRows(decoded);
    }

    @Override
    public void read(int y, int[][] samples) {
        for (int c = 0; c < samples.length; c++) {
            decoded.getSamples(decoded.getMinX(), decoded.getMinY() + y, decoded.getWidth(), 1, c, samples[c]);
        }
    }
}
