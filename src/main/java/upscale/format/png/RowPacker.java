package upscale.format.png;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import upscale.format.Effort;
import upscale.format.SampleBytes;
import upscale.image.Band;
import upscale.image.BandSink;
import upscale.image.SampleType;

/** Turns bands into IDAT chunks. Belongs to one thread. */
final class RowPacker implements BandSink.Packer<PackedRows> {
    /** The first two bytes of the stream: deflate with a window of 32 KiB, default level (RFC 1950, 2.2). */
    private static final byte[] ZLIB_HEADER = {0x78, (byte) 0x9c};

    private static final int CHUNK_HEAD = 8;
    private static final int CHUNK_TAIL = 4;

    private final SampleType type;
    private final int step;
    private final int rowBytes;
    private final int stride;
    private final Compression compression;
    private byte[] raw = new byte[0];

    RowPacker(Header header, SampleType type, Effort effort) {
        this.type = type;
        step = header.filterStep();
        rowBytes = header.rowBytes(header.width());
        stride = step + rowBytes;
        compression =
                new Compression(step, rowBytes, header.depth() < 8 || header.colourType() == Header.PALETTE, effort);
    }

    @Override
    public PackedRows pack(Band band, int top) {
        if (top > 0 && top == band.top()) {
            throw new IllegalArgumentException("no row above row " + top);
        }
        int rows = band.bottom() - top;
        // A row above, then the band's; each after a pixel of zeros, which is what filters see to the left.
        int rawLength = Math.addExact(Math.multiplyExact(rows + 1, stride), RowFilter.SLACK);
        if (raw.length < rawLength) {
            raw = new byte[rawLength];
        }
        if (top == 0) {
            Arrays.fill(raw, 0, stride, (byte) 0);
        }
        for (int y = Math.max(0, top - 1); y < band.bottom(); y++) {
            SampleBytes.pack(band, y, type, ByteOrder.BIG_ENDIAN, raw, (y - top + 1) * stride + step);
        }
        return smallest(compression.choose(raw, rows), rows, top == 0 ? ZLIB_HEADER : new byte[0]);
    }

    private PackedRows smallest(List<Way> ways, int rows, byte[] prefix) {
        int reserve = CHUNK_HEAD + prefix.length;
        Way best = null;
        int least = Integer.MAX_VALUE;
        for (Way way : ways) {
            int compressed = way.pack(raw, rows, reserve);
            if (compressed < least) {
                least = compressed;
                best = way;
            }
        }
        int length = prefix.length + least;
        byte[] chunk = Arrays.copyOf(best.bytes(), CHUNK_HEAD + length + CHUNK_TAIL);
        System.arraycopy(prefix, 0, chunk, CHUNK_HEAD, prefix.length);
        PngEncoder.frame(chunk, "IDAT", length);
        return new PackedRows(chunk, best.adler(), best.length());
    }
}
