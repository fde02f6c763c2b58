package upscale.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import upscale.image.Band;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/**
 * Samples as bytes of a file: interleaved pixel rows, one byte order, sub-byte samples packed from the high bit down and rows
 * padded to whole bytes, as PNG, TIFF, PNM and BMP all have them.
 *
 * <p>Packing only casts: the pipeline has already rounded and clamped integers ({@code stage.Quantised}).
 */
public final class SampleBytes {
    // A view must be a constant to be fast (0.4 to 1.3 ns a sample; 4 to 5 where one is chosen at run time), so all are
    // of one order, and samples are swapped for the other.
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    /** Added to an integer of up to 22 bits and a sign, a float that has that integer in its low bits. */
    private static final float LOW_BITS = 0x1.8p23f;

    private SampleBytes() {}

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    private static void put(byte[] out, int at, short bits, boolean swapped) {
        SHORT.set(out, at, swapped ? Short.reverseBytes(bits) : bits);
    }

    private static void put(byte[] out, int at, int bits, boolean swapped) {
        INT.set(out, at, swapped ? Integer.reverseBytes(bits) : bits);
    }

    private static void put(byte[] out, int at, long bits, boolean swapped) {
        LONG.set(out, at, swapped ? Long.reverseBytes(bits) : bits);
    }

    private static short getShort(byte[] in, int at, boolean swapped) {
        short bits = (short) SHORT.get(in, at);
        return swapped ? Short.reverseBytes(bits) : bits;
    }

    private static int getInt(byte[] in, int at, boolean swapped) {
        int bits = (int) INT.get(in, at);
        return swapped ? Integer.reverseBytes(bits) : bits;
    }

    private static long getLong(byte[] in, int at, boolean swapped) {
        long bits = (long) LONG.get(in, at);
        return swapped ? Long.reverseBytes(bits) : bits;
    }

    /** Bytes of a row of {@code width} pixels with {@code channels} interleaved samples. */
    public static int rowBytes(int width, int channels, SampleType type) {
        return Math.toIntExact(((long) width * channels * type.bits() + 7) / 8);
    }

    /** Packs row {@code y} of all channels, interleaved, into {@code out} from {@code at}. */
    public static void pack(Band band, int y, SampleType type, ByteOrder order, byte[] out, int at) {
        for (int c = 0; c < band.channels(); c++) {
            packChannel(band, c, y, type, order, out, at, c, band.channels());
        }
    }

    /** Packs row {@code y} of one channel, its samples next to one another. */
    public static void packPlane(Band band, int channel, int y, SampleType type, ByteOrder order, byte[] out, int at) {
        packChannel(band, channel, y, type, order, out, at, 0, 1);
    }

    private static void packChannel(
            Band band, int channel, int y, SampleType type, ByteOrder order, byte[] out, int at, int first, int step) {
        int n = band.width();
        if (band.wide()) {
            packWide(band.wideRow(channel, y), n, type, order, out, at, first, step);
            return;
        }
        byte[] bytes = band.bytes(channel, y);
        if (type == SampleType.U8 && bytes != null) {
            interleave(bytes, n, out, at + first, step);
            return;
        }
        float[] row = band.row(channel, y);
        boolean swapped = order == ByteOrder.BIG_ENDIAN;
        switch (type) {
            case U8, I8 -> packBytes(row, n, out, at + first, step);
            case U16, I16 -> {
                for (int x = 0, i = at + 2 * first; x < n; x++, i += 2 * step) {
                    put(out, i, (short) (int) row[x], swapped);
                }
            }
            case F32 -> {
                for (int x = 0, i = at + 4 * first; x < n; x++, i += 4 * step) {
                    put(out, i, Float.floatToRawIntBits(row[x]), swapped);
                }
            }
            case F16 -> {
                for (int x = 0, i = at + 2 * first; x < n; x++, i += 2 * step) {
                    put(out, i, Half.of(row[x]), swapped);
                }
            }
            case U1, U2, U4 -> packBits(row, n, type.bits(), out, at, first, step);
            default -> throw new IllegalArgumentException(type + " in a narrow band");
        }
    }

    private static void interleave(byte[] row, int n, byte[] out, int at, int step) {
        if (step == 1) {
            System.arraycopy(row, 0, out, at, n);
            return;
        }
        for (int x = 0, i = at; x < n; x++, i += step) {
            out[i] = row[x];
        }
    }

    // A loop of its own for neighbours is vectorised (JDK 25: 14 G samples/s to 1.6); the others are not, and there the
    // low bits of
    // a sum are had for less than a cast, which looks for NaN (by a third on JDK 17 and 25).
    private static void packBytes(float[] row, int n, byte[] out, int at, int step) {
        if (step == 1) {
            for (int x = 0; x < n; x++) {
                out[at + x] = (byte) (int) row[x];
            }
            return;
        }
        for (int x = 0, i = at; x < n; x++, i += step) {
            out[i] = (byte) Float.floatToRawIntBits(row[x] + LOW_BITS);
        }
    }

    private static void packBits(float[] row, int n, int bits, byte[] out, int at, int first, int step) {
        int mask = (1 << bits) - 1;
        for (int x = 0; x < n; x++) {
            int bit = (x * step + first) * bits;
            int shift = 8 - bits - bit % 8;
            int i = at + bit / 8;
            out[i] = (byte) (out[i] & ~(mask << shift) | ((int) row[x] & mask) << shift);
        }
    }

    private static void packWide(
            double[] row, int n, SampleType type, ByteOrder order, byte[] out, int at, int first, int step) {
        int size = type.bits() / 8;
        boolean swapped = order == ByteOrder.BIG_ENDIAN;
        for (int x = 0, i = at + size * first; x < n; x++, i += size * step) {
            switch (type) {
                case F64 -> put(out, i, Double.doubleToRawLongBits(row[x]), swapped);
                case U32, I32 -> put(out, i, (int) (long) row[x], swapped);
                case U64, I64 -> put(out, i, (long) row[x], swapped);
                default -> throw new IllegalArgumentException(type + " in a wide band");
            }
        }
    }

    /** Unpacks a row of interleaved pixels into every channel of row {@code y}. */
    public static void unpack(byte[] in, int at, ByteOrder order, Raster raster, int y) throws FormatException {
        int channels = raster.info().channels();
        for (int c = 0; c < channels; c++) {
            unpackChannel(in, at, order, raster, c, y, c, channels);
        }
    }

    /** Unpacks a row whose samples are all of one channel. */
    public static void unpackPlane(byte[] in, int at, ByteOrder order, Raster raster, int channel, int y)
            throws FormatException {
        unpackChannel(in, at, order, raster, channel, y, 0, 1);
    }

    private static void unpackChannel(
            byte[] in, int at, ByteOrder order, Raster raster, int channel, int y, int first, int step)
            throws FormatException {
        ImageInfo info = raster.info();
        int n = info.width();
        SampleType type = info.type();
        int size = type.bits() / 8;
        boolean swapped = order == ByteOrder.BIG_ENDIAN;
        switch (type) {
            case U8, I8 -> raster.setRow(channel, y, in, at + first, step);
            case U1, U2, U4 -> {
                byte[] row = new byte[n];
                int bits = type.bits();
                int mask = (1 << bits) - 1;
                for (int x = 0; x < n; x++) {
                    int bit = (x * step + first) * bits;
                    row[x] = (byte) (in[at + bit / 8] >> (8 - bits - bit % 8) & mask);
                }
                raster.setRow(channel, y, row, 0, 1);
            }
            case U16, I16 -> {
                short[] row = new short[n];
                for (int x = 0, i = at + size * first; x < n; x++, i += size * step) {
                    row[x] = getShort(in, i, swapped);
                }
                raster.setRow(channel, y, row, 0, 1);
            }
            case U32, I32 -> {
                int[] row = new int[n];
                for (int x = 0, i = at + size * first; x < n; x++, i += size * step) {
                    row[x] = getInt(in, i, swapped);
                }
                raster.setRow(channel, y, row, 0, 1);
            }
            case F16 -> {
                float[] row = new float[n];
                for (int x = 0, i = at + size * first; x < n; x++, i += size * step) {
                    row[x] = Half.toFloat(getShort(in, i, swapped));
                }
                raster.setRow(channel, y, row, 0, 1);
            }
            case F32 -> {
                float[] row = new float[n];
                for (int x = 0, i = at + size * first; x < n; x++, i += size * step) {
                    row[x] = Float.intBitsToFloat(getInt(in, i, swapped));
                }
                raster.setRow(channel, y, row, 0, 1);
            }
            case F64 -> {
                double[] row = new double[n];
                for (int x = 0, i = at + size * first; x < n; x++, i += size * step) {
                    row[x] = Double.longBitsToDouble(getLong(in, i, swapped));
                }
                raster.setRow(channel, y, row, 0, 1);
            }
            case U64, I64 -> {
                double[] row = new double[n];
                for (int x = 0, i = at + size * first; x < n; x++, i += size * step) {
                    row[x] = exact(getLong(in, i, swapped), type);
                }
                raster.setRow(channel, y, row, 0, 1);
            }
        }
    }

    private static double exact(long value, SampleType type) throws FormatException {
        long limit = (long) SampleType.EXACT_LIMIT;
        if (value > limit || value < (type == SampleType.U64 ? 0 : -limit)) {
            throw new FormatException(
                    FormatException.Kind.UNSUPPORTED,
                    "the " + type.label() + " value "
                            + (type == SampleType.U64 ? Long.toUnsignedString(value) : Long.toString(value))
                            + " is beyond 2^53, up to which upscale computes exactly; convert the array to float64");
        }
        return value;
    }
}
