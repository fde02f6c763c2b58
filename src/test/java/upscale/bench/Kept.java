package upscale.bench;

import java.lang.reflect.Array;
import java.nio.ByteOrder;
import upscale.format.SampleBytes;
import upscale.image.BandSink;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

/** A sink that keeps the whole image in memory, planes of U8 as bytes and of F32 as floats: what calls of other libraries return. */
final class Kept implements BandSink<Integer> {
    private final ImageInfo info;
    private final Object[] rows; // by channel and row, of the type's own arrays

    Kept(ImageInfo info) {
        this.info = info;
        this.rows = new Object[info.channels() * info.height()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = info.type() == SampleType.U8 ? new byte[info.width()] : new float[info.width()];
        }
    }

    // As npy files are written.
    @Override
    public int bandRows() {
        return (int) Math.max(1, (1 << 18) / ((long) info.width() * info.channels()));
    }

    @Override
    public Packer<Integer> newPacker() {
        return (band, top) -> {
            for (int c = 0; c < info.channels(); c++) {
                for (int y = top; y < band.bottom(); y++) {
                    Object row = rows[c * info.height() + y];
                    if (row instanceof byte[] bytes) {
                        SampleBytes.packPlane(band, c, y, SampleType.U8, ByteOrder.LITTLE_ENDIAN, bytes, 0);
                    } else {
                        System.arraycopy(band.row(c, y), 0, row, 0, info.width());
                    }
                }
            }
            return top;
        };
    }

    @Override
    public void append(Integer chunk) {}

    /** Copies every {@code step}-th row from {@code first} on into another one of the same shape. */
    void copyTo(Kept other, int first, int step) {
        for (int i = first; i < rows.length; i += step) {
            System.arraycopy(rows[i], 0, other.rows[i], 0, Array.getLength(rows[i]));
        }
    }
}
