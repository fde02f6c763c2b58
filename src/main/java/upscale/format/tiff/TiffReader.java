package upscale.format.tiff;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import upscale.format.Attachment;
import upscale.format.Document;
import upscale.format.Metadata;
import upscale.format.NoData;
import upscale.format.Page;
import upscale.format.RandomBytes;
import upscale.format.Resolution;
import upscale.format.Source;
import upscale.image.Colour;
import upscale.image.IccProfile;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Raster;
import upscale.image.Unfolding;

/** A file's pages. All directories are found at once; a page's samples are decoded when they are read, if they are of a common kind. */
final class TiffReader implements Document {
    private final Source source;
    private final RandomBytes file;
    private final Ifd.Header header;
    private final Directories directories;
    private Image last; // samples of the page last asked for, if they are decoded as they are read; else null

    private TiffReader(Source source, RandomBytes file) throws IOException {
        this.source = source;
        this.file = file;
        this.header = Ifd.Header.read(file);
        this.directories = Directories.read(file, header);
    }

    static Document read(Source source) throws IOException {
        RandomBytes file = RandomBytes.open("tiff", source);
        Document document = null;
        try {
            document = new TiffReader(source, file);
            return document;
        } finally {
            if (document == null) {
                file.close();
            }
        }
    }

    @Override
    public void finish() throws IOException {
        Image image = last;
        last = null;
        if (image instanceof Chunked chunked) {
            chunked.finish();
        } else if (image instanceof Unfolding unfolding) {
            unfolding.finish();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    public int pageCount() {
        return directories.offsets().size();
    }

    @Override
    public List<Integer> pictures() {
        return directories.pictures();
    }

    @Override
    public String remark(int index) {
        return directories.remarks().get(index);
    }

    @Override
    public ImageInfo info(int index) throws IOException {
        Ifd ifd = new Ifd(file, header, directories.offsets().get(index));
        Optional<Description> description = describe(ifd, Layout.of(ifd, header.order(), file));
        return description.isPresent()
                ? description.get().shown()
                : page(index).image().info();
    }

    @Override
    public long memory(int index) throws IOException {
        Ifd ifd = new Ifd(file, header, directories.offsets().get(index));
        Layout layout = Layout.of(ifd, header.order(), file);
        if (ChunkReader.reads(layout, file) && orientation(ifd) == Orientation.UPRIGHT) {
            Optional<Description> description = Description.of(layout, ifd);
            if (description.isPresent()) {
                return ChunkReader.memory(layout, description.get());
            }
        }
        return Raster.bytes(info(index));
    }

    private static Orientation orientation(Ifd ifd) throws IOException {
        return Orientation.ofTag((int) ifd.number(Tag.ORIENTATION, 1));
    }

    @Override
    public Page page(int index) throws IOException {
        Ifd ifd = new Ifd(file, header, directories.offsets().get(index));
        Layout layout = Layout.of(ifd, header.order(), file);
        Optional<Description> description = describe(ifd, layout);
        if (description.isEmpty()) { // asked for by those who want to know its size, too
            source.allowance().requirePage(layout.width(), layout.height());
        }
        last = description.isPresent() ? ChunkReader.open(layout, description.get(), file) : null;
        Image image = description.isPresent()
                ? description.get().shown(last)
                : LongTail.read(
                        () -> header.leadingTo(ifd.offset(), source),
                        layout,
                        ifd.bytes(Tag.ICC).map(IccProfile::new));
        List<String> omissions = new ArrayList<>();
        omissions(layout, image.info()).ifPresent(omissions::add);
        description
                .filter(Description::roundsColours)
                .ifPresent(d -> omissions.add("of the palette's colours 8 bits are kept, of 16"));
        return new Page(image, metadata(ifd, layout, header, image.info()), omissions);
    }

    /** Empty if it takes a whole TIFF library to decode the page. */
    private Optional<Description> describe(Ifd ifd, Layout layout) throws IOException {
        return ChunkReader.reads(layout, file) ? Description.of(layout, ifd) : Optional.empty();
    }

    private static Optional<String> omissions(Layout layout, ImageInfo info) {
        int left = layout.extra().length - (info.hasAlpha() ? 1 : 0);
        return info.colour() == Colour.PLANES || left <= 0
                ? Optional.empty()
                : Optional.of(left + " of " + layout.samples() + " samples per pixel " + (left == 1 ? "is" : "are")
                        + " left out, being neither colour nor opacity");
    }

    private static Metadata metadata(Ifd ifd, Layout layout, Ifd.Header header, ImageInfo info) throws IOException {
        Metadata metadata = new Metadata(resolution(ifd), orientation(ifd), Map.of())
                .with("compression", CompressionNames.of(layout.compression()))
                .with("predictor", String.valueOf(layout.predictor()))
                .with("photometric", String.valueOf(layout.photometric()))
                .with("bits per sample", String.valueOf(layout.bits()))
                .with("byte order", header.order() == ByteOrder.BIG_ENDIAN ? "big endian" : "little endian")
                .with(
                        "layout",
                        (layout.tiled() ? "tiles of " : "strips of ") + layout.chunkWidth() + "x" + layout.chunkHeight()
                                + (layout.planar() ? ", planar" : ""));
        Optional<GdalTags> gdal = GdalTags.read(ifd);
        Optional<NoData> holes = gdal.flatMap(tags -> tags.holes(info));
        metadata = metadata.with(Stream.of(TextTags.read(ifd), ExifTags.read(ifd), Georeference.read(ifd), gdal, holes)
                .<Attachment>flatMap(Optional::stream)
                .toList());
        if (metadata.attached(Georeference.class).isPresent()) {
            metadata = metadata.with("coordinates", "GeoTIFF");
        }
        if (holes.isPresent()) {
            metadata = metadata.with("no data", gdal.get().noData());
        }
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
}
