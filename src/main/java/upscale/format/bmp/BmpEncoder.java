package upscale.format.bmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import upscale.format.Encoder;
import upscale.format.Metadata;
import upscale.format.Resolution;
import upscale.format.SampleBytes;
import upscale.image.Band;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.SampleType;

/**
 * Writes a bitmap, uncompressed. Rows arrive top to bottom and lie bottom to top in the file, so each chunk is put in its
 * place. With a profile the header is of version 5 and the profile follows the pixels.
 */
final class BmpEncoder implements Encoder<BmpEncoder.Rows> {
    private static final int CHUNK_BYTES = 1 << 18;

    private final ImageInfo info;
    private final SampleType stored;
    private final SeekableByteChannel channel;
    private final int rowBytes;
    private final int pixels;

    /** Rows of the picture, the last one first, ready for the file. */
    record Rows(int bottom, byte[] bytes) {}

    BmpEncoder(ImageInfo info, Metadata metadata, SeekableByteChannel channel) throws IOException {
        this.info = info;
        this.channel = channel;
        this.stored = stored(info);
        this.rowBytes = rowBytes(info);
        this.pixels = headerBytes(info);
        write(0, header(metadata));
    }

    /** Bytes of the whole file. */
    static long fileBytes(ImageInfo info) {
        return headerBytes(info)
                + ((long) info.width() * info.channels() * stored(info).bits() + 31) / 32 * 4 * info.height()
                + info.icc().map(p -> p.bytes().length).orElse(0);
    }

    private static int rowBytes(ImageInfo info) {
        return (SampleBytes.rowBytes(info.width(), info.channels(), stored(info)) + 3) / 4 * 4;
    }

    private static int headerBytes(ImageInfo info) {
        return BmpHeader.START + (info.icc().isPresent() ? 124 : 40) + 4 * palette(info).length;
    }

    /** Two bits a pixel are widened to four, as few programs read them. */
    private static SampleType stored(ImageInfo info) {
        return info.type() == SampleType.U2 ? SampleType.U4 : info.type();
    }

    private static int[] palette(ImageInfo info) {
        int[] colours = new int[0];
        if (info.colour() == Colour.GRAY) {
            colours = new int[1 << info.type().bits()];
            for (int i = 0; i < colours.length; i++) {
                colours[i] = grayColour(i, colours.length);
            }
        } else if (info.palette().isPresent()) {
            Palette palette = info.palette().get();
            colours = new int[palette.size()];
            for (int i = 0; i < colours.length; i++) {
                colours[i] = palette.rgba(i);
            }
        }
        return colours;
    }

    /** Entry {@code i} of {@code count} even steps from black to white, as 0xRRGGBBff. */
    static int grayColour(int i, int count) {
        int level = (255 * i + (count - 1) / 2) / (count - 1);
        return level * 0x01010100 | 0xff;
    }

    private ByteBuffer header(Metadata metadata) {
        int[] colours = palette(info);
        byte[] profile = info.icc().map(p -> p.bytes()).orElse(null);
        long dataBytes = (long) rowBytes * info.height();
        ByteBuffer out = ByteBuffer.allocate(pixels).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'B')
                .put((byte) 'M')
                .putInt((int) fileBytes(info))
                .putInt(0)
                .putInt(pixels);
        out.putInt(profile == null ? 40 : 124).putInt(info.width()).putInt(info.height());
        out.putShort((short) 1).putShort((short) (stored.bits() * info.channels()));
        out.putInt(BmpHeader.RGB).putInt((int) dataBytes);
        Resolution resolution = metadata.resolution()
                .filter(r -> r.unit() != Resolution.Unit.NONE)
                .map(r -> r.in(Resolution.Unit.METRE))
                .orElse(null);
        out.putInt(resolution == null ? 0 : (int) Math.min(Integer.MAX_VALUE, Math.round(resolution.x())));
        out.putInt(resolution == null ? 0 : (int) Math.min(Integer.MAX_VALUE, Math.round(resolution.y())));
        out.putInt(colours.length).putInt(0);
        if (profile != null) {
            out.position(BmpHeader.START + 56);
            out.putInt(BmpHeader.PROFILE_EMBEDDED);
            out.position(BmpHeader.START + 108);
            out.putInt(4); // intent: perceptual, LCS_GM_IMAGES
            out.putInt((int) (pixels + dataBytes - BmpHeader.START)).putInt(profile.length);
            out.position(BmpHeader.START + 124);
        }
        for (int rgba : colours) {
            out.putInt(rgba >>> 8);
        }
        return out.flip();
    }

    @Override
    public int bandRows() {
        return Math.max(1, Math.min(info.height(), CHUNK_BYTES / rowBytes));
    }

    @Override
    public Packer<Rows> newPacker() {
        return this::pack;
    }

    private Rows pack(Band band, int top) {
        int rows = band.bottom() - top;
        byte[] bytes = new byte[rows * rowBytes];
        for (int i = 0; i < rows; i++) {
            int at = i * rowBytes;
            SampleBytes.pack(band, band.bottom() - 1 - i, stored, ByteOrder.LITTLE_ENDIAN, bytes, at);
            if (info.channels() == 3) {
                for (int x = at; x < at + 3 * info.width(); x += 3) {
                    byte red = bytes[x];
                    bytes[x] = bytes[x + 2];
                    bytes[x + 2] = red;
                }
            }
        }
        return new Rows(band.bottom(), bytes);
    }

    @Override
    public void append(Rows rows) throws IOException {
        write(pixels + (long) rowBytes * (info.height() - rows.bottom()), ByteBuffer.wrap(rows.bytes()));
    }

    @Override
    public void finish() throws IOException {
        if (info.icc().isPresent()) {
            write(
                    pixels + (long) rowBytes * info.height(),
                    ByteBuffer.wrap(info.icc().get().bytes()));
        }
        channel.position(fileBytes(info));
    }

    private void write(long position, ByteBuffer bytes) throws IOException {
        channel.position(position);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
