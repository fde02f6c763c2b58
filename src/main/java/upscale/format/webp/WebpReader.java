package upscale.format.webp;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import upscale.format.Document;
import upscale.format.FirstPage;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Rasters;
import upscale.format.imageio.Guard;
import upscale.format.imageio.ImageIoRasters;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Decodes the first picture of a WebP file by TwelveMonkeys' decoder, which is given that picture alone. */
final class WebpReader {
    private final WebpStructure file;
    private final WebpStructure.Frame frame;

    WebpReader(WebpStructure file) {
        this.file = file;
        this.frame = file.first();
    }

    Document read() {
        ImageInfo picture = ImageInfo.rgb(frame.width(), frame.height(), SampleType.U8);
        ImageInfo coded = (frame.alpha() ? picture.withAlphaAdded(Alpha.STRAIGHT) : picture)
                .withIcc(file.icc().filter(p -> p.colourSpace().equals("RGB ")));
        boolean covers = frame.width() == file.canvasWidth() && frame.height() == file.canvasHeight();
        ImageInfo canvas = ImageInfo.rgb(file.canvasWidth(), file.canvasHeight(), SampleType.U8)
                .withAlphaAdded(Alpha.STRAIGHT)
                .withIcc(coded.icc());
        ImageInfo whole = covers ? coded : canvas;
        long bytes = 2 * Raster.bytes(coded) + (covers ? 0 : Raster.bytes(canvas));
        return new FirstPage(whole, bytes, file.frames(), "frame", () -> {
            Raster raster = Guard.decode("webp", () -> decode(coded));
            return new Page(covers ? raster : on(canvas, raster), metadata());
        });
    }

    private Metadata metadata() {
        return new Metadata(file.exif().resolution(), file.exif().orientation(), Map.of())
                .with(file.attachments())
                .with("compression", frame.lossless() ? "VP8L, lossless" : "VP8, lossy");
    }

    private Raster decode(ImageInfo info) throws IOException {
        Rasters.requireRoom(info);
        ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
        try (ImageInputStream in = new PictureInput(frame.bare())) {
            reader.setInput(in, true, true);
            BufferedImage image = reader.read(0);
            if (image.getWidth() != info.width()
                    || image.getHeight() != info.height()
                    || image.getRaster().getNumBands() < info.channels()) {
                throw FormatException.corrupt("webp", "the decoder found another shape than the header states");
            }
            return ImageIoRasters.of(info, image.getRaster());
        } finally {
            reader.dispose();
        }
    }

    /** The frame on a transparent canvas. */
    private Raster on(ImageInfo shape, Raster picture) throws FormatException {
        Raster canvas = Rasters.allocate(shape);
        for (int c = 0; c < 4; c++) {
            for (int y = 0; y < frame.height(); y++) {
                for (int x = 0; x < frame.width(); x++) {
                    double sample = c < picture.info().channels() ? picture.get(c, x, y) : 255;
                    canvas.set(c, frame.left() + x, frame.top() + y, sample);
                }
            }
        }
        return canvas;
    }
}
