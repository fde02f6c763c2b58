package upscale.format.gif;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import upscale.format.Document;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Rasters;
import upscale.format.Resolution;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;

/** One pass over the blocks of a GIF file (GIF89a specification, 1990), which decodes the first frame. */
final class GifReader {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;
    private static final int GRAPHIC_CONTROL = 0xf9;

    private final byte[] file;
    private int at = 6;
    private int frames;
    private int transparent = -1;

    GifReader(byte[] file) {
        this.file = file;
    }

    Document read() throws FormatException {
        int screenWidth = u16();
        int screenHeight = u16();
        int flags = u8();
        int background = u8();
        int aspect = u8();
        int[] global = (flags & 0x80) == 0 ? null : colours(flags);

        Raster first = null;
        for (int block = u8(); block != TRAILER; block = u8()) {
            switch (block) {
                case EXTENSION -> extension();
                case IMAGE -> {
                    frames++;
                    Frame frame = frame(global);
                    if (frames == 1) {
                        first = frame.on(screenWidth, screenHeight, background);
                    }
                }
                case 0 -> {
                    // A stray block terminator, which some encoders leave behind.
                }
                default ->
                    throw FormatException.corrupt(
                            "gif", at - 1, "expected a block, not 0x" + Integer.toHexString(block));
            }
        }
        if (first == null) {
            throw FormatException.corrupt("gif", "it has no picture");
        }
        Metadata metadata = Metadata.NONE
                .with("compression", "LZW")
                .withResolution(
                        aspect == 0 || aspect == 49 // 49: (49 + 15) / 64 is square
                                ? Optional.empty()
                                : Optional.of(new Resolution(64, aspect + 15, Resolution.Unit.NONE)));
        return Document.ofFirst(new Page(first, metadata), frames, "frame");
    }

    private void extension() throws FormatException {
        if (u8() == GRAPHIC_CONTROL && frames == 0) {
            byte[] control = subBlocks();
            if (control.length >= 4) {
                transparent = (control[0] & 1) == 0 ? -1 : control[3] & 0xff;
            }
        } else {
            skipSubBlocks();
        }
    }

    private Frame frame(int[] global) throws FormatException {
        int left = u16();
        int top = u16();
        int width = u16();
        int height = u16();
        int flags = u8();
        int[] colours = (flags & 0x80) == 0 ? global : colours(flags);
        int codeSize = u8();
        if (frames > 1) {
            skipSubBlocks();
            return null;
        }
        Rasters.requireSize("gif", width, height, 1);
        if (colours == null) {
            throw FormatException.unsupported("gif", "no colour table");
        }
        int start = at;
        byte[] data = subBlocks();
        // A code of 12 bits stands for at most 4096 pixels; the first codes are shorter and stand for fewer.
        if ((long) width * height > (data.length * 8L / 3 + 1) * 4096) {
            throw FormatException.corrupt(
                    "gif", start, data.length + " bytes cannot hold " + width + "x" + height + " pixels");
        }
        return new Frame(left, top, width, height, (flags & 0x40) != 0, colours, transparent, codeSize, data);
    }

    private int[] colours(int flags) throws FormatException {
        int[] rgba = new int[2 << (flags & 7)];
        for (int i = 0; i < rgba.length; i++) {
            rgba[i] = u8() << 24 | u8() << 16 | u8() << 8 | 0xff;
        }
        return rgba;
    }

    private byte[] subBlocks() throws FormatException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (int size = u8(); size != 0; size = u8()) {
            require(size);
            data.write(file, at, size);
            at += size;
        }
        return data.toByteArray();
    }

    private void skipSubBlocks() throws FormatException {
        for (int size = u8(); size != 0; size = u8()) {
            require(size);
            at += size;
        }
    }

    private int u8() throws FormatException {
        require(1);
        return file[at++] & 0xff;
    }

    private int u16() throws FormatException {
        return u8() | u8() << 8;
    }

    private void require(int bytes) throws FormatException {
        if (file.length - at < bytes) {
            throw FormatException.corrupt("gif", file.length, "the file is cut short, its trailer is missing");
        }
    }

    /** The first picture, still compressed. */
    private record Frame(
            int left,
            int top,
            int width,
            int height,
            boolean interlaced,
            int[] colours,
            int transparent,
            int codeSize,
            byte[] data) {

        /** The frame decoded onto a screen, which grows if the frame sticks out. */
        Raster on(int screenWidth, int screenHeight, int background) throws FormatException {
            int canvasWidth = Math.max(screenWidth, left + width);
            int canvasHeight = Math.max(screenHeight, top + height);
            boolean covers = width == canvasWidth && height == canvasHeight;
            int[] palette = colours.clone();
            int clear = transparent;
            if (!covers && clear < 0 && palette.length < 256) {
                clear = palette.length; // an index that no pixel has
            }
            if (clear >= 0) {
                palette = Arrays.copyOf(palette, Math.max(palette.length, clear + 1));
                palette[clear] = clear < colours.length ? palette[clear] & ~0xff : 0;
            }
            ImageInfo info =
                    ImageInfo.palette(canvasWidth, canvasHeight, indexType(palette.length), new Palette(palette));
            Raster raster = Rasters.allocate(info);
            if (!covers) {
                byte[] row = new byte[canvasWidth];
                Arrays.fill(row, (byte) (clear >= 0 ? clear : background));
                for (int y = 0; y < canvasHeight; y++) {
                    raster.setRow(0, y, row, 0, 1);
                }
            }
            decode(raster, palette.length, clear >= 0 ? clear : background);
            return raster;
        }

        private void decode(Raster raster, int colourCount, int around) throws FormatException {
            Lzw lzw = new Lzw(codeSize, data);
            byte[] line = new byte[raster.info().width()];
            Arrays.fill(line, (byte) around);
            for (int n = 0; n < height; n++) {
                int y = interlaced ? interlacedRow(n) : n;
                int got = lzw.read(line, left, width);
                if (got < width) {
                    throw FormatException.corrupt(
                            "gif", "the picture ends in row " + n + " of " + height + ", after " + got + " pixels");
                }
                for (int x = left; x < left + width; x++) {
                    if ((line[x] & 0xff) >= colourCount) {
                        throw FormatException.corrupt(
                                "gif", "colour " + (line[x] & 0xff) + " in a palette of " + colourCount);
                    }
                }
                raster.setRow(0, top + y, line, 0, 1);
            }
        }

        /** The row that comes {@code n}-th: every 8th from 0, every 8th from 4, every 4th from 2, every 2nd from 1. */
        private int interlacedRow(int n) {
            int row = n;
            for (int[] pass : new int[][] {{0, 8}, {4, 8}, {2, 4}, {1, 2}}) {
                int rows = height <= pass[0] ? 0 : (height - pass[0] + pass[1] - 1) / pass[1];
                if (row < rows) {
                    return pass[0] + row * pass[1];
                }
                row -= rows;
            }
            throw new AssertionError(n);
        }

        private static SampleType indexType(int colours) {
            return colours <= 2
                    ? SampleType.U1
                    : colours <= 4 ? SampleType.U2 : colours <= 16 ? SampleType.U4 : SampleType.U8;
        }
    }
}
