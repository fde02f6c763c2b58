package upscale.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import upscale.format.Format;
import upscale.format.Metadata;
import upscale.format.Resolution;
import upscale.format.Written;
import upscale.format.npy.NpyFormat;
import upscale.format.png.PngFormat;
import upscale.image.Raster;

/** The pictures under {@code samples/}, each made by formulas alone. */
final class SampleImages {
    /** A file of the folder. */
    record Sample(String fileName, Format format, Supplier<Raster> image, Metadata metadata) {
        void write(Path folder) throws IOException {
            Files.write(folder.resolve(fileName), Written.by(format, image.get(), metadata));
        }
    }

    static final List<Sample> ALL = List.of(
            png("mri-16bit.png", Phantom::image, Metadata.NONE),
            png("photo.png", Landscape::image, Metadata.NONE),
            png("line-art.png", Drawings::lineArt, dpi(300)),
            png("sprite.png", Drawings::sprite, Metadata.NONE),
            png("palette.png", Drawings::paletteScene, Metadata.NONE),
            png("zone-plate.png", () -> Patterns.zonePlate(256), Metadata.NONE),
            new Sample("features.npy", new NpyFormat(), Patterns::features, Metadata.NONE));

    private SampleImages() {}

    private static Sample png(String fileName, Supplier<Raster> image, Metadata metadata) {
        return new Sample(fileName, new PngFormat(), image, metadata);
    }

    private static Metadata dpi(double dpi) {
        return Metadata.NONE.withResolution(Optional.of(Resolution.dpi(dpi)));
    }
}
