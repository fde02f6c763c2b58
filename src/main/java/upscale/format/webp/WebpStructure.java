package upscale.format.webp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import upscale.format.Attachment;
import upscale.format.Exif;
import upscale.format.ExifBlock;
import upscale.format.FormatException;
import upscale.format.Rasters;
import upscale.format.Texts;
import upscale.image.IccProfile;

/**
 * The chunks of a WebP file (RFC 9649, section 2), walked to the end.
 *
 * @param canvasWidth pixels of the whole picture
 * @param canvasHeight pixels of the whole picture
 * @param first the picture, or the first frame
 * @param frames how many frames there are; 1 for a still
 * @param icc the profile, if there is one
 * @param exif orientation and resolution
 * @param attachments the EXIF block, and the XMP packet as a text
 */
record WebpStructure(
        int canvasWidth,
        int canvasHeight,
        Frame first,
        int frames,
        Optional<IccProfile> icc,
        Exif exif,
        List<Attachment> attachments) {

    /**
     * One coded picture.
     *
     * @param left of it on the canvas
     * @param top of it on the canvas
     * @param alpha whether it has opacity
     * @param lossless whether it is VP8L
     * @param bare it alone, as a WebP file without profile and metadata
     */
    record Frame(int left, int top, int width, int height, boolean alpha, boolean lossless, byte[] bare) {}

    static WebpStructure of(byte[] file) throws FormatException {
        return new Walk(file).walk();
    }

    private static final class Walk {
        private final byte[] file;
        private final ByteBuffer in;
        private int canvasWidth;
        private int canvasHeight;
        private int frames;
        private Frame first;
        private Optional<IccProfile> icc = Optional.empty();
        private Exif exif = Exif.NONE;
        private final List<Attachment> attachments = new ArrayList<>();

        Walk(byte[] file) {
            this.file = file;
            this.in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        }

        WebpStructure walk() throws FormatException {
            if (file.length < 12) {
                throw FormatException.corrupt("webp", file.length, "the file is cut short within its header");
            }
            long end = 8 + (in.getInt(4) & 0xffffffffL);
            if (end > file.length) {
                throw FormatException.corrupt(
                        "webp", file.length, "the file is cut short: it should have " + end + " bytes");
            }
            chunks(12, (int) end, 0, 0);
            if (first == null) {
                throw FormatException.corrupt("webp", "it has no picture");
            }
            boolean still = frames == 0;
            return new WebpStructure(
                    still ? first.width() : Math.max(canvasWidth, first.left() + first.width()),
                    still ? first.height() : Math.max(canvasHeight, first.top() + first.height()),
                    first,
                    Math.max(1, frames),
                    icc,
                    exif,
                    List.copyOf(attachments));
        }

        /** Walks the chunks in [from, to), which belong to a picture at (left, top). */
        private void chunks(int from, int to, int left, int top) throws FormatException {
            byte[] alpha = null;
            for (int at = from; at < to; ) {
                if (to - at < 8) {
                    throw FormatException.corrupt("webp", at, "expected a chunk, not " + (to - at) + " bytes");
                }
                String name = new String(file, at, 4, StandardCharsets.ISO_8859_1);
                long size = in.getInt(at + 4) & 0xffffffffL;
                int start = at + 8;
                if (size > to - start) {
                    throw FormatException.corrupt(
                            "webp", at, "a chunk of " + size + " bytes, of which " + (to - start) + " are there");
                }
                int stop = start + (int) size;
                switch (name) {
                    case "VP8X" -> {
                        require(size >= 10, at);
                        canvasWidth = u24(start + 4) + 1;
                        canvasHeight = u24(start + 7) + 1;
                    }
                    case "ICCP" -> icc = Optional.of(profile(start, stop));
                    case "EXIF" -> {
                        if (size <= ExifBlock.MOST_BYTES) {
                            exif(Arrays.copyOfRange(file, start, stop));
                        }
                    }
                    case "XMP " -> xmp(start, (int) size);
                    case "ANMF" -> {
                        require(size >= 16, at);
                        frames++;
                        if (first == null) {
                            chunks(start + 16, stop, 2 * u24(start), 2 * u24(start + 3));
                        }
                    }
                    case "ALPH" -> alpha = Arrays.copyOfRange(file, start, stop);
                    case "VP8 " -> keep(lossy(Arrays.copyOfRange(file, start, stop), at, left, top, alpha));
                    case "VP8L" -> keep(lossless(Arrays.copyOfRange(file, start, stop), at, left, top));
                    default -> {
                        // XMP, animation parameters, and whatever may come: they say nothing of the samples.
                    }
                }
                at = Math.min(to, stop + (int) (size & 1));
            }
        }

        private void keep(Frame frame) {
            if (first == null) {
                first = frame;
            }
        }

        /** Dimensions by RFC 6386, 9.1. */
        private Frame lossy(byte[] data, int at, int left, int top, byte[] alpha) throws FormatException {
            require(data.length >= 10 && (data[3] & 0xff) == 0x9d && data[4] == 1 && data[5] == 0x2a, at);
            int width = (data[6] & 0xff | data[7] << 8) & 0x3fff;
            int height = (data[8] & 0xff | data[9] << 8) & 0x3fff;
            Rasters.requireSize("webp", width, height, 3);
            // The prediction modes alone take two bits for each 16x16 pixels (RFC 6386, 11.2, with its fixed
            // probabilities).
            if ((width + 15L) / 16 * ((height + 15) / 16) > data.length * 4L) {
                throw FormatException.corrupt(
                        "webp", at, data.length + " bytes cannot hold " + width + "x" + height + " pixels");
            }
            byte[] coded = chunk("VP8 ", data);
            byte[] bare = alpha == null
                    ? riff(coded)
                    : riff(chunk("VP8X", extended(width, height)), chunk("ALPH", alpha), coded);
            return new Frame(left, top, width, height, alpha != null, false, bare);
        }

        /** Dimensions by RFC 9649, 3.4. */
        private Frame lossless(byte[] data, int at, int left, int top) throws FormatException {
            require(data.length >= 5 && data[0] == 0x2f, at);
            int bits = data[1] & 0xff | (data[2] & 0xff) << 8 | (data[3] & 0xff) << 16 | data[4] << 24;
            int width = (bits & 0x3fff) + 1;
            int height = (bits >>> 14 & 0x3fff) + 1;
            boolean alpha = (bits >>> 28 & 1) != 0;
            return new Frame(left, top, width, height, alpha, true, riff(chunk("VP8L", data)));
        }

        private static byte[] extended(int width, int height) {
            byte[] body = new byte[10];
            body[0] = 0x10; // alpha
            for (int i = 0; i < 3; i++) {
                body[4 + i] = (byte) (width - 1 >> 8 * i);
                body[7 + i] = (byte) (height - 1 >> 8 * i);
            }
            return body;
        }

        private static byte[] chunk(String name, byte[] body) {
            ByteBuffer out =
                    ByteBuffer.allocate(8 + body.length + (body.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
            out.put(name.getBytes(StandardCharsets.ISO_8859_1))
                    .putInt(body.length)
                    .put(body);
            return out.array();
        }

        private static byte[] riff(byte[]... chunks) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes("WEBP".getBytes(StandardCharsets.ISO_8859_1));
            for (byte[] chunk : chunks) {
                body.writeBytes(chunk);
            }
            return chunk("RIFF", body.toByteArray());
        }

        private IccProfile profile(int start, int stop) throws FormatException {
            if (stop - start > IccProfile.MOST_BYTES) {
                throw FormatException.tooLarge(
                        "a colour profile of " + (stop - start) + " bytes; " + IccProfile.MOST_BYTES + " are allowed");
            }
            return new IccProfile(Arrays.copyOfRange(file, start, stop));
        }

        /** Some writers keep JPEG's prefix before the block. */
        private void exif(byte[] block) {
            boolean prefixed = block.length > 6 && block[0] == 'E' && block[1] == 'x' && block[4] == 0;
            byte[] bare = prefixed ? Arrays.copyOfRange(block, 6, block.length) : block;
            exif = Exif.of(bare);
            ExifBlock.of(bare).ifPresent(attachments::add);
        }

        private void xmp(int start, int size) {
            if (size <= Texts.MAX_CHARACTERS) {
                String packet = new String(file, start, size, StandardCharsets.UTF_8);
                attachments.add(new Texts(List.of(new Texts.Entry(Texts.XMP, packet))));
            }
        }

        private static void require(boolean sound, int at) throws FormatException {
            if (!sound) {
                throw FormatException.corrupt("webp", at, "a chunk that does not begin as its kind must");
            }
        }

        private int u24(int at) {
            return file[at] & 0xff | (file[at + 1] & 0xff) << 8 | (file[at + 2] & 0xff) << 16;
        }
    }
}
