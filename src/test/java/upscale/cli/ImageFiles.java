package upscale.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import upscale.format.Document;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Source;
import upscale.format.Written;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
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

    /** Puts an EXIF orientation into a PNG file, behind its header (TIFF 6.0, section 2; PNG third edition, 11.3.3.3). */
    static void turn(Path png, Orientation orientation) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + 26);
        chunk.putInt(26)
                .put("eXIfMM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8);
        chunk.putShort((short) 1).putShort((short) 274).putShort((short) 3).putInt(1);
        chunk.putShort((short) orientation.tag()).putShort((short) 0).putInt(0);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + 26);
        chunk.putInt((int) crc.getValue());
        try {
            byte[] file = Files.readAllBytes(png);
            int header = 8 + 12 + 13;
            ByteBuffer longer = ByteBuffer.allocate(file.length + chunk.capacity());
            longer.put(file, 0, header).put(chunk.array()).put(file, header, file.length - header);
            Files.write(png, longer.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        try (Document document = FORMATS.of(source).read(source)) {
            return document.first().whole();
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
