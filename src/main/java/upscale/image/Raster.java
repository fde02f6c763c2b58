package upscale.image;

import java.util.Arrays;

/**
 * An image held in memory, every sample in its native width: what decoders fill and pipelines read from.
 *
 * <p>Each row is stored channel by channel, so that reading a row of one channel is a straight conversion; rows are
 * grouped in slabs so that no array outgrows what Java allows. Sub-byte samples take a byte each, F16 a float, and
 * 64-bit integers a double.
 *
 * <p>Written by one thread, then read by many: publish it safely (hand it over through a lock or an executor) before
 * other threads read.
 */
public final class Raster implements Image {
    private static final int SLAB_BYTES = 1 << 24;

    private final ImageInfo info;
    private final int rowSamples;
    private final int slabRows;
    private final Object[] slabs;

    private Raster(ImageInfo info) {
        this.info = info;
        this.rowSamples = Math.multiplyExact(info.width(), info.channels());
        int bytes = storedBytes(info.type());
        this.slabRows = (int) Math.max(1, Math.min(info.height(), SLAB_BYTES / ((long) rowSamples * bytes)));
        this.slabs = new Object[(info.height() + slabRows - 1) / slabRows];
        for (int i = 0; i < slabs.length; i++) {
            int samples = Math.multiplyExact(Math.min(slabRows, info.height() - i * slabRows), rowSamples);
            slabs[i] = switch (info.type()) {
                case U1, U2, U4, U8, I8 -> new byte[samples];
                case U16, I16 -> new short[samples];
                case U32, I32 -> new int[samples];
                case F16, F32 -> new float[samples];
                case U64, I64, F64 -> new double[samples];
            };
        }
    }

    private Raster(ImageInfo info, Raster same) {
        this.info = info;
        this.rowSamples = same.rowSamples;
        this.slabRows = same.slabRows;
        this.slabs = same.slabs;
    }

    /** A raster of zeros. */
    public static Raster allocate(ImageInfo info) {
        return new Raster(info);
    }

    /** Bytes a raster of {@code info} takes in memory. */
    public static long bytes(ImageInfo info) {
        return info.pixels() * info.channels() * storedBytes(info.type());
    }

    private static int storedBytes(SampleType type) {
        return switch (type) {
            case U1, U2, U4, U8, I8 -> 1;
            case U16, I16 -> 2;
            case U32, I32, F16, F32 -> 4;
            case U64, I64, F64 -> 8;
        };
    }

    @Override
    public ImageInfo info() {
        return info;
    }

    /** The same samples, shared, under another description of the same shape and type. */
    public Raster describedAs(ImageInfo other) {
        if (other.width() != info.width()
                || other.height() != info.height()
                || other.channels() != info.channels()
                || other.type() != info.type()) {
            throw new IllegalArgumentException(other + " does not describe " + info);
        }
        return new Raster(other, this);
    }

    private int at(int channel, int y) {
        return y % slabRows * rowSamples + channel * info.width();
    }

    /**
     * Stores a row of one channel from bytes: {@code width} samples, {@code step} apart. For types U1 to U8 and I8.
     *
     * @param from index of the first sample in {@code samples}
     */
    public void setRow(int channel, int y, byte[] samples, int from, int step) {
        byte[] slab = (byte[]) slabs[y / slabRows];
        int at = at(channel, y);
        if (step == 1) {
            System.arraycopy(samples, from, slab, at, info.width());
            return;
        }
        for (int x = 0, s = from; x < info.width(); x++, s += step) {
            slab[at + x] = samples[s];
        }
    }

    /** Stores a row of one channel from shorts, {@code step} apart. For types U16 and I16. */
    public void setRow(int channel, int y, short[] samples, int from, int step) {
        short[] slab = (short[]) slabs[y / slabRows];
        int at = at(channel, y);
        for (int x = 0, s = from; x < info.width(); x++, s += step) {
            slab[at + x] = samples[s];
        }
    }

    /** Stores a row of one channel from ints, {@code step} apart. For types U32 and I32. */
    public void setRow(int channel, int y, int[] samples, int from, int step) {
        int[] slab = (int[]) slabs[y / slabRows];
        int at = at(channel, y);
        for (int x = 0, s = from; x < info.width(); x++, s += step) {
            slab[at + x] = samples[s];
        }
    }

    /** Stores a row of one channel from floats, {@code step} apart. For types F16 and F32. */
    public void setRow(int channel, int y, float[] samples, int from, int step) {
        float[] slab = (float[]) slabs[y / slabRows];
        int at = at(channel, y);
        for (int x = 0, s = from; x < info.width(); x++, s += step) {
            slab[at + x] = samples[s];
        }
    }

    /** Stores a row of one channel from doubles, {@code step} apart. For types U64, I64 and F64. */
    public void setRow(int channel, int y, double[] samples, int from, int step) {
        double[] slab = (double[]) slabs[y / slabRows];
        int at = at(channel, y);
        for (int x = 0, s = from; x < info.width(); x++, s += step) {
            slab[at + x] = samples[s];
        }
    }

    /** Stores one sample, cast to the type without rounding or clamping. For tests and rare formats. */
    public void set(int channel, int x, int y, double value) {
        Object slab = slabs[y / slabRows];
        int i = at(channel, y) + x;
        if (slab instanceof byte[] b) {
            b[i] = (byte) (int) value;
        } else if (slab instanceof short[] s) {
            s[i] = (short) (int) value;
        } else if (slab instanceof int[] n) {
            n[i] = (int) (long) value;
        } else if (slab instanceof float[] f) {
            f[i] = (float) value;
        } else {
            ((double[]) slab)[i] = value;
        }
    }

    /** One sample as its code value. */
    public double get(int channel, int x, int y) {
        Object slab = slabs[y / slabRows];
        int i = at(channel, y) + x;
        boolean signed = info.type().signed();
        if (slab instanceof byte[] b) {
            return signed ? b[i] : b[i] & 0xff;
        } else if (slab instanceof short[] s) {
            return signed ? s[i] : s[i] & 0xffff;
        } else if (slab instanceof int[] n) {
            return signed ? n[i] : n[i] & 0xffffffffL;
        } else if (slab instanceof float[] f) {
            return f[i];
        }
        return ((double[]) slab)[i];
    }

    @Override
    public RowReader newReader() {
        return band -> {
            band.requireFits(info);
            read(band, 0);
        };
    }

    /** Fills the rows of {@code band} that this raster has, as a part of a higher image whose row {@code first} is its first. */
    public void read(Band band, int first) {
        int bottom = Math.min(band.bottom(), first + info.height());
        for (int c = 0; c < info.channels(); c++) {
            for (int y = Math.max(band.top(), first); y < bottom; y++) {
                if (band.wide()) {
                    copyRow(c, y - first, band.wideRow(c, y));
                } else if (slabs[(y - first) / slabRows] instanceof byte[] bytes
                        && !info.type().signed()) {
                    System.arraycopy(bytes, at(c, y - first), band.asBytes(c, y), 0, info.width());
                } else {
                    copyRow(c, y - first, band.row(c, y));
                }
            }
        }
    }

    private void copyRow(int channel, int y, float[] out) {
        Object slab = slabs[y / slabRows];
        int at = at(channel, y);
        int n = info.width();
        if (slab instanceof byte[] b) {
            for (int x = 0; x < n; x++) {
                out[x] = b[at + x];
            }
        } else if (slab instanceof short[] s) {
            int mask = info.type().signed() ? -1 : 0xffff;
            for (int x = 0; x < n; x++) {
                out[x] = s[at + x] & mask;
            }
        } else {
            System.arraycopy((float[]) slab, at, out, 0, n);
        }
    }

    private void copyRow(int channel, int y, double[] out) {
        Object slab = slabs[y / slabRows];
        int at = at(channel, y);
        int n = info.width();
        if (slab instanceof int[] i) {
            long mask = info.type().signed() ? -1L : 0xffffffffL;
            for (int x = 0; x < n; x++) {
                out[x] = i[at + x] & mask;
            }
        } else {
            System.arraycopy((double[]) slab, at, out, 0, n);
        }
    }

    /** Reads all of {@code image}, top to bottom, on this thread: for what needs whole planes. */
    public static Raster of(Image image) {
        ImageInfo info = image.info();
        Raster raster = allocate(info);
        int rows = Math.min(info.height(), 64);
        Band band = Band.of(info, rows);
        RowReader reader = image.newReader();
        for (int top = 0; top < info.height(); top += rows) {
            band.at(top, Math.min(info.height(), top + rows));
            reader.read(band);
            for (int c = 0; c < info.channels(); c++) {
                for (int y = band.top(); y < band.bottom(); y++) {
                    byte[] bytes = band.bytes(c, y);
                    if (bytes != null) {
                        raster.setRow(c, y, bytes, 0, 1);
                        continue;
                    }
                    for (int x = 0; x < info.width(); x++) {
                        raster.set(c, x, y, band.sample(c, x, y));
                    }
                }
            }
        }
        return raster;
    }

    /** Whether both hold the same samples, bit for bit, in the same shape and type; descriptions may differ. */
    public boolean sameSamples(Raster other) {
        if (info.width() != other.info.width()
                || info.height() != other.info.height()
                || info.channels() != other.info.channels()
                || info.type() != other.info.type()) {
            return false;
        }
        return Arrays.deepEquals(slabs, other.slabs);
    }
}
