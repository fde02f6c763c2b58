package upscale.format;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import upscale.image.ImageInfo;

/**
 * An EXIF block as a file holds it (CIPA DC-008; the layout is TIFF's), from the byte order mark on: camera, exposure, date, place. What it says of
 * the picture's size is brought up to date in place when it is written, so that maker notes, whose offsets count from the block's start,
 * stay readable.
 */
public record ExifBlock(byte[] bytes) implements Attachment {
    /** Larger ones are left out: they hold pictures, not what is said of one. */
    public static final int MOST_BYTES = 1 << 20;

    private static final int WIDTH = 0x100;
    private static final int HEIGHT = 0x101;
    private static final int ORIENTATION = 0x112;
    private static final int X_RESOLUTION = 0x11a;
    private static final int Y_RESOLUTION = 0x11b;
    private static final int RESOLUTION_UNIT = 0x128;
    private static final int THUMBNAIL = 0x201;
    private static final int THUMBNAIL_BYTES = 0x202;
    private static final int EXIF_DIRECTORY = 0x8769;
    private static final int PIXEL_WIDTH = 0xa002;
    private static final int PIXEL_HEIGHT = 0xa003;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ENTRY_BYTES = 12;

    /** The block if it begins as one; empty otherwise. */
    public static Optional<ExifBlock> of(byte[] bytes) {
        boolean little = bytes.length >= 8 && bytes[0] == 'I' && bytes[1] == 'I' && bytes[2] == 42;
        boolean big = bytes.length >= 8 && bytes[0] == 'M' && bytes[1] == 'M' && bytes[3] == 42;
        return little || big ? Optional.of(new ExifBlock(bytes)) : Optional.empty();
    }

    /**
     * The block for another picture: upright, of its size and resolution, without the thumbnail, which shows the old one.
     *
     * @return empty if the block is too broken to be brought up to date
     */
    public Optional<ExifBlock> describing(ImageInfo info, Optional<Resolution> resolution) {
        try {
            return Optional.of(new ExifBlock(new Update(bytes.clone(), info, resolution).run()));
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExifBlock block && Arrays.equals(bytes, block.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "EXIF block of " + bytes.length + " bytes";
    }

    private static final class Update {
        private final byte[] block;
        private final ByteBuffer out;
        private final ImageInfo info;
        private final Optional<Resolution> resolution;
        private int end;
        private int exif;

        Update(byte[] block, ImageInfo info, Optional<Resolution> resolution) {
            this.block = block;
            this.out = ByteBuffer.wrap(block).order(block[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            this.info = info;
            this.resolution = resolution.map(r -> r.unit() == Resolution.Unit.METRE ? r.in(Resolution.Unit.INCH) : r);
            this.end = block.length;
        }

        byte[] run() {
            int next = directory(out.getInt(4));
            if (exif != 0) {
                directory(exif);
            }
            int thumbnails = out.getInt(next);
            out.putInt(next, 0);
            if (thumbnails != 0) {
                dropThumbnail(thumbnails);
            }
            return Arrays.copyOf(block, end);
        }

        /** Brings a directory up to date. @return where the offset of the next one stands */
        private int directory(int start) {
            int entries = out.getShort(start) & 0xffff;
            for (int i = 0; i < entries; i++) {
                entry(start + 2 + i * ENTRY_BYTES);
            }
            return start + 2 + entries * ENTRY_BYTES;
        }

        private void entry(int at) {
            switch (out.getShort(at) & 0xffff) {
                case ORIENTATION -> shortNumber(at, 1);
                case WIDTH, PIXEL_WIDTH -> longNumber(at, info.width());
                case HEIGHT, PIXEL_HEIGHT -> longNumber(at, info.height());
                case X_RESOLUTION -> resolution.ifPresent(r -> rational(out.getInt(at + 8), r.x()));
                case Y_RESOLUTION -> resolution.ifPresent(r -> rational(out.getInt(at + 8), r.y()));
                case RESOLUTION_UNIT ->
                    resolution.ifPresent(r -> shortNumber(
                            at,
                            switch (r.unit()) {
                                case INCH, METRE -> 2;
                                case CENTIMETRE -> 3;
                                case NONE -> 1;
                            }));
                case EXIF_DIRECTORY -> exif = out.getInt(at + 8);
                default -> {}
            }
        }

        private void shortNumber(int at, int value) {
            number(at, SHORT).putInt(at + 8, 0).putShort(at + 8, (short) value);
        }

        /** Sizes may be short as well (DC-008, 4.6.5.3), which libtiff does not take. */
        private void longNumber(int at, int value) {
            number(at, LONG).putInt(at + 8, value);
        }

        private ByteBuffer number(int at, int type) {
            return out.putShort(at + 2, (short) type).putInt(at + 4, 1);
        }

        private void rational(int at, double value) {
            int denominator = value == Math.rint(value) ? 1 : value < 1e5 ? 10_000 : 1;
            out.putInt(at, (int) Math.max(1, Math.round(value * denominator))).putInt(at + 4, denominator);
        }

        private void dropThumbnail(int directory) {
            int entries = out.getShort(directory) & 0xffff;
            int from = 0;
            int length = 0;
            for (int i = 0; i < entries; i++) {
                int at = directory + 2 + i * ENTRY_BYTES;
                int tag = out.getShort(at) & 0xffff;
                if (tag == THUMBNAIL) {
                    from = out.getInt(at + 8);
                } else if (tag == THUMBNAIL_BYTES) {
                    length = out.getInt(at + 8);
                }
            }
            drop(from, length);
            drop(directory, 2 + entries * ENTRY_BYTES + 4);
        }

        /** Cuts bytes off the end, or blanks them where others follow. */
        private void drop(int from, int length) {
            if (length <= 0) {
                return;
            }
            int to = (int) Math.min(block.length, (long) from + length);
            Arrays.fill(block, Objects.checkFromToIndex(from, to, block.length), to, (byte) 0);
            if (to >= end - 1 && from < end) {
                end = from;
            }
        }
    }
}
