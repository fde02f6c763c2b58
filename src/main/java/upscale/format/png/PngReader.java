package upscale.format.png;

import java.io.Closeable;
import java.io.IOException;
import upscale.format.Allowance;
import upscale.format.Document;
import upscale.format.FirstPage;
import upscale.format.FormatException;
import upscale.format.Page;
import upscale.format.RandomBytes;
import upscale.format.Rasters;
import upscale.format.Source;
import upscale.image.Alpha;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Unfolding;

/**
 * Decodes one file: everything but the image data, which are decoded when rows of them are read. Whatever pixels depend on is held to the standard: the signature, every chunk's length and CRC, the order
 * and number of IHDR, PLTE, tRNS, IDAT and IEND, and image data that end exactly where the image does.
 */
final class PngReader implements FirstPage.Decoding {
    /** Deflate never makes more of a byte: a length of 258 takes two bits at least. */
    private static final int MOST_INFLATION = 1032;

    private final RandomBytes file;
    private final Allowance allowance;
    private final Header header;
    private final Description description;
    private int[] colours;
    private byte[] transparency;
    private ChunkReader chunks;
    private ImageData data;
    private ChunkReader atImage;
    private ImageInfo shape;
    private Unfolding unfolding;
    private Image image;
    private int frames;

    private PngReader(RandomBytes file, Allowance allowance) throws IOException {
        this.file = file;
        this.allowance = allowance;
        this.chunks = new ChunkReader(file);
        String first = chunks.next();
        if (first.equals("CgBI")) {
            throw FormatException.unsupported("png", "Apple's CgBI variant; convert it with pngcrush -revert-iphone");
        }
        if (!first.equals("IHDR")) {
            throw FormatException.corrupt("png", chunks.offset(), "the first chunk is " + first + ", not IHDR");
        }
        header = Header.of(chunks.data(14));
        description = new Description(header);
    }

    static Document decode(Source source) throws IOException {
        RandomBytes file = RandomBytes.open("png", source);
        Closeable open = file;
        try {
            PngReader reader = new PngReader(file, source.allowance());
            open = reader;
            Document document = reader.decode();
            open = () -> {}; // the document's to close
            return document;
        } finally {
            open.close();
        }
    }

    private Document decode() throws IOException {
        String type = chunks.next();
        while (!type.equals("IEND")) {
            switch (type) {
                case "PLTE" -> takePalette();
                case "tRNS" -> takeTransparency();
                case "IDAT" -> {
                    if (shape != null) {
                        allowance.requirePage(shape.width(), shape.height());
                        begun().finish(); // which may tell more
                        require(false, "IDAT after another chunk has ended the image data");
                    }
                    takeImage();
                    chunks = chunks.pastAlike();
                    type = chunks.type();
                    continue;
                }
                case "IHDR" -> require(false, "a second IHDR");
                default -> takeOther();
            }
            type = chunks.next();
        }
        require(shape != null, "no image data (IDAT) before IEND");
        require(chunks.length() == 0, "IEND with data");
        chunks.data(0);
        if (transparency == null && shape.palette().isEmpty() && description.significantBits() < header.depth()) {
            allowance.requirePage(shape.width(), shape.height());
            Raster raster = begun().whole();
            image = raster.describedAs(shape.withSignificantBits(significantBits(raster)));
            shape = image.info();
        }
        return new FirstPage(shape, Raster.bytes(shape), Math.max(1, frames), "frame", this);
    }

    @Override
    public Page page() throws IOException {
        return new Page(image == null ? begun() : image, description.metadata(shape, chunks.bytesAfter()));
    }

    @Override
    public void finish() throws IOException {
        begun().finish();
    }

    /** The image data, from when they are first asked for. */
    private Unfolding begun() {
        if (unfolding == null) {
            unfolding = new Unfolding(shape, !header.interlaced(), this::begin);
        }
        return unfolding;
    }

    private ImageData begin(boolean whole) throws IOException {
        if (whole) {
            Rasters.requireRoom(shape);
        }
        closeData();
        data = new ImageData(atImage.again(), header, shape.palette().isPresent() ? null : transparentColour());
        return data;
    }

    private void closeData() {
        if (data != null) {
            data.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeData();
        file.close();
    }

    private void require(boolean valid, String otherwise) throws FormatException {
        if (!valid) {
            throw FormatException.corrupt("png", chunks.offset(), otherwise);
        }
    }

    // An animation's first frame may be the image itself; the image is then shown by those alone that know no animation
    // (11.3.5).
    private void takeOther() throws IOException {
        if (chunks.type().equals("fcTL")) {
            frames += shape != null && frames == 0 ? 2 : 1;
        }
        if (chunks.critical()) {
            throw FormatException.unsupported("png", "the critical chunk " + chunks.type() + " is not in the standard");
        }
        description.take(chunks, shape != null);
    }

    private void takePalette() throws IOException {
        boolean gray = header.colourType() == Header.GRAY || header.colourType() == Header.GRAY_ALPHA;
        int length = chunks.length();
        require(colours == null, "a second PLTE");
        require(shape == null, "PLTE after the image data");
        require(transparency == null, "PLTE after tRNS");
        require(!gray, "PLTE in a gray image");
        require(length > 0 && length <= 768 && length % 3 == 0, "PLTE of " + length + " bytes, not 3 for each colour");
        boolean indexed = header.colourType() == Header.PALETTE;
        require(
                !indexed || length / 3 <= 1 << header.depth(),
                "PLTE of " + length / 3 + " colours for indices of " + header.depth() + " bits");
        byte[] rgb = chunks.data(length);
        colours = new int[length / 3];
        for (int i = 0; i < colours.length; i++) {
            colours[i] =
                    (rgb[3 * i] & 0xff) << 24 | (rgb[3 * i + 1] & 0xff) << 16 | (rgb[3 * i + 2] & 0xff) << 8 | 0xff;
        }
    }

    private void takeTransparency() throws IOException {
        boolean indexed = header.colourType() == Header.PALETTE;
        int length = chunks.length();
        require(transparency == null, "a second tRNS");
        require(shape == null, "tRNS after the image data");
        require(!header.hasAlpha(), "tRNS in an image with alpha");
        require(!indexed || colours != null, "tRNS before PLTE");
        require(
                indexed ? length > 0 && length <= colours.length : length == 2 * header.channels(),
                "tRNS of " + length + " bytes in an image of colour type " + header.colourType());
        transparency = chunks.data(length);
    }

    private void takeImage() throws IOException {
        boolean indexed = header.colourType() == Header.PALETTE;
        require(!indexed || colours != null, "no PLTE before the image data of a palette image");
        long compressed = chunks.bytesAfter() + chunks.length();
        if (header.imageBytes() / MOST_INFLATION > compressed) {
            FormatException e = FormatException.corrupt(
                    "png",
                    chunks.offset(),
                    "a file of this size cannot hold " + header.width() + "x" + header.height() + " pixels");
            allowance.ending().early(e);
        }
        atImage = chunks;
        shape = info();
    }

    private ImageInfo info() {
        int width = header.width();
        int height = header.height();
        SampleType type = header.type();
        if (header.colourType() == Header.PALETTE) {
            for (int i = 0; transparency != null && i < transparency.length; i++) {
                colours[i] = colours[i] & ~0xff | transparency[i] & 0xff;
            }
            return ImageInfo.palette(width, height, type, new Palette(colours)).withIcc(description.icc());
        }
        boolean gray = header.channels() < 3;
        boolean keyed = transparency != null;
        SampleType stored = keyed && type.bits() < 8 ? SampleType.U8 : type;
        ImageInfo info = gray ? ImageInfo.gray(width, height, stored) : ImageInfo.rgb(width, height, stored);
        return (keyed || header.hasAlpha() ? info.withAlphaAdded(Alpha.STRAIGHT) : info).withIcc(description.icc());
    }

    /** The colour of tRNS, as samples; null if there is none. Bits beyond the depth are to be ignored. */
    private int[] transparentColour() {
        if (transparency == null) {
            return null;
        }
        int[] colour = new int[header.channels()];
        for (int c = 0; c < colour.length; c++) {
            int stored = (transparency[2 * c] & 0xff) << 8 | transparency[2 * c + 1] & 0xff;
            colour[c] = stored & (1 << header.depth()) - 1;
        }
        return colour;
    }

    /**
     * How many low bits of the samples carry data. sBIT counts the bits that a sample had before it was scaled up to the full
     * depth, as the standard wants; converters of medical images state 12 bits and leave them low in 16. So the bits are low if
     * every sample fits into as many, and the samples are not just dark ones that were shifted up; otherwise all bits are
     * significant.
     */
    private int significantBits(Raster raster) {
        int stated = description.significantBits();
        int used = ImageData.fold((a, b) -> a | b, raster, 0, header.height());
        boolean fits = used >> stated == 0;
        boolean shifted = (used & (1 << header.depth() - stated) - 1) == 0;
        return fits && !shifted ? stated : header.depth();
    }
}
