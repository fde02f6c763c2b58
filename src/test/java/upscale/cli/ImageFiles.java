package upscale.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Source;
import upscale.format.Written;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** Images to and from files, in the format that a name ends in. */
final class ImageFiles {
    private static final Formats FORMATS = Formats.load(ImageFiles.class.getClassLoader());

    private ImageFiles() {}

    static Path write(Path file, Image image) {
        return write(file, image, Metadata.NONE);
    }

    static Path write(Path file, Image image, Metadata metadata) {
        try {
            Format format = FORMATS.ofFileName(file.toString()).orElseThrow();
            return Files.write(file, Written.by(format, image, metadata));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A small gray image without structure. */
    static Path gray(Path file) {
        return write(file, Samples.noise(ImageInfo.gray(5, 4, SampleType.U8), 1));
    }

    static Page read(Path file) {
        try {
            return read(Source.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page read(byte[] file) {
        return read(Source.of("memory", file));
    }

    private static Page read(Source source) {
        try {
            return FORMATS.of(source).read(source).first();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ImageInfo info(Path file) {
        return read(file).image().info();
    }

    static double[][][] samples(Path file) {
        return Samples.of(read(file).image());
    }
}
