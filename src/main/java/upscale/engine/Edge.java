package upscale.engine;

/**
 * What stands beyond the border of an image.
 *
 * @param kind the rule
 * @param value the code value beyond the border; only with {@link Kind#VALUE}, else 0
 */
public record Edge(Kind kind, double value) {
    /** The rules. Patterns show what follows the samples a b c d to either side. */
    public enum Kind {
        /** The nearest border sample: {@code a a a | a b c d | d d d}. */
        REPLICATE,
        /** Mirrored with the border sample repeated (numpy "symmetric"): {@code c b a | a b c d | d c b}. */
        REFLECT,
        /** Mirrored about the border sample (numpy "reflect", scipy "mirror"): {@code d c b | a b c d | c b a}. */
        MIRROR,
        /** Periodic: {@code b c d | a b c d | a b c}. */
        WRAP,
        /** A constant. */
        VALUE,
        /** Nothing: taps that fall outside are dropped and the others scaled to sum to one. */
        RENORMALIZE
    }

    public static final Edge REPLICATE = new Edge(Kind.REPLICATE, 0);
    public static final Edge REFLECT = new Edge(Kind.REFLECT, 0);
    public static final Edge MIRROR = new Edge(Kind.MIRROR, 0);
    public static final Edge WRAP = new Edge(Kind.WRAP, 0);
    public static final Edge ZERO = new Edge(Kind.VALUE, 0);
    public static final Edge RENORMALIZE = new Edge(Kind.RENORMALIZE, 0);

    /** A constant code value beyond the border. */
    public static Edge value(double value) {
        return new Edge(Kind.VALUE, value);
    }

    /** Returned by {@link #index} for what is not a sample of the image. */
    public static final int OUTSIDE = -1;

    /** The sample in [0, n) that stands at index {@code i}, or {@link #OUTSIDE}. */
    public int index(int i, int n) {
        if (i >= 0 && i < n) {
            return i;
        }
        return switch (kind) {
            case REPLICATE -> i < 0 ? 0 : n - 1;
            case WRAP -> Math.floorMod(i, n);
            case REFLECT -> {
                int m = Math.floorMod(i, 2 * n);
                yield m < n ? m : 2 * n - 1 - m;
            }
            case MIRROR -> {
                if (n == 1) {
                    yield 0;
                }
                int m = Math.floorMod(i, 2 * n - 2);
                yield m < n ? m : 2 * n - 2 - m;
            }
            case VALUE, RENORMALIZE -> OUTSIDE;
        };
    }

    /** How {@code --edge} spells it. */
    @Override
    public String toString() {
        if (kind == Kind.VALUE) {
            return value == 0 ? "zero" : Double.toString(value);
        }
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
