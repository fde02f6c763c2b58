package upscale.format.jpeg;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import upscale.format.Document;
import upscale.format.Ending;
import upscale.format.FirstPage;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Rasters;
import upscale.format.Resolution;
import upscale.format.imageio.Guard;
import upscale.format.imageio.JdkPlugins;
import upscale.image.IccProfile;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Raster;
import upscale.image.SampleType;

/**
 * Decodes a JPEG file whose structure is sound. The JDK's libjpeg does the entropy decoding, the inverse DCT and the
 * upsampling, and is asked for the components as they are coded; colours are converted by {@link JpegPixels}, so that no profile is
 * ever applied that should be kept.
 */
final class JpegReader {
    private final JpegStructure file;
    private final Ending ending;
    private final JpegStructure.Frame frame;

    JpegReader(JpegStructure file, Ending ending) {
        this.file = file;
        this.ending = ending;
        this.frame = file.frame();
    }

    Document read() throws FormatException {
        requireSupported();
        requirePlausible();
        JpegColours colours = JpegColours.of(file);
        Optional<IccProfile> icc = colours.ink()
                ? Optional.empty() // it describes the inks, and these are gone
                : file.icc().filter(p -> p.colourSpace().equals(colours.gray() ? "GRAY" : "RGB "));
        int width = frame.width();
        int height = frame.height();
        ImageInfo info = colours.gray()
                ? ImageInfo.gray(width, height, SampleType.U8)
                : ImageInfo.rgb(width, height, SampleType.U8);
        ImageInfo shape = info.withIcc(icc);
        long components = (long) width * height * frame.ids().length;
        long turned = file.exif().orientation() == Orientation.UPRIGHT ? 0 : Raster.bytes(shape);
        return new FirstPage(shape, components + turned, () -> page(shape, colours));
    }

    private Page page(ImageInfo info, JpegColours colours) throws FormatException {
        Rasters.requireRoom(info);
        Image image = new JpegPixels(info, colours, components(), file.icc());
        return new Page(image, metadata(colours), omissions(colours));
    }

    private List<String> omissions(JpegColours colours) {
        return colours.ink() && file.icc().isPresent()
                ? List.of("its CMYK is converted to sRGB, and its colour profile, which is of inks, left out")
                : List.of();
    }

    private void requireSupported() throws FormatException {
        int components = frame.ids().length;
        String coding = switch (frame.marker()) {
            case 0xc0, 0xc1, 0xc2 -> null;
            case 0xc3 -> "lossless coding";
            case 0xc5, 0xc6, 0xc7, 0xcd, 0xce, 0xcf -> "hierarchical coding";
            default -> "arithmetic coding";
        };
        if (coding != null) {
            throw FormatException.unsupported("jpeg", coding + "; baseline and progressive are read");
        }
        if (frame.precision() != 8) {
            throw FormatException.unsupported("jpeg", frame.precision() + " bits a sample; 8 are read");
        }
        if (components != 1 && components != 3 && components != 4) {
            throw FormatException.unsupported("jpeg", components + " components; 1, 3 and 4 are read");
        }
        if (frame.height() == 0) {
            throw FormatException.unsupported("jpeg", "a height that is stated after the picture (DNL)");
        }
    }

    /** Refuses sizes that the data cannot fill: a block of 8x8 samples takes a bit at least, even in a progressive file. */
    private void requirePlausible() throws FormatException {
        Rasters.requireSize("jpeg", frame.width(), frame.height(), frame.ids().length);
        long blocks = (frame.width() + 7L) / 8 * ((frame.height() + 7L) / 8);
        if (blocks > file.scanBytes() * 8) {
            ending.early(FormatException.corrupt(
                    "jpeg",
                    file.scanBytes() + " bytes cannot hold " + frame.width() + "x" + frame.height() + " pixels"));
        }
        if ((long) frame.width() * frame.height() * frame.ids().length > Integer.MAX_VALUE - 8) {
            throw FormatException.tooLarge(
                    frame.width() + "x" + frame.height() + " pixels; the jpeg decoder holds at most 2 GiB");
        }
    }

    /** The components as coded, interleaved. */
    private java.awt.image.Raster components() throws FormatException {
        List<String> broken = new ArrayList<>();
        java.awt.image.Raster decoded = Guard.decode("jpeg", () -> decode(broken));
        if (ending.early()) {
            broken.removeIf(warning -> warning.contains("remature end")); // libjpeg's words for it
        }
        if (!broken.isEmpty()) {
            throw FormatException.corrupt("jpeg", broken.get(0).replace("Corrupt JPEG data: ", ""));
        }
        if (decoded.getWidth() != frame.width()
                || decoded.getHeight() != frame.height()
                || decoded.getNumBands() != frame.ids().length) {
            throw FormatException.corrupt("jpeg", "the decoder found another size than the frame header states");
        }
        return decoded;
    }

    private java.awt.image.Raster decode(List<String> broken) throws IOException {
        ImageReader reader = JdkPlugins.reader("jpeg");
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file.bare()))) {
            reader.addIIOReadWarningListener((from, warning) -> {
                if (Guard.tellsOfDamage(warning)) {
                    broken.add(warning);
                }
            });
            reader.setInput(in, true, true);
            return reader.readRaster(0, null);
        } finally {
            reader.dispose();
        }
    }

    private Metadata metadata(JpegColours colours) {
        Optional<Resolution> density = file.density();
        boolean real = density.isPresent() && density.get().unit() != Resolution.Unit.NONE;
        return new Metadata(
                        real ? density : file.exif().resolution().or(() -> density),
                        file.exif().orientation(),
                        Map.of())
                .with(file.attachments())
                .with("compression", frame.marker() == 0xc2 ? "progressive DCT" : "baseline DCT")
                .with("coded as", colours.label());
    }
}
