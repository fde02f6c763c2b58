package upscale.format.bmp;

import java.util.Arrays;
import java.util.stream.IntStream;
import upscale.format.Allowance;
import upscale.format.Document;
import upscale.format.Ending;
import upscale.format.FirstPage;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Rasters;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Decodes the pixels that a {@link BmpHeader} announces. */
final class BmpReader {
    private final byte[] file;
    private final BmpHeader header;
    private final Ending ending;
    private final int width;
    private final int height;

    private BmpReader(byte[] file, BmpHeader header, Ending ending) {
        this.file = file;
        this.header = header;
        this.ending = ending;
        this.width = header.width();
        this.height = header.height();
    }

    static Document read(byte[] file, BmpHeader header, Allowance allowance) throws FormatException {
        int width = header.width();
        int height = header.height();
        byte[] whole = file;
        // The padding of the last row may be missing.
        long needed = header.pixels() + rowBytes(header) * (height - 1) + ((long) width * header.bits() + 7) / 8;
        if (header.compression() == BmpHeader.RGB && needed > file.length) {
            FormatException e = FormatException.corrupt(
                    "bmp",
                    file.length,
                    "the file is cut short: " + width + "x" + height + " pixels need " + needed + " bytes");
            if (needed > Integer.MAX_VALUE - 8) {
                throw e;
            }
            allowance.ending().early(e);
            allowance.requirePage(width, height);
            whole = Arrays.copyOf(file, (int) needed);
        }
        return new BmpReader(whole, header, allowance.ending()).read();
    }

    private static long rowBytes(BmpHeader header) {
        return ((long) header.width() * header.bits() + 31) / 32 * 4;
    }

    private Document read() {
        long rowBytes = rowBytes(header);
        ImageInfo info = (header.bits() <= 8 ? indexed() : direct()).withIcc(header.icc());
        return new FirstPage(info, Raster.bytes(info), () -> page(info, (int) Math.min(rowBytes, Integer.MAX_VALUE)));
    }

    private Page page(ImageInfo info, int rowBytes) throws FormatException {
        Raster raster = Rasters.allocate(info);
        if (header.bits() > 8) {
            readDirect(raster, rowBytes);
        } else if (header.compression() == BmpHeader.RGB) {
            readIndexed(raster, rowBytes);
        } else {
            new BmpRuns(file, header, ending).decode(raster);
        }
        Metadata metadata = Metadata.NONE
                .withResolution(header.resolution())
                .with("compression", header.compression() == BmpHeader.RGB ? "none" : "RLE")
                .with("bits per pixel", Integer.toString(header.bits()));
        return new Page(raster, metadata);
    }

    /** Stored row {@code n} as a row of the picture. */
    private int row(int n) {
        return header.topDown() ? n : height - 1 - n;
    }

    private ImageInfo indexed() {
        int bits = header.bits();
        SampleType type = SampleType.unsigned(bits);
        int[] palette = header.palette();
        return isRamp(palette, bits)
                ? ImageInfo.gray(width, height, type)
                : ImageInfo.palette(width, height, type, new Palette(palette));
    }

    private void readIndexed(Raster raster, int rowBytes) throws FormatException {
        int bits = header.bits();
        byte[] line = new byte[width];
        int perByte = 8 / bits;
        for (int n = 0; n < height; n++) {
            int from = header.pixels() + n * rowBytes;
            for (int x = 0; x < width; x++) {
                int shift = 8 - bits - x % perByte * bits;
                line[x] = (byte) (file[from + x / perByte] >> shift & (1 << bits) - 1);
            }
            requireColours(line, header.palette().length);
            raster.setRow(0, row(n), line, 0, 1);
        }
    }

    static void requireColours(byte[] line, int colours) throws FormatException {
        for (byte index : line) {
            if ((index & 0xff) >= colours) {
                throw FormatException.corrupt("bmp", "colour " + (index & 0xff) + " in a palette of " + colours);
            }
        }
    }

    /** Whether a palette is the even steps from black to white that a gray bitmap is written with. */
    private static boolean isRamp(int[] palette, int bits) {
        return palette.length == 1 << bits
                && IntStream.range(0, palette.length)
                        .allMatch(i -> palette[i] == BmpEncoder.grayColour(i, palette.length));
    }

    private ImageInfo direct() {
        int[] masks = header.masks();
        int deepest = Arrays.stream(masks).map(Integer::bitCount).max().getAsInt();
        ImageInfo info = ImageInfo.rgb(width, height, deepest > 8 ? SampleType.U16 : SampleType.U8);
        return masks[3] != 0 ? info.withAlphaAdded(Alpha.STRAIGHT) : info;
    }

    private void readDirect(Raster raster, int rowBytes) {
        int[] masks = header.masks();
        SampleType type = raster.info().type();
        int pixelBytes = header.bits() / 8;
        short[][] spread = new short[4][];
        for (int c = 0; c < raster.info().channels(); c++) {
            spread[c] = spread(Integer.bitCount(masks[c]), (int) type.max());
        }
        byte[] bytes = new byte[width];
        short[] shorts = new short[width];
        for (int n = 0; n < height; n++) {
            for (int c = 0; c < raster.info().channels(); c++) {
                int shift = Integer.numberOfTrailingZeros(masks[c]);
                int mask = masks[c] >>> shift;
                int from = header.pixels() + n * rowBytes;
                for (int x = 0; x < width; x++, from += pixelBytes) {
                    shorts[x] = spread[c][pixel(from, pixelBytes) >>> shift & mask];
                    bytes[x] = (byte) shorts[x];
                }
                if (type == SampleType.U8) {
                    raster.setRow(c, row(n), bytes, 0, 1);
                } else {
                    raster.setRow(c, row(n), shorts, 0, 1);
                }
            }
        }
    }

    private int pixel(int at, int bytes) {
        int value = file[at] & 0xff | (file[at + 1] & 0xff) << 8;
        if (bytes > 2) {
            value |= (file[at + 2] & 0xff) << 16;
        }
        if (bytes > 3) {
            value |= file[at + 3] << 24;
        }
        return value;
    }

    /** Each value of {@code bits} bits, stretched over 0..max and rounded. */
    private static short[] spread(int bits, int max) {
        short[] table = new short[1 << bits];
        int last = table.length - 1;
        for (int i = 0; i <= last; i++) {
            table[i] = (short) ((2L * i * max + last) / (2L * last));
        }
        return table;
    }
}
