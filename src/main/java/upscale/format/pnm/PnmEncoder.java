package upscale.format.pnm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import upscale.format.Encoder;
import upscale.format.Metadata;
import upscale.format.SampleBytes;
import upscale.image.Band;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

/** Raw files: P4 for bilevel, P5 for gray, P6 for RGB, P7 (PAM) for what has alpha or planes. */
final class PnmEncoder implements Encoder<byte[]> {
    private static final int BAND_SAMPLES = 1 << 18;

    private final ImageInfo info;
    private final boolean bitmap;
    private final int maxval;
    private final SampleType stored;
    private final int rowBytes;
    private final WritableByteChannel channel;

    PnmEncoder(ImageInfo info, Metadata metadata, WritableByteChannel channel) throws IOException {
        this.info = info;
        this.channel = channel;
        this.bitmap = info.type() == SampleType.U1 && info.channels() == 1;
        this.maxval = maxval(info, metadata);
        this.stored = bitmap ? SampleType.U1 : maxval < 256 ? SampleType.U8 : SampleType.U16;
        this.rowBytes = SampleBytes.rowBytes(info.width(), info.channels(), stored);
        write(header().getBytes(StandardCharsets.US_ASCII));
    }

    /** The greatest value of the file the image came from, if it still goes with the samples. */
    private static int maxval(ImageInfo info, Metadata metadata) {
        int full = (int) info.max();
        int carried = Integer.parseInt(metadata.properties().getOrDefault(PnmFormat.MAXVAL, String.valueOf(full)));
        return carried <= full && carried > full / 2 ? carried : full;
    }

    private String header() {
        String size = info.width() + " " + info.height() + "\n";
        if (bitmap) {
            return "P4\n" + size;
        }
        if (!info.hasAlpha() && info.colour() != Colour.PLANES) {
            return (info.colour() == Colour.GRAY ? "P5\n" : "P6\n") + size + maxval + "\n";
        }
        String tupleType = switch (info.colour()) {
            case GRAY -> "TUPLTYPE " + (maxval == 1 ? "BLACKANDWHITE_ALPHA\n" : "GRAYSCALE_ALPHA\n");
            case RGB -> "TUPLTYPE RGB_ALPHA\n";
            case PLANES, PALETTE -> "";
        };
        return "P7\nWIDTH " + info.width() + "\nHEIGHT " + info.height() + "\nDEPTH " + info.channels() + "\nMAXVAL "
                + maxval + "\n" + tupleType + "ENDHDR\n";
    }

    @Override
    public int bandRows() {
        int rows = (int) Math.max(1, BAND_SAMPLES / ((long) info.width() * info.channels()));
        return Math.min(rows, info.height());
    }

    @Override
    public Packer<byte[]> newPacker() {
        return this::pack;
    }

    private byte[] pack(Band band, int top) {
        byte[] bytes = new byte[Math.multiplyExact(band.bottom() - top, rowBytes)];
        for (int y = top; y < band.bottom(); y++) {
            int at = (y - top) * rowBytes;
            SampleBytes.pack(band, y, stored, ByteOrder.BIG_ENDIAN, bytes, at);
            if (bitmap) {
                invert(bytes, at);
            }
        }
        if (maxval < info.max()) {
            limit(bytes);
        }
        return bytes;
    }

    /** A bitmap's 1 is black; the bits behind the last pixel stay 0. */
    private void invert(byte[] bytes, int at) {
        for (int i = at; i < at + rowBytes; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
        int unused = 8 * rowBytes - info.width();
        bytes[at + rowBytes - 1] &= (byte) (0xff << unused);
    }

    /** Overshoot was clamped at the significant bits, and a greatest value such as 100 or 1000 lies below them. */
    private void limit(byte[] bytes) {
        boolean wide = stored == SampleType.U16;
        for (int i = 0; i < bytes.length; i += wide ? 2 : 1) {
            int value = wide ? (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff : bytes[i] & 0xff;
            if (value > maxval) {
                bytes[i] = (byte) (wide ? maxval >> 8 : maxval);
                if (wide) {
                    bytes[i + 1] = (byte) maxval;
                }
            }
        }
    }

    @Override
    public void append(byte[] chunk) throws IOException {
        write(chunk);
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void finish() {}
}
