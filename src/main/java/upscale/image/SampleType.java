package upscale.image;

/**
 * How one sample is stored: its width in bits and whether it is unsigned, signed or floating point.
 *
 * <p>Values always travel as the image's own code values: an 8-bit sample is 0..255, a DICOM sample its stored value, a
 * float sample itself. Nothing rescales them on the way.
 */
public enum SampleType {
    U1(1, Kind.UNSIGNED),
    U2(2, Kind.UNSIGNED),
    U4(4, Kind.UNSIGNED),
    U8(8, Kind.UNSIGNED),
    U16(16, Kind.UNSIGNED),
    U32(32, Kind.UNSIGNED),
    /** Held in doubles, hence exact up to 2^53; readers refuse larger values by name. */
    U64(64, Kind.UNSIGNED),
    I8(8, Kind.SIGNED),
    I16(16, Kind.SIGNED),
    I32(32, Kind.SIGNED),
    /** Held in doubles, hence exact up to +-2^53; readers refuse larger values by name. */
    I64(64, Kind.SIGNED),
    F16(16, Kind.FLOATING),
    F32(32, Kind.FLOATING),
    F64(64, Kind.FLOATING);

    private enum Kind {
        UNSIGNED,
        SIGNED,
        FLOATING
    }

    /** The largest integer up to which a double holds every integer exactly. */
    public static final double EXACT_LIMIT = 0x1p53;

    private final int bits;
    private final Kind kind;

    SampleType(int bits, Kind kind) {
        this.bits = bits;
        this.kind = kind;
    }

    /** Width of a stored sample in bits. */
    public int bits() {
        return bits;
    }

    public boolean floating() {
        return kind == Kind.FLOATING;
    }

    public boolean signed() {
        return kind != Kind.UNSIGNED;
    }

    /** Whether a float cannot hold every value, so that bands of this type carry doubles. */
    public boolean wide() {
        return bits > 16 && this != F32;
    }

    /** Smallest value, in code values; negative infinity for floating types. */
    public double min() {
        return switch (kind) {
            case UNSIGNED -> 0;
            case SIGNED -> Math.max(-Math.scalb(1.0, bits - 1), -EXACT_LIMIT);
            case FLOATING -> Double.NEGATIVE_INFINITY;
        };
    }

    /** Largest value, in code values; positive infinity for floating types. */
    public double max() {
        return switch (kind) {
            case UNSIGNED -> Math.min(Math.scalb(1.0, bits) - 1, EXACT_LIMIT);
            case SIGNED -> Math.min(Math.scalb(1.0, bits - 1) - 1, EXACT_LIMIT);
            case FLOATING -> Double.POSITIVE_INFINITY;
        };
    }

    /** The unsigned integer type of as many bits; itself, of floating types. */
    public SampleType unsigned() {
        return switch (this) {
            case I8 -> U8;
            case I16 -> U16;
            case I32 -> U32;
            case I64 -> U64;
            default -> this;
        };
    }

    /** The unsigned integer type of this many bits. */
    public static SampleType unsigned(int bits) {
        return switch (bits) {
            case 1 -> U1;
            case 2 -> U2;
            case 4 -> U4;
            case 8 -> U8;
            case 16 -> U16;
            case 32 -> U32;
            default -> throw new IllegalArgumentException("no unsigned sample type of " + bits + " bits");
        };
    }

    /** Name for people: {@code uint8}, {@code int16}, {@code float32}. */
    public String label() {
        return switch (kind) {
            case UNSIGNED -> "uint" + bits;
            case SIGNED -> "int" + bits;
            case FLOATING -> "float" + bits;
        };
    }
}
