package upscale.format.png;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Adler32;
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
    private final RowFilter filter;
    private final Compression compression;
    private byte[] raw = new byte[0];
    private byte[] filtered = new byte[0];

    RowPacker(Header header, SampleType type, Effort effort) {
        this.type = type;
        step = header.filterStep();
        rowBytes = header.rowBytes(header.width());
        stride = step + rowBytes;
        filter = new RowFilter(step, rowBytes);
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
        int rawLength = Math.multiplyExact(rows + 1, stride);
        int length = Math.multiplyExact(rows, 1 + rowBytes);
        if (raw.length < rawLength) {
            raw = new byte[rawLength];
            filtered = new byte[length];
        }
        if (top == 0) {
            Arrays.fill(raw, 0, stride, (byte) 0);
        }
        for (int y = Math.max(0, top - 1); y < band.bottom(); y++) {
            SampleBytes.pack(band, y, type, ByteOrder.BIG_ENDIAN, raw, (y - top + 1) * stride + step);
        }
        Compression.Way way = compression.choose(raw, rows);
        filter.next(raw, step, rowBytes);
        for (int row = 0; row < rows; row++) {
            int at = row * (1 + rowBytes);
            filter.next(raw, (row + 1) * stride + step, rowBytes);
            filtered[at] = (byte) way.filter();
            filter.apply(way.filter(), rowBytes, filtered, at + 1);
        }
        return chunk(way.deflater(), length, top == 0);
    }

    private PackedRows chunk(BandDeflater deflater, int length, boolean first) {
        int prefix = first ? ZLIB_HEADER.length : 0;
        int compressed = prefix + deflater.deflate(filtered, length, CHUNK_HEAD + prefix);
        byte[] chunk = Arrays.copyOf(deflater.bytes(), CHUNK_HEAD + compressed + CHUNK_TAIL);
        System.arraycopy(ZLIB_HEADER, 0, chunk, CHUNK_HEAD, prefix);
        PngEncoder.frame(chunk, "IDAT", compressed);
        Adler32 adler = new Adler32();
        adler.update(filtered, 0, length);
        return new PackedRows(chunk, (int) adler.getValue(), length);
    }
}
