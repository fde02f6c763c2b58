package upscale.format.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.zip.Deflater;
import upscale.format.Encoder;
import upscale.format.Metadata;
import upscale.format.Resolution;
import upscale.format.SampleBytes;
import upscale.image.Band;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Palette;

/** A page: bands as deflated strips, one strip a band. */
final class TiffEncoder implements Encoder<TiffEncoder.Strip> {
    /** Large enough to deflate well, small enough that a few dozen are in flight. */
    private static final int STRIP_BYTES = 1 << 18;

    private final ImageInfo info;
    private final Metadata metadata;
    private final TiffOutput file;
    private final int rowBytes;
    private final int stripRows;
    private final Predictor predictor;
    private final long[] offsets;
    private final long[] counts;
    private int strips;

    /**
     * A deflated strip.
     *
     * @param bytes the data, at the beginning of a longer array
     */
    record Strip(byte[] bytes, int length) {}

    /** The first page of a file. */
    TiffEncoder(ImageInfo info, Metadata metadata, SeekableByteChannel channel) throws IOException {
        this(info, metadata, new TiffOutput(channel, false));
    }

    TiffEncoder(ImageInfo info, Metadata metadata, TiffOutput file) {
        this.info = info;
        this.metadata = metadata;
        this.file = file;
        this.rowBytes = SampleBytes.rowBytes(info.width(), info.channels(), info.type());
        this.stripRows = stripRows(info);
        int count = (int) (((long) info.height() + stripRows - 1) / stripRows);
        this.offsets = new long[count];
        this.counts = new long[count];
        int bits = info.type().bits();
        int kind = bits < 8 || info.colour() == Colour.PALETTE
                ? Predictor.NONE
                : info.type().floating() ? Predictor.FLOATING : Predictor.DIFFERENCE;
        this.predictor = new Predictor(kind, info.channels(), bits / 8, ByteOrder.LITTLE_ENDIAN);
    }

    private static int stripRows(ImageInfo info) {
        int rowBytes = SampleBytes.rowBytes(info.width(), info.channels(), info.type());
        return Math.min(info.height(), Math.max(1, STRIP_BYTES / rowBytes));
    }

    @Override
    public int bandRows() {
        return stripRows;
    }

    @Override
    public Packer<Strip> newPacker() {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        byte[] raw = new byte[Math.multiplyExact(stripRows, rowBytes)];
        byte[] scratch = new byte[rowBytes];
        return (band, top) -> pack(band, top, deflater, raw, scratch);
    }

    private Strip pack(Band band, int top, Deflater deflater, byte[] raw, byte[] scratch) {
        int at = 0;
        for (int y = top; y < band.bottom(); y++, at += rowBytes) {
            raw[at + rowBytes - 1] = 0; // bits behind the last pixel
            SampleBytes.pack(band, y, info.type(), ByteOrder.LITTLE_ENDIAN, raw, at);
            predictor.apply(raw, at, rowBytes, scratch);
        }
        deflater.reset();
        deflater.setInput(raw, 0, at);
        deflater.finish();
        byte[] out = new byte[at / 2 + 64];
        int length = 0;
        while (!deflater.finished()) {
            if (length == out.length) {
                out = Arrays.copyOf(out, 2 * out.length);
            }
            length += deflater.deflate(out, length, out.length - length);
        }
        return new Strip(out, length);
    }

    @Override
    public void append(Strip strip) throws IOException {
        offsets[strips] = file.append(ByteBuffer.wrap(strip.bytes(), 0, strip.length()));
        counts[strips] = strip.length();
        strips++;
    }

    @Override
    public void finish() throws IOException {
        file.add(directory());
        file.finish();
    }

    @Override
    public Encoder<?> next(ImageInfo nextInfo, Metadata nextMetadata) {
        file.add(directory());
        return new TiffEncoder(nextInfo, nextMetadata, file);
    }

    private IfdWriter directory() {
        IfdWriter ifd = new IfdWriter();
        int channels = info.channels();
        ifd.longs(Tag.WIDTH, info.width());
        ifd.longs(Tag.HEIGHT, info.height());
        ifd.shorts(Tag.BITS, repeated(channels, info.type().bits()));
        ifd.shorts(Tag.COMPRESSION, Tag.DEFLATE);
        ifd.shorts(
                Tag.PHOTOMETRIC,
                switch (info.colour()) {
                    case GRAY, PLANES -> Tag.BLACK_IS_ZERO;
                    case RGB -> Tag.RGB;
                    case PALETTE -> Tag.PALETTE;
                });
        ifd.offsets(Tag.STRIP_OFFSETS, offsets);
        ifd.shorts(Tag.ORIENTATION, 1);
        ifd.shorts(Tag.SAMPLES, channels);
        ifd.longs(Tag.ROWS_PER_STRIP, stripRows);
        ifd.offsets(Tag.STRIP_BYTES, counts);
        ifd.shorts(Tag.PLANAR, 1);
        ifd.text(Tag.SOFTWARE, "upscale");
        ifd.shorts(Tag.PREDICTOR, predictor.kind());
        int extras = channels - (info.colour() == Colour.RGB ? 3 : 1);
        if (extras > 0) {
            int kind = switch (info.alpha()) {
                case NONE -> 0;
                case PREMULTIPLIED -> Tag.PREMULTIPLIED_ALPHA;
                case STRAIGHT -> Tag.STRAIGHT_ALPHA;
            };
            ifd.shorts(Tag.EXTRA_SAMPLES, repeated(extras, kind));
        }
        int format = info.type().floating() ? Tag.FLOATING : info.type().signed() ? Tag.SIGNED : Tag.UNSIGNED;
        ifd.shorts(Tag.SAMPLE_FORMAT, repeated(channels, format));
        if (info.significantBits() < info.type().bits() && info.colour() != Colour.PALETTE) {
            long[] greatest = new long[channels];
            Arrays.fill(greatest, (long) info.max());
            if (info.max() <= 0xffff) {
                ifd.shorts(Tag.MAX_VALUE, repeated(channels, (int) info.max()));
            } else {
                ifd.longs(Tag.S_MAX_VALUE, greatest);
            }
        }
        info.palette().ifPresent(palette -> ifd.shorts(Tag.COLOR_MAP, colourMap(palette)));
        info.icc().ifPresent(icc -> ifd.opaque(Tag.ICC, icc.bytes()));
        metadata.resolution().ifPresent(resolution -> resolution(ifd, resolution));
        return ifd;
    }

    private static int[] repeated(int count, int value) {
        int[] values = new int[count];
        Arrays.fill(values, value);
        return values;
    }

    /** Red, green and blue of every index there could be, in 16 bits. */
    private int[] colourMap(Palette palette) {
        int size = 1 << info.type().bits();
        int[] map = new int[3 * size];
        for (int i = 0; i < palette.size() && i < size; i++) {
            for (int c = 0; c < 3; c++) {
                map[c * size + i] = 257 * palette.component(i, c);
            }
        }
        return map;
    }

    private static void resolution(IfdWriter ifd, Resolution resolution) {
        Resolution stored =
                resolution.unit() == Resolution.Unit.METRE ? resolution.in(Resolution.Unit.CENTIMETRE) : resolution;
        ifd.rational(Tag.X_RESOLUTION, stored.x());
        ifd.rational(Tag.Y_RESOLUTION, stored.y());
        ifd.shorts(
                Tag.RESOLUTION_UNIT,
                switch (stored.unit()) {
                    case NONE -> 1;
                    case INCH -> 2;
                    case CENTIMETRE, METRE -> 3;
                });
    }
}
