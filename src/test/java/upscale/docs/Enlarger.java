package upscale.docs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import upscale.Main;
import upscale.format.Format;
import upscale.format.Metadata;
import upscale.format.Source;
import upscale.format.Written;
import upscale.format.npy.NpyFormat;
import upscale.format.png.PngFormat;
import upscale.image.AxisMap;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/** What the command line makes of pictures, and the samples, whole and cropped, to give it. */
final class Enlarger {
    /** Source pixels that keep the border of a crop out of sight. */
    static final int MARGIN = 6;

    private static final Format PNG = new PngFormat();
    private static final Format NPY = new NpyFormat();

    private Enlarger() {}

    static Raster sample(String name) {
        return read(Path.of("samples", name + ".png"));
    }

    static Raster read(Path file) {
        try {
            return PNG.read(Source.of(file)).first().raster();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Raster crop(Raster from, int left, int top, int width, int height) {
        ImageInfo info = from.info().onGrid(width, height, new AxisMap(1, left, 1), new AxisMap(1, top, 1));
        Raster crop = Raster.allocate(info);
        for (int c = 0; c < info.channels(); c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    crop.set(c, x, y, from.get(c, left + x, top + y));
                }
            }
        }
        return crop;
    }

    /** Enlarged by a whole scale. */
    static Raster whole(Raster picture, int scale, String... how) {
        List<String> words = new ArrayList<>(List.of("-s", Integer.toString(scale)));
        words.addAll(List.of(how));
        return run(picture, words.toArray(String[]::new));
    }

    /** Enlarged by a whole scale, without the margin. */
    static Raster enlarged(Raster picture, int scale, String... how) {
        int width = scale * (picture.info().width() - 2 * MARGIN);
        int height = scale * (picture.info().height() - 2 * MARGIN);
        return crop(whole(picture, scale, how), scale * MARGIN, scale * MARGIN, width, height);
    }

    /** A piece of a sample, enlarged by a whole scale among its neighbours. */
    static Raster piece(String sample, int left, int top, int width, int height, int scale, String... how) {
        return enlarged(
                crop(sample(sample), left - MARGIN, top - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN), scale, how);
    }

    /** What the command line makes of a picture; of floats, floats. */
    static Raster run(Raster picture, String... words) {
        Format format = picture.info().type() == SampleType.F32 ? NPY : PNG;
        List<String> line = new ArrayList<>(List.of("-", "-o", "-", "--format", format.name(), "-q"));
        line.addAll(List.of(words));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try {
            int exit = Main.run(
                    line.toArray(String[]::new),
                    new ByteArrayInputStream(Written.by(format, picture, Metadata.NONE)),
                    out,
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8);
            if (exit != 0) {
                throw new AssertionError(line + ": " + err.toString(StandardCharsets.UTF_8));
            }
            Raster result =
                    format.read(Source.of("result", out.toByteArray())).first().raster();
            if (result.info().colour() == Colour.PALETTE) {
                throw new AssertionError("a picture still has a palette: " + line);
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
