package upscale.format.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import upscale.format.Attachment;
import upscale.format.Ending;
import upscale.format.Exif;
import upscale.format.ExifBlock;
import upscale.format.ExifTexts;
import upscale.format.FormatException;
import upscale.format.Resolution;
import upscale.format.Texts;
import upscale.image.IccProfile;

/**
 * The segments of a JPEG file (ITU-T T.81, annex B), walked from the first marker to the end marker, so that a file that is
 * cut short is found out before a decoder makes up the missing part.
 *
 * @param frame what the frame header states
 * @param adobe the transform of Adobe's APP14 segment; -1 if there is none
 * @param jfif whether there is a JFIF segment
 * @param density of the JFIF segment, if it states one
 * @param exif of the EXIF segment
 * @param attachments the EXIF block, its words, the XMP packet and comments as texts, and Photoshop's resources
 * @param icc the profile, put together from its APP2 segments; empty if one is missing
 * @param scanBytes of entropy-coded data
 * @param bare the file without application segments and comments, and without what follows its end
 */
record JpegStructure(
        Frame frame,
        int adobe,
        boolean jfif,
        Optional<Resolution> density,
        Exif exif,
        List<Attachment> attachments,
        Optional<IccProfile> icc,
        long scanBytes,
        byte[] bare) {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;

    /** Encoders make some ten; each goes over the whole picture, however few bytes it takes. */
    private static final int MOST_SCANS = 500;

    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP13 = 0xed;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COM = 0xfe;
    /** What begins the APP1 segment of an XMP packet (XMP specification part 3, 1.1.3). */
    static final String XMP = "http://ns.adobe.com/xap/1.0/\0";

    /**
     * A frame header.
     *
     * @param marker SOF0 to SOF15, as 0xc0 to 0xcf
     * @param ids the components' identifiers
     * @param sampling the components' sampling factors, horizontal in the high nibble
     */
    record Frame(int marker, int precision, int width, int height, int[] ids, int[] sampling) {}

    /** @param ending what is thought of a file that ends within its picture, or behind it */
    static JpegStructure of(byte[] file, Ending ending) throws FormatException {
        return new Walk(file, ending).walk();
    }

    private static final class Walk {
        private final byte[] file;
        private final Ending ending;
        private final ByteArrayOutputStream bare;
        private final Map<Integer, byte[]> profile = new TreeMap<>();
        private int profileParts;
        private Frame frame;
        private int adobe = -1;
        private boolean jfif;
        private Optional<Resolution> density = Optional.empty();
        private Exif exif = Exif.NONE;
        private Optional<ExifBlock> exifBlock = Optional.empty();
        private final List<Texts.Entry> texts = new ArrayList<>();
        private final ByteArrayOutputStream photoshop = new ByteArrayOutputStream();
        private int textRoom = Texts.MAX_CHARACTERS;
        private long scanBytes;
        private int scans;
        private int at;

        Walk(byte[] file, Ending ending) {
            this.file = file;
            this.ending = ending;
            this.bare = new ByteArrayOutputStream(file.length);
        }

        JpegStructure walk() throws FormatException {
            if (marker() != SOI) {
                throw FormatException.corrupt("jpeg", 0, "expected a start marker");
            }
            mark(SOI);
            for (int marker = marker(); marker != EOI; marker = marker()) {
                if (marker == SOI || marker >= 0xd0 && marker <= 0xd7 || marker == 0x01) {
                    continue; // no segment follows; decoders pass over them
                }
                int start = at;
                int length = file.length - at < 2 ? 0 : u16(at);
                if (length < 2 || length > file.length - at) {
                    early(FormatException.corrupt(
                            "jpeg",
                            at,
                            "a segment of " + length + " bytes, of which " + (file.length - at) + " are there"));
                    break;
                }
                at += length;
                segment(marker, start, length);
            }
            mark(EOI);
            if (frame == null || scanBytes == 0) {
                throw FormatException.corrupt("jpeg", "it has no picture");
            }
            return new JpegStructure(
                    frame,
                    adobe,
                    jfif,
                    density,
                    exif,
                    attachments(),
                    assembledProfile(),
                    scanBytes,
                    bare.toByteArray());
        }

        private void segment(int marker, int start, int length) throws FormatException {
            byte[] body = Arrays.copyOfRange(file, start + 2, start + length);
            if (marker >= APP0 && marker <= APP15 || marker == COM) {
                application(marker, body);
                return;
            }
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                frame(marker, body, start);
            }
            mark(marker);
            bare.write(file, start, length);
            if (marker == SOS) {
                if (frame == null) {
                    throw FormatException.corrupt("jpeg", start, "a scan before the frame header");
                }
                if (++scans > MOST_SCANS) {
                    throw FormatException.tooLarge("a jpeg of more than " + MOST_SCANS + " scans");
                }
                int from = at;
                skipScan();
                scanBytes += at - from;
                bare.write(file, from, at - from);
            }
        }

        private void frame(int marker, byte[] body, int start) throws FormatException {
            int components = body.length < 6 ? 0 : body[5] & 0xff;
            if (frame != null || components == 0 || body.length < 6 + 3 * components) {
                throw FormatException.corrupt(
                        "jpeg",
                        start,
                        frame != null ? "a second frame" : "a frame header of " + body.length + " bytes");
            }
            int[] ids = new int[components];
            int[] sampling = new int[components];
            for (int c = 0; c < components; c++) {
                ids[c] = body[6 + 3 * c] & 0xff;
                sampling[c] = body[7 + 3 * c] & 0xff;
            }
            frame = new Frame(marker, body[0] & 0xff, u16(start + 5), u16(start + 3), ids, sampling);
        }

        private void application(int marker, byte[] body) {
            if (marker == APP0 && begins(body, "JFIF\0") && body.length >= 12) {
                jfif = true;
                density = density(body[7] & 0xff, u16(body, 8), u16(body, 10));
            } else if (marker == APP1 && begins(body, "Exif\0")) {
                byte[] block = Arrays.copyOfRange(body, Math.min(6, body.length), body.length);
                exif = Exif.of(block);
                exifBlock = ExifBlock.of(block);
            } else if (marker == APP1 && begins(body, XMP)) {
                text(Texts.XMP, new String(body, XMP.length(), body.length - XMP.length(), StandardCharsets.UTF_8));
            } else if (marker == COM) {
                text(Texts.COMMENT, Texts.decoded(body));
            } else if (marker == APP2 && begins(body, "ICC_PROFILE\0") && body.length > 14) {
                profile.put(body[12] & 0xff, Arrays.copyOfRange(body, 14, body.length));
                profileParts = body[13] & 0xff;
            } else if (marker == APP13 && begins(body, PhotoshopResources.PREFIX)) {
                int from = PhotoshopResources.PREFIX.length();
                photoshop.write(body, from, body.length - from);
            } else if (marker == APP14 && begins(body, "Adobe") && body.length >= 12) {
                adobe = body[11] & 0xff;
            }
        }

        private void text(String keyword, String text) {
            if (!text.isEmpty() && text.length() <= textRoom) {
                texts.add(new Texts.Entry(keyword, text));
                textRoom -= text.length();
            }
        }

        private List<Attachment> attachments() {
            List<Attachment> attachments = new ArrayList<>();
            exifBlock.ifPresent(attachments::add);
            exifBlock.map(ExifTexts::read).ifPresent(words -> texts.addAll(0, words));
            PhotoshopResources.of(photoshop.toByteArray()).ifPresent(attachments::add);
            if (!texts.isEmpty()) {
                attachments.add(new Texts(texts));
            }
            return attachments;
        }

        private static boolean begins(byte[] body, String text) {
            byte[] start = text.getBytes(StandardCharsets.ISO_8859_1);
            return body.length >= start.length && Arrays.equals(body, 0, start.length, start, 0, start.length);
        }

        private static Optional<Resolution> density(int unit, int x, int y) {
            if (x == 0 || y == 0 || unit == 0 && x == y || unit > 2) {
                return Optional.empty();
            }
            return Optional.of(new Resolution(
                    x,
                    y,
                    unit == 0 ? Resolution.Unit.NONE : unit == 1 ? Resolution.Unit.INCH : Resolution.Unit.CENTIMETRE));
        }

        private Optional<IccProfile> assembledProfile() {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (int part = 1; part <= profileParts; part++) {
                if (!profile.containsKey(part)) {
                    return Optional.empty();
                }
                whole.writeBytes(profile.get(part));
            }
            return whole.size() == 0 ? Optional.empty() : Optional.of(new IccProfile(whole.toByteArray()));
        }

        /** The next marker's second byte; bytes before it that belong to nothing are passed over, as decoders do. */
        private int marker() throws FormatException {
            while (at + 1 < file.length) {
                if (file[at++] == (byte) 0xff && file[at] != 0 && file[at] != (byte) 0xff) {
                    return file[at++] & 0xff;
                }
            }
            early(FormatException.corrupt("jpeg", file.length, "the file is cut short, its end marker is missing"));
            return EOI;
        }

        /** Passes over entropy-coded data: up to a marker that neither escapes a byte nor restarts the decoder. */
        private void skipScan() throws FormatException {
            for (; at + 1 < file.length; at++) {
                if (file[at] == (byte) 0xff) {
                    int next = file[at + 1] & 0xff;
                    if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                        return;
                    }
                }
            }
            at = file.length;
            ending.early(FormatException.corrupt("jpeg", file.length, "the file is cut short within its picture"));
        }

        /** As if the end marker came now, if there is some of the picture before it. */
        private void early(FormatException e) throws FormatException {
            if (scanBytes == 0) {
                throw e;
            }
            ending.early(e);
        }

        private void mark(int marker) {
            bare.write(0xff);
            bare.write(marker);
        }

        private int u16(int offset) {
            return u16(file, offset);
        }

        private static int u16(byte[] bytes, int offset) {
            return (bytes[offset] & 0xff) << 8 | bytes[offset + 1] & 0xff;
        }
    }
}
