package upscale.format.png;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import upscale.format.Animation;
import upscale.format.Effort;
import upscale.format.Encoder;
import upscale.format.ExifBlock;
import upscale.format.Metadata;
import upscale.format.Texts;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Palette;

/**
 * Writes a PNG band by band: each band is filtered and compressed on its own, by any thread, into an IDAT chunk; here the
 * chunks are put in order and their checksums combined. The bytes do not depend on the number of threads.
 */
final class PngEncoder implements Encoder<PackedRows> {
    /** Bytes of a band before compression: enough for deflate to do well, small enough for many threads. */
    private static final int BAND_BYTES = 1 << 19;

    private static final int LEAST_ROWS = 8;
    /** Rows beyond this are packed one by one, to stay within Java's arrays. */
    private static final long LONG_ROW = 1 << 26;

    /** With the row above, and what filters see to the left of each, as much as an array of Java's holds. */
    private static final long LONGEST_ROW = (1 << 30) - 64;
    /** What ends the stream after the last sync flush: an empty block of fixed codes (RFC 1951, 3.2.6). */
    private static final byte[] LAST_BLOCK = {3, 0};

    private final ImageInfo info;
    private final Header header;
    private final Effort effort;
    private final WritableByteChannel channel;
    private final Optional<Frames> frames;
    private long uncompressed;
    private int adler = Adler.EMPTY;

    PngEncoder(ImageInfo info, Metadata metadata, Effort effort, WritableByteChannel channel) throws IOException {
        refuses(info).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        this.info = info;
        this.effort = effort;
        this.header = header(info);
        this.channel = channel;
        this.frames = metadata.attached(Animation.class).map(animation -> new Frames(animation, info));
        write(ChunkReader.SIGNATURE);
        writeChunk("IHDR", header.bytes());
        Map<String, byte[]> colours = colours(metadata);
        byte[] background = colours.remove(ColourChunks.BACKGROUND);
        for (Map.Entry<String, byte[]> chunk : colours.entrySet()) {
            writeChunk(chunk.getKey(), chunk.getValue());
        }
        if (info.palette().isPresent()) {
            writePalette(info.palette().get());
        }
        if (background != null) {
            writeChunk(ColourChunks.BACKGROUND, background);
        }
        if (metadata.resolution().isPresent()) {
            writeChunk("pHYs", Physical.write(metadata.resolution().get()));
        }
        writeAttached(metadata);
        if (frames.isPresent()) {
            writeChunk("acTL", frames.get().control());
            writeChunk("fcTL", frames.get().begin());
        }
    }

    /**
     * What is said of colours before the palette. Where there is no profile, a gamma that came from another format is stated as one came from
     * PNG.
     */
    private Map<String, byte[]> colours(Metadata metadata) {
        boolean profiled =
                info.icc().isPresent() && ColourProfile.fits(info.icc().get(), info.colour());
        Map<String, byte[]> chunks =
                metadata.attached(ColourChunks.class).map(said -> said.of(info)).orElseGet(TreeMap::new);
        if (profiled) {
            chunks.put("iCCP", ColourProfile.write(info.icc().get()));
            chunks.remove("sRGB"); // not beside a profile (11.3.2.5)
        } else if (metadata.gamma().isPresent()) {
            long exponent = Math.round(1e5 / metadata.gamma().get());
            if (exponent > 0 && exponent <= Integer.MAX_VALUE) {
                chunks.putIfAbsent(
                        "gAMA", ByteBuffer.allocate(4).putInt((int) exponent).array());
            }
        }
        // The standard puts significant bits high (11.3.2.6), and netpbm shifts them down; converters of medical
        // images, whose stored
        // values are low, write sBIT all the same. Theirs is kept; a picture from another format gets none.
        if (info.significantBits() < info.type().bits()
                && info.colour() != Colour.PALETTE
                && metadata.properties().containsKey(Description.SIGNIFICANT)) {
            byte[] bits = new byte[info.channels()];
            Arrays.fill(bits, (byte) info.significantBits());
            chunks.put(ColourChunks.SIGNIFICANT_BITS, bits);
        }
        return chunks;
    }

    private void writeAttached(Metadata metadata) throws IOException {
        Optional<ExifBlock> exif =
                metadata.attached(ExifBlock.class).flatMap(block -> block.describing(info, metadata.resolution()));
        if (exif.isPresent()) {
            writeChunk("eXIf", exif.get().bytes());
        }
        for (Texts.Entry entry :
                metadata.attached(Texts.class).map(Texts::entries).orElse(List.of())) {
            TextChunks.Chunk chunk = TextChunks.write(entry);
            writeChunk(chunk.type(), chunk.data());
        }
    }

    /** See {@link upscale.format.Format#refuses}. */
    static Optional<String> refuses(ImageInfo info) {
        String type = info.type().label();
        String reason = null;
        if (info.type().floating()) {
            reason = "png holds integers of up to 16 bits, not " + type + ": write tiff or npy (-o name.tif)";
        } else if (info.type().signed()) {
            reason = "png cannot hold negative samples: write tiff or npy, or shift them with --range offset";
        } else if (info.type().bits() > 16) {
            reason = "png holds integers of up to 16 bits, not " + type + ": write tiff or npy (-o name.tif)";
        } else if (info.colour() == Colour.PLANES) {
            reason = "png holds gray and RGB pictures, not " + info.channels() + " planes: write npy or tiff";
        } else if (info.alpha() == Alpha.PREMULTIPLIED) {
            reason = "png holds straight alpha only, not premultiplied: write tiff, or drop it with --alpha opaque";
        } else if (info.colour() == Colour.PALETTE) {
            int colours = info.palette().orElseThrow().size();
            if (info.type().bits() > 8
                    || info.hasAlpha()
                    || colours > 1 << info.type().bits()) {
                reason = "png holds palettes of as many colours as 1, 2, 4 or 8 bits can count, not " + colours
                        + " with " + type + " indices: write tiff";
            }
        } else if (info.type().bits() < 8 && info.channels() > 1) {
            reason = "png holds " + type + " samples in gray and palette images without alpha only: write tiff";
        }
        if (reason == null
                && (long) info.width() * info.channels() * info.type().bits() / 8 > LONGEST_ROW) {
            reason = "png rows of 1 GiB are not supported: write tiff";
        }
        return Optional.ofNullable(reason);
    }

    private static Header header(ImageInfo info) {
        int colourType = switch (info.colour()) {
            case GRAY -> info.hasAlpha() ? Header.GRAY_ALPHA : Header.GRAY;
            case RGB -> info.hasAlpha() ? Header.RGB_ALPHA : Header.RGB;
            case PALETTE -> Header.PALETTE;
            case PLANES -> throw new IllegalArgumentException("planes");
        };
        return new Header(info.width(), info.height(), info.type().bits(), colourType, false);
    }

    private void writePalette(Palette palette) throws IOException {
        byte[] rgb = new byte[3 * palette.size()];
        byte[] alpha = new byte[palette.size()];
        int translucent = 0;
        for (int i = 0; i < palette.size(); i++) {
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = (byte) palette.component(i, c);
            }
            alpha[i] = (byte) palette.component(i, 3);
            translucent = alpha[i] == (byte) 0xff ? translucent : i + 1;
        }
        writeChunk("PLTE", rgb);
        if (translucent > 0) {
            writeChunk("tRNS", Arrays.copyOf(alpha, translucent));
        }
    }

    @Override
    public int bandRows() {
        long rowBytes = 1L + header.rowBytes(info.width());
        if (rowBytes > LONG_ROW) {
            return 1;
        }
        return (int) Math.min(info.height(), Math.max(LEAST_ROWS, BAND_BYTES / rowBytes));
    }

    /** Filters look at the row above. */
    @Override
    public int contextRows() {
        return 1;
    }

    @Override
    public Packer<PackedRows> newPacker() {
        return new RowPacker(header, info.type(), effort);
    }

    @Override
    public void append(PackedRows rows) throws IOException {
        writeData(rows.chunk());
        adler = Adler.combine(adler, rows.adler(), rows.uncompressed());
        uncompressed += rows.uncompressed();
    }

    /** The next frame of an animation. */
    @Override
    public Encoder<?> next(ImageInfo other, Metadata metadata) throws IOException {
        if (frames.isEmpty() || !other.equals(info)) {
            throw new IllegalArgumentException("no frame of the same animation");
        }
        endImage();
        writeChunk("fcTL", frames.get().begin());
        adler = Adler.EMPTY;
        uncompressed = 0;
        return this;
    }

    @Override
    public void finish() throws IOException {
        endImage();
        writeChunk("IEND", new byte[0]);
    }

    private void endImage() throws IOException {
        if (uncompressed != header.imageBytes()) {
            throw new IllegalStateException(uncompressed + " of " + header.imageBytes() + " bytes were appended");
        }
        writeData(chunk(
                "IDAT", ByteBuffer.allocate(6).put(LAST_BLOCK).putInt(adler).array()));
    }

    private void writeData(byte[] chunk) throws IOException {
        write(frames.isPresent() ? frames.get().data(chunk) : chunk);
    }

    private void writeChunk(String type, byte[] data) throws IOException {
        write(chunk(type, data));
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] chunk = new byte[data.length + 12];
        System.arraycopy(data, 0, chunk, 8, data.length);
        frame(chunk, type, data.length);
        return chunk;
    }

    /** Writes length, type and CRC around the data in {@code chunk[8, 8 + length)}. */
    static void frame(byte[] chunk, String type, int length) {
        ByteBuffer out = ByteBuffer.wrap(chunk);
        out.putInt(length).put(type.getBytes(StandardCharsets.US_ASCII));
        CRC32 crc = new CRC32();
        crc.update(chunk, 4, length + 4);
        out.putInt(8 + length, (int) crc.getValue());
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(bytes);
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }
}
