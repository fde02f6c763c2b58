package upscale.format.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import upscale.format.FormatException;
import upscale.format.RandomBytes;

/** Rows of a frame that is not compressed, read from the file one at a time (DICOM PS3.5, 8.1 and 8.2). */
final class NativeRows implements StoredRows {
    private final RandomBytes file;
    private final PixelData pixels;
    private final PixelLayout layout;
    private final int frame;
    private final boolean halved;
    private final boolean swapped;

    /**
     * Rows of one frame.
     *
     * @param frame in [0, frames)
     * @throws FormatException if the pixel data are too short
     */
    NativeRows(RandomBytes file, PixelData pixels, PixelLayout layout, int frame) throws FormatException {
        this.file = file;
        this.pixels = pixels;
        this.layout = layout;
        this.frame = frame;
        this.halved = layout.photometric().halved();
        this.swapped = layout.allocated() <= 8 && pixels.vr() == Vr.OW && pixels.order() == ByteOrder.BIG_ENDIAN;
        requireComplete(pixels, layout);
    }

    static void requireComplete(PixelData pixels, PixelLayout layout) throws FormatException {
        // frameBits is below 2^34 * 3 * 64 and there are fewer than 2^31 frames: not in a long
        double bytes = Math.ceil((double) layout.frameBits() * layout.frames() / 8);
        if (pixels.length() < bytes) {
            throw FormatException.corrupt(
                    "dicom",
                    pixels.at(),
                    String.format(
                            Locale.ROOT,
                            "expected %.0f bytes of pixels (%dx%d, %d bits allocated, %d samples a pixel, %d frames), found %d",
                            bytes,
                            layout.width(),
                            layout.height(),
                            layout.allocated(),
                            layout.samples(),
                            layout.frames(),
                            pixels.length()));
        }
        if (layout.photometric().halved() && layout.width() % 2 != 0) {
            throw FormatException.corrupt(
                    "dicom", layout.photometric().label() + " with an odd number of columns, " + layout.width());
        }
    }

    /** Bytes [from, from + length) of the pixel data. */
    private byte[] bytes(long from, int length) throws IOException {
        if (!swapped) {
            return file.readOn(pixels.at() + from, length, "pixels");
        }
        long even = from & ~1L;
        byte[] words = file.readOn(
                pixels.at() + even, (int) Math.min(pixels.length() - even, from - even + length + 1 & ~1), "pixels");
        Vr.OW.toLittleEndian(words, ByteOrder.BIG_ENDIAN);
        return Arrays.copyOfRange(words, (int) (from - even), (int) (from - even) + length);
    }

    @Override
    public void read(int y, int[][] samples) throws IOException {
        int width = layout.width();
        if (layout.allocated() == 1) {
            bits(y, samples[0]);
            return;
        }
        int size = layout.allocated() / 8;
        long start = layout.frameBits() / 8 * frame;
        if (layout.planar() && !halved) {
            for (int c = 0; c < samples.length; c++) {
                long row = (long) c * layout.height() + y;
                unpack(bytes(start + row * width * size, width * size), 0, size, samples[c]);
            }
            return;
        }
        int rowBytes = (int) (layout.frameBits() / 8 / layout.height());
        byte[] row = bytes(start + (long) rowBytes * y, rowBytes);
        if (halved) {
            pairs(row, size, samples);
            return;
        }
        for (int c = 0; c < samples.length; c++) {
            unpack(row, c * size, samples.length * size, samples[c]);
        }
    }

    /** The first pixel is the lowest bit of its byte. */
    private void bits(int y, int[] samples) throws IOException {
        int width = layout.width();
        long bit = ((long) frame * layout.height() + y) * width;
        int offset = (int) (bit % 8);
        byte[] row = bytes(bit / 8, (offset + width + 7) / 8);
        for (int x = 0; x < width; x++) {
            samples[x] = row[(offset + x) / 8] >> (offset + x) % 8 & 1;
        }
    }

    /** Two luminances, then the two colour differences that both pixels share. */
    private void pairs(byte[] row, int size, int[][] samples) {
        ByteBuffer in = ByteBuffer.wrap(row).order(pixels.order());
        for (int x = 0; x < layout.width(); x += 2) {
            int at = 2 * x * size;
            samples[0][x] = sample(in, at, size);
            samples[0][x + 1] = sample(in, at + size, size);
            samples[1][x] = samples[1][x + 1] = sample(in, at + 2 * size, size);
            samples[2][x] = samples[2][x + 1] = sample(in, at + 3 * size, size);
        }
    }

    private void unpack(byte[] row, int from, int step, int[] samples) {
        ByteBuffer in = ByteBuffer.wrap(row).order(pixels.order());
        int size = layout.allocated() / 8;
        for (int x = 0, at = from; x < samples.length; x++, at += step) {
            samples[x] = sample(in, at, size);
        }
    }

    private static int sample(ByteBuffer in, int at, int size) {
        return switch (size) {
            case 1 -> in.get(at) & 0xff;
            case 2 -> in.getShort(at) & 0xffff;
            default -> in.getInt(at);
        };
    }
}
