package upscale.format.dicom;

import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a data element's value is: the value representations of DICOM PS3.5, 6.2. */
enum Vr {
    AE(1, false),
    AS(1, false),
    AT(2, false),
    CS(1, false),
    DA(1, false),
    DS(1, false),
    DT(1, false),
    FD(8, false),
    FL(4, false),
    IS(1, false),
    LO(1, false),
    LT(1, false),
    OB(1, true),
    OD(8, true),
    OF(4, true),
    OL(4, true),
    OV(8, true),
    OW(2, true),
    PN(1, false),
    SH(1, false),
    SL(4, false),
    SQ(1, true),
    SS(2, false),
    ST(1, false),
    SV(8, true),
    TM(1, false),
    UC(1, true),
    UI(1, false),
    UL(4, false),
    UN(1, true),
    UR(1, true),
    US(2, false),
    UT(1, true),
    UV(8, true);

    private static final Map<String, Vr> BY_NAME = new HashMap<>();

    static {
        for (Vr vr : values()) {
            BY_NAME.put(vr.name(), vr);
        }
    }

    private final int unit;
    private final boolean longLength;

    Vr(int unit, boolean longLength) {
        this.unit = unit;
        this.longLength = longLength;
    }

    static Optional<Vr> named(String letters) {
        return Optional.ofNullable(BY_NAME.get(letters));
    }

    /** Bytes of the numbers that a value consists of; 1 if it is text, or bytes. */
    int unit() {
        return unit;
    }

    /** Whether an explicit length takes four bytes, behind two reserved ones (PS3.5, 7.1.2). */
    boolean longLength() {
        return longLength;
    }

    /** What fills a value up to an even length. */
    byte padding() {
        return (byte) (unit > 1 || this == UI || this == OB || this == UN ? 0 : ' ');
    }

    /** Turns a value as stored in {@code order} into a little-endian one, in place, or back. */
    void toLittleEndian(byte[] value, ByteOrder order) {
        if (order == ByteOrder.LITTLE_ENDIAN) {
            return;
        }
        for (int at = 0; at + unit <= value.length; at += unit) {
            for (int low = at, high = at + unit - 1; low < high; low++, high--) {
                byte swapped = value[low];
                value[low] = value[high];
                value[high] = swapped;
            }
        }
    }
}
