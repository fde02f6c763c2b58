package upscale.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import upscale.format.FormatException;
import upscale.image.SampleType;

/**
 * What an array file says before its data: versions 1.0, 2.0 and 3.0 of the NumPy array format
 * ({@code numpy.lib.format}, NEP 1).
 *
 * @param type how an element is stored; booleans are {@link SampleType#U8}
 * @param bool whether the elements are booleans, bytes 0 and 1
 * @param order of an element's bytes
 * @param fortran whether the first axis varies fastest, instead of the last
 * @param shape the axes' lengths, slowest first
 * @param note the comment behind the dictionary, without its #; mostly empty
 * @param dataOffset bytes from the start of the file to the first element
 */
public record NpyHeader(
        SampleType type,
        boolean bool,
        ByteOrder order,
        boolean fortran,
        List<Long> shape,
        String note,
        int dataOffset) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** What NumPy refuses to parse, ten times over. */
    private static final int LIMIT = 100_000;

    private static final int ALIGNMENT = 64;

    public NpyHeader {
        shape = List.copyOf(shape);
    }

    /** Whether a file that begins with {@code head} is such an array. */
    public static boolean recognises(byte[] head) {
        return head.length >= MAGIC.length && Arrays.equals(MAGIC, Arrays.copyOf(head, MAGIC.length));
    }

    /** Reads the header and leaves {@code in} at the first element. */
    public static NpyHeader read(InputStream in) throws IOException {
        byte[] prefix = in.readNBytes(8);
        if (prefix.length < 8 || !recognises(prefix)) {
            throw FormatException.corrupt("npy", 0, "expected \\x93NUMPY and a version");
        }
        int major = prefix[6];
        if (major < 1 || major > 3 || prefix[7] != 0) {
            throw FormatException.unsupported(
                    "npy", "version " + (major & 0xff) + "." + (prefix[7] & 0xff) + ", expected 1.0, 2.0 or 3.0");
        }
        int lengthBytes = major == 1 ? 2 : 4;
        byte[] lengthField = in.readNBytes(lengthBytes);
        long length = 0;
        for (int i = 0; i < lengthField.length; i++) {
            length |= (lengthField[i] & 0xffL) << 8 * i;
        }
        if (length > LIMIT) {
            throw FormatException.corrupt("npy", 8, "a header of " + length + " bytes, expected at most " + LIMIT);
        }
        byte[] text = in.readNBytes((int) length);
        if (lengthField.length < lengthBytes || text.length < length) {
            throw FormatException.corrupt("npy", 8 + lengthField.length + text.length, "ends within its header");
        }
        int at = 8 + lengthBytes;
        String literal = new String(text, major < 3 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        // Python reads the header as a literal, to which a comment behind it is nothing.
        int comment = literal.indexOf('#', literal.lastIndexOf('}') + 1);
        String note = comment < 0 ? "" : literal.substring(comment + 1).strip();
        NpyDict dict = NpyDict.parse(comment < 0 ? literal : literal.substring(0, comment), at);
        return of(dict, note, at + text.length);
    }

    private static NpyHeader of(NpyDict dict, String note, int dataOffset) throws FormatException {
        String dtype = dict.dtype();
        char byteOrder = dtype.isEmpty() ? ' ' : dtype.charAt(0);
        String element = dtype.isEmpty() ? "" : dtype.substring(1);
        SampleType type = switch (element) {
            case "b1", "u1" -> SampleType.U8;
            case "u2" -> SampleType.U16;
            case "u4" -> SampleType.U32;
            case "u8" -> SampleType.U64;
            case "i1" -> SampleType.I8;
            case "i2" -> SampleType.I16;
            case "i4" -> SampleType.I32;
            case "i8" -> SampleType.I64;
            case "f2" -> SampleType.F16;
            case "f4" -> SampleType.F32;
            case "f8" -> SampleType.F64;
            default ->
                throw FormatException.unsupported(
                        "npy",
                        "elements of type '" + dtype + "', expected bool, or int, uint or float of 1 to 8 bytes");
        };
        // '=' is the writer's own order; every machine that NumPy is built for today has its low byte first
        ByteOrder order = byteOrder == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        if ("<>=".indexOf(byteOrder) < 0 && !(byteOrder == '|' && type.bits() == 8)) {
            throw FormatException.corrupt("npy", "type '" + dtype + "' states no byte order");
        }
        return new NpyHeader(type, element.equals("b1"), order, dict.fortran(), dict.shape(), note, dataOffset);
    }

    /** Elements of the shape; saturates instead of overflowing. */
    public long elements() {
        long product = 1;
        for (long length : shape) {
            long high = Math.multiplyHigh(product, length);
            product = high != 0 || product * length < 0 ? Long.MAX_VALUE / 8 : product * length;
        }
        return Math.min(product, Long.MAX_VALUE / 8);
    }

    /** The shape as Python writes it: {@code (3, 480, 640)}. */
    public String shapeText() {
        return shape.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "(", shape.size() == 1 ? ",)" : ")"));
    }

    /** The element type as the format names it: {@code <f4}. */
    public String dtype() {
        String kind = bool ? "b" : type.floating() ? "f" : type.signed() ? "i" : "u";
        return (type.bits() == 8 ? "|" : order == ByteOrder.BIG_ENDIAN ? ">" : "<") + kind + type.bits() / 8;
    }

    /** The header without a note. */
    public static byte[] bytes(SampleType type, List<Long> shape) {
        return bytes(type, shape, "");
    }

    /** The header of a version 1.0 file, padded so that the data begin at a multiple of 64 bytes. */
    public static byte[] bytes(SampleType type, List<Long> shape, String note) {
        NpyHeader header = new NpyHeader(type, false, ByteOrder.LITTLE_ENDIAN, false, shape, note, 0);
        String dict = "{'descr': '" + header.dtype() + "', 'fortran_order': False, 'shape': " + header.shapeText()
                + ", }" + (note.isEmpty() ? "" : " # " + note);
        int unpadded = MAGIC.length + 4 + dict.length() + 1;
        int total = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] bytes = new byte[total];
        Arrays.fill(bytes, (byte) ' ');
        System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
        bytes[6] = 1;
        bytes[7] = 0;
        bytes[8] = (byte) (total - 10);
        bytes[9] = (byte) (total - 10 >> 8);
        byte[] ascii = dict.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, bytes, 10, ascii.length);
        bytes[total - 1] = '\n';
        return bytes;
    }
}
