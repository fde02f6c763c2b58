package upscale.format.dicom;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A data element. Immutable; arrays are not copied and not to be changed.
 *
 * @param tag {@code 0xggggeeee}
 * @param vr what the value is
 * @param value its bytes, numbers little-endian; empty for a sequence
 * @param items of a sequence; empty for any other
 */
record Element(int tag, Vr vr, byte[] value, List<DataSet> items) {
    private static final byte[] NOTHING = {};

    Element {
        items = List.copyOf(items);
    }

    static Element of(int tag, Vr vr, byte[] value) {
        return new Element(tag, vr, value, List.of());
    }

    static Element sequence(int tag, List<DataSet> items) {
        return new Element(tag, Vr.SQ, NOTHING, items);
    }

    /** Text in Latin letters, several values with backslashes between them. */
    static Element text(int tag, Vr vr, String... values) {
        return of(tag, vr, String.join("\\", values).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** 16-bit numbers, signed or not. */
    static Element shorts(int tag, Vr vr, int... values) {
        byte[] bytes = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[2 * i] = (byte) values[i];
            bytes[2 * i + 1] = (byte) (values[i] >> 8);
        }
        return of(tag, vr, bytes);
    }

    /** The value as text, without what it was padded with. */
    String text() {
        String text = new String(value, StandardCharsets.ISO_8859_1);
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    /** How many bytes of memory it takes, about, items excluded. */
    static long cost(long length) {
        return 128 + length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Element e
                && tag == e.tag
                && vr == e.vr
                && Arrays.equals(value, e.value)
                && items.equals(e.items);
    }

    @Override
    public int hashCode() {
        return 31 * tag + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return Tag.label(tag) + " " + vr + " " + (vr == Vr.SQ ? items.size() + " items" : value.length + " bytes");
    }
}
