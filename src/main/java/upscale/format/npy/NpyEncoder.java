package upscale.format.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import upscale.format.ArrayForm;
import upscale.format.Encoder;
import upscale.format.Metadata;
import upscale.format.SampleBytes;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.tensor.NpyHeader;

/**
 * Bands into an array file. Planes follow one another in the file while bands hold some rows of all of them, so each
 * plane's rows are put at their own place.
 */
final class NpyEncoder implements Encoder<NpyEncoder.Rows> {
    private static final int BAND_SAMPLES = 1 << 18;

    private final ImageInfo info;
    private final SampleType type;
    private final int rowBytes;
    private final SeekableByteChannel channel;
    private final int dataOffset;

    /**
     * Rows of every plane.
     *
     * @param top the first row
     * @param rows how many
     * @param bytes the rows of the first plane, then of the next
     */
    record Rows(int top, int rows, byte[] bytes) {}

    NpyEncoder(ImageInfo info, Metadata metadata, SeekableByteChannel channel) throws IOException {
        this.info = info;
        this.type = info.type().bits() < 8 ? SampleType.U8 : info.type();
        this.rowBytes = SampleBytes.rowBytes(info.width(), 1, type);
        this.channel = channel;
        ArrayForm form = metadata.attached(ArrayForm.class).orElse(new ArrayForm(0, ""));
        byte[] header = NpyHeader.bytes(type, shape(info, form.axes()), form.note());
        this.dataOffset = header.length;
        write(0, header, 0, header.length);
    }

    private static List<Long> shape(ImageInfo info, int axes) {
        int rank = Math.max(info.channels() == 1 ? 2 : 3, axes);
        List<Long> shape =
                new ArrayList<>(List.of(1L, (long) info.channels(), (long) info.height(), (long) info.width()));
        return shape.subList(4 - rank, 4);
    }

    @Override
    public int bandRows() {
        int rows = (int) Math.max(1, BAND_SAMPLES / ((long) info.width() * info.channels()));
        return Math.min(rows, info.height());
    }

    @Override
    public Packer<Rows> newPacker() {
        return (band, top) -> {
            int rows = band.bottom() - top;
            byte[] bytes = new byte[Math.multiplyExact(rows * info.channels(), rowBytes)];
            int at = 0;
            for (int c = 0; c < info.channels(); c++) {
                for (int y = top; y < band.bottom(); y++, at += rowBytes) {
                    SampleBytes.packPlane(band, c, y, type, ByteOrder.LITTLE_ENDIAN, bytes, at);
                }
            }
            return new Rows(top, rows, bytes);
        };
    }

    @Override
    public void append(Rows chunk) throws IOException {
        int length = chunk.rows() * rowBytes;
        for (int c = 0; c < info.channels(); c++) {
            long row = (long) c * info.height() + chunk.top();
            write(dataOffset + row * rowBytes, chunk.bytes(), c * length, length);
        }
    }

    private void write(long position, byte[] bytes, int from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
        channel.position(position);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void finish() {}
}
