package upscale.format.tiff;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import upscale.format.Document;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.RandomBytes;
import upscale.format.Resolution;
import upscale.format.Source;
import upscale.image.IccProfile;
import upscale.image.Orientation;
import upscale.image.Raster;

/** A file's pages. The chain of directories is walked at once; a page's samples are decoded when it is asked for. */
final class TiffReader implements Document {
    private static final int PAGE_LIMIT = 1 << 16;

    private final Source source;
    private final List<Long> directories;

    private TiffReader(Source source, List<Long> directories) {
        this.source = source;
        this.directories = directories;
    }

    static Document read(Source source) throws IOException {
        try (RandomBytes file = RandomBytes.open("tiff", source)) {
            return new TiffReader(source, directories(file, Ifd.Header.read(file)));
        }
    }

    private static List<Long> directories(RandomBytes file, Ifd.Header header) throws IOException {
        Set<Long> seen = new LinkedHashSet<>();
        for (long at = header.first(); at != 0; at = new Ifd(file, header, at).next()) {
            if (!seen.add(at)) {
                throw FormatException.corrupt("tiff", at, "a directory that leads back to itself");
            }
            if (seen.size() > PAGE_LIMIT) {
                throw FormatException.tooLarge("a tiff of more than " + PAGE_LIMIT + " pages");
            }
        }
        return List.copyOf(seen);
    }

    @Override
    public int pageCount() {
        return directories.size();
    }

    @Override
    public Page page(int index) throws IOException {
        try (RandomBytes file = RandomBytes.open("tiff", source)) {
            Ifd.Header header = Ifd.Header.read(file);
            Ifd ifd = new Ifd(file, header, directories.get(index));
            Layout layout = Layout.of(ifd, header.order(), file);
            return new Page(raster(source, file, ifd, layout), metadata(ifd, layout, header));
        }
    }

    private static Raster raster(Source source, RandomBytes file, Ifd ifd, Layout layout) throws IOException {
        if (ChunkReader.reads(layout, file)) {
            Optional<Description> description = Description.of(layout, ifd);
            if (description.isPresent()) {
                return ChunkReader.read(layout, description.get(), file);
            }
        }
        return LongTail.read(source, layout, ifd.bytes(Tag.ICC).map(IccProfile::new));
    }

    private static Metadata metadata(Ifd ifd, Layout layout, Ifd.Header header) throws IOException {
        Orientation orientation = Orientation.ofTag((int) ifd.number(Tag.ORIENTATION, 1));
        Metadata metadata = new Metadata(resolution(ifd), orientation, Map.of())
                .with("compression", compression(layout.compression()))
                .with("predictor", String.valueOf(layout.predictor()))
                .with("photometric", String.valueOf(layout.photometric()))
                .with("bits per sample", String.valueOf(layout.bits()))
                .with("byte order", header.order() == ByteOrder.BIG_ENDIAN ? "big endian" : "little endian")
                .with(
                        "layout",
                        (layout.tiled() ? "tiles of " : "strips of ") + layout.chunkWidth() + "x" + layout.chunkHeight()
                                + (layout.planar() ? ", planar" : ""));
        return header.big() ? metadata.with("variant", "BigTIFF") : metadata;
    }

    private static Optional<Resolution> resolution(Ifd ifd) throws IOException {
        OptionalDouble x = ifd.real(Tag.X_RESOLUTION);
        OptionalDouble y = ifd.real(Tag.Y_RESOLUTION);
        Resolution.Unit unit = switch ((int) ifd.number(Tag.RESOLUTION_UNIT, 2)) {
            case 2 -> Resolution.Unit.INCH;
            case 3 -> Resolution.Unit.CENTIMETRE;
            default -> Resolution.Unit.NONE;
        };
        return x.isPresent() && y.isPresent() && x.getAsDouble() > 0 && y.getAsDouble() > 0
                ? Optional.of(new Resolution(x.getAsDouble(), y.getAsDouble(), unit))
                : Optional.empty();
    }

    private static String compression(int value) {
        return switch (value) {
            case Tag.NONE -> "none";
            case 2 -> "ccitt rle";
            case 3 -> "ccitt group 3";
            case 4 -> "ccitt group 4";
            case Tag.LZW -> "lzw";
            case 6 -> "old jpeg";
            case 7 -> "jpeg";
            case Tag.DEFLATE, Tag.OLD_DEFLATE -> "deflate";
            case Tag.PACK_BITS -> "packbits";
            default -> String.valueOf(value);
        };
    }
}
