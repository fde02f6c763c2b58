package upscale.format.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;

/**
 * DICOM files put together byte by byte, for tests; it shares nothing with the reader. Elements are given in any order. Numbers are given as such,
 * so that the file's byte order applies to them.
 */
public final class DicomBytes {
    private static final Set<String> LONG =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "UC", "UN", "UR", "UT", "SV", "UV");

    private final String syntax;
    private final boolean explicit;
    private final ByteOrder order;
    private final TreeMap<Integer, byte[]> elements = new TreeMap<>(Comparator.comparingLong(Integer::toUnsignedLong));

    private DicomBytes(String syntax, boolean explicit, ByteOrder order) {
        this.syntax = syntax;
        this.explicit = explicit;
        this.order = order;
    }

    /** A data set in a transfer syntax. */
    public static DicomBytes in(String syntax) {
        boolean big = syntax.equals("1.2.840.10008.1.2.2");
        return new DicomBytes(
                syntax, !syntax.equals("1.2.840.10008.1.2"), big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /** An item of a sequence of this data set. */
    DicomBytes item() {
        return new DicomBytes(syntax, explicit, order);
    }

    /** What every image has; samples are unsigned and use all bits allocated. */
    DicomBytes image(int columns, int rows, int bits) {
        return text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.7")
                .text(0x00080018, "UI", "1.2.3.4")
                .text(0x00080060, "CS", "OT")
                .text(0x00100010, "PN", "Phantom^Test")
                .us(0x00280002, 1)
                .text(0x00280004, "CS", "MONOCHROME2")
                .us(0x00280010, rows)
                .us(0x00280011, columns)
                .us(0x00280100, bits)
                .us(0x00280101, bits)
                .us(0x00280102, bits - 1)
                .us(0x00280103, 0);
    }

    public DicomBytes text(int tag, String vr, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return element(tag, vr, padded(bytes, vr.equals("UI") ? 0 : ' '));
    }

    public DicomBytes us(int tag, int... values) {
        return element(tag, "US", words(values));
    }

    /** 16-bit numbers in the file's byte order. */
    public byte[] words(int... values) {
        ByteBuffer out = ByteBuffer.allocate(2 * values.length).order(order);
        for (int value : values) {
            out.putShort((short) value);
        }
        return out.array();
    }

    public DicomBytes element(int tag, String vr, byte[] value) {
        return put(tag, vr, value.length, value);
    }

    public DicomBytes without(int tag) {
        elements.remove(tag);
        return this;
    }

    private DicomBytes put(int tag, String vr, int length, byte[] value) {
        ByteBuffer header = ByteBuffer.allocate(12).order(order);
        header.putShort((short) (tag >>> 16)).putShort((short) tag);
        if (explicit) {
            header.put(vr.getBytes(StandardCharsets.ISO_8859_1));
        }
        if (explicit && !LONG.contains(vr)) {
            header.putShort((short) length);
        } else {
            if (explicit) {
                header.putShort((short) 0);
            }
            header.putInt(length);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(header.array(), 0, header.position());
        out.writeBytes(value);
        elements.put(tag, out.toByteArray());
        return this;
    }

    /** @param undefined whether sequence and items end with markers, rather than having lengths */
    DicomBytes sequence(int tag, boolean undefined, DicomBytes... items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (DicomBytes item : items) {
            byte[] body = item.dataSet();
            out.writeBytes(item(0xe000, undefined ? -1 : body.length));
            out.writeBytes(body);
            if (undefined) {
                out.writeBytes(item(0xe00d, 0));
            }
        }
        if (undefined) {
            out.writeBytes(item(0xe0dd, 0));
        }
        return put(tag, "SQ", undefined ? -1 : out.size(), out.toByteArray());
    }

    private byte[] item(int element, int length) {
        return ByteBuffer.allocate(8)
                .order(order)
                .putShort((short) 0xfffe)
                .putShort((short) element)
                .putInt(length)
                .array();
    }

    /** Encapsulated pixel data. @param table the table of offsets, which may be empty */
    DicomBytes fragments(int[] table, byte[]... fragments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer offsets = ByteBuffer.allocate(4 * table.length).order(order);
        for (int offset : table) {
            offsets.putInt(offset);
        }
        List<byte[]> all = new ArrayList<>(List.of(fragments));
        all.add(0, offsets.array());
        for (byte[] each : all) {
            byte[] even = padded(each, 0);
            out.writeBytes(item(0xe000, even.length));
            out.writeBytes(even);
        }
        out.writeBytes(item(0xe0dd, 0));
        return put(0x7fe00010, "OB", -1, out.toByteArray());
    }

    static byte[] padded(byte[] bytes, int with) {
        byte[] even = java.util.Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
        if (even.length > bytes.length) {
            even[bytes.length] = (byte) with;
        }
        return even;
    }

    /** Without preamble and header. */
    public byte[] dataSet() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        elements.values().forEach(out::writeBytes);
        return out.toByteArray();
    }

    byte[] file() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[128]);
        out.writeBytes("DICM".getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(header());
        out.writeBytes(syntax.endsWith(".99") ? deflated(dataSet()) : dataSet());
        return out.toByteArray();
    }

    /** Group 0002, which is always explicit and little-endian. */
    byte[] header() {
        return in("1.2.840.10008.1.2.1").text(0x00020010, "UI", syntax).dataSet();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = new byte[bytes.length + 1000];
        int n = deflater.deflate(out);
        deflater.end();
        return padded(java.util.Arrays.copyOf(out, n), 0);
    }

    /** A run-length coded frame of byte planes (PS3.5, annex G): runs of at least three, everything else literally. */
    static byte[] rle(byte[]... planes) {
        ByteBuffer out = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(planes.length).position(64);
        for (int p = 0; p < planes.length; p++) {
            out.putInt(4 + 4 * p, out.position());
            byte[] plane = planes[p];
            for (int at = 0; at < plane.length; ) {
                int run = 1;
                while (at + run < plane.length && run < 128 && plane[at + run] == plane[at]) {
                    run++;
                }
                if (run >= 3) {
                    out.put((byte) (1 - run)).put(plane[at]);
                    at += run;
                } else {
                    int literal = Math.min(5, plane.length - at);
                    out.put((byte) (literal - 1)).put(plane, at, literal);
                    at += literal;
                }
            }
            if (out.position() % 2 == 1) {
                out.put((byte) 0);
            }
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }
}
