package upscale.format.gif;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import upscale.format.Document;
import upscale.format.Ending;
import upscale.format.FirstPage;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Rasters;
import upscale.format.Resolution;
import upscale.image.Raster;

/** One pass over the blocks of a GIF file (GIF89a specification, 1990), which finds the first frame. */
final class GifReader {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;
    private static final int GRAPHIC_CONTROL = 0xf9;

    private final byte[] file;
    private final Ending ending;
    private int at = 6;
    private int frames;
    private int transparent = -1;

    GifReader(byte[] file, Ending ending) {
        this.file = file;
        this.ending = ending;
    }

    Document read() throws FormatException {
        int screenWidth = u16();
        int screenHeight = u16();
        int flags = u8();
        int background = u8();
        int aspect = u8();
        int[] global = (flags & 0x80) == 0 ? null : colours(flags);

        Canvas first = null;
        for (int block = block(); block != TRAILER; block = block()) {
            switch (block) {
                case EXTENSION -> extension();
                case IMAGE -> {
                    frames++;
                    Frame frame = frame(global);
                    if (frames == 1) {
                        first = Canvas.of(frame, screenWidth, screenHeight, background);
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
        Canvas canvas = first;
        return new FirstPage(
                canvas.info(),
                Raster.bytes(canvas.info()),
                frames,
                "frame",
                () -> new Page(canvas.decoded(), metadata));
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
        boolean cut = ending.early();
        if (!cut && (long) width * height > (data.length * 8L / 3 + 1) * 4096) {
            throw FormatException.corrupt(
                    "gif", start, data.length + " bytes cannot hold " + width + "x" + height + " pixels");
        }
        return new Frame(left, top, width, height, (flags & 0x40) != 0, colours, transparent, codeSize, data, cut);
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
        for (int size = subBlock(); size != 0; size = subBlock()) {
            data.write(file, at, size);
            at += size;
        }
        return data.toByteArray();
    }

    private void skipSubBlocks() throws FormatException {
        for (int size = subBlock(); size != 0; size = subBlock()) {
            at += size;
        }
    }

    /** Bytes of the next one, of which as many are there; 0 behind the last. */
    private int subBlock() throws FormatException {
        if (at == file.length) {
            ending.early(cutShort());
            return 0;
        }
        int size = u8();
        if (size > file.length - at) {
            ending.early(cutShort());
        }
        return Math.min(size, file.length - at);
    }

    /** The introducer of the next one. */
    private int block() throws FormatException {
        if (at == file.length) {
            ending.early(cutShort());
            return TRAILER;
        }
        return u8();
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
            throw cutShort();
        }
    }

    private FormatException cutShort() {
        return FormatException.corrupt("gif", file.length, "the file is cut short, its trailer is missing");
    }
}
