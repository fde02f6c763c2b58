package upscale.engine;

/**
 * By how much a spectrum is lowered towards its end, so that edges ring less. Frequencies are fractions of the lower of both grids' Nyquist
 * frequencies: 0 is the mean, 1 the last that is kept.
 *
 * @param kind the formula
 * @param taper over which fraction of the spectrum the weights fall, 0 to 1; only with {@link Kind#TUKEY}, else 0
 */
public record Apodization(Kind kind, double taper) {
    /** The formulas, of f in 0..1. */
    public enum Kind {
        /** 1. */
        NONE,
        /** {@code 1/2 + 1/2 cos(pi f)} (Harris 1978). */
        HANN,
        /** 1 up to {@code 1 - A}, then {@code 1/2 + 1/2 cos(pi (f - 1 + A) / A)} (Harris 1978). */
        TUKEY,
        /** {@code 1 / (1 + exp((f - R) / W))}, R = 0.9, W = 0.05, scaled to 1 at 0 (Bernstein, King & Zhou 2004, 13.1). */
        FERMI
    }

    public static final Apodization NONE = new Apodization(Kind.NONE, 0);
    public static final Apodization HANN = new Apodization(Kind.HANN, 0);
    public static final Apodization FERMI = new Apodization(Kind.FERMI, 0);

    private static final double FERMI_RADIUS = 0.9;
    private static final double FERMI_WIDTH = 0.05;

    /**
     * @param taper 0 to 1: none at all, or Hann's
     * @throws IllegalArgumentException if it is neither nor between
     */
    public static Apodization tukey(double taper) {
        if (!(taper >= 0 && taper <= 1)) {
            throw new IllegalArgumentException("tukey:A takes an A from 0 to 1, not " + taper);
        }
        return new Apodization(Kind.TUKEY, taper);
    }

    /** What the frequency {@code f}, 0..1, is multiplied by; 1 for 0. */
    public double weight(double f) {
        return switch (kind) {
            case NONE -> 1;
            case HANN -> raisedCosine(f);
            case TUKEY -> f <= 1 - taper ? 1 : raisedCosine((f - 1 + taper) / taper);
            case FERMI -> fermi(f) / fermi(0);
        };
    }

    private static double raisedCosine(double x) {
        return 0.5 + 0.5 * StrictMath.cos(StrictMath.PI * x);
    }

    private static double fermi(double f) {
        return 1 / (1 + StrictMath.exp((f - FERMI_RADIUS) / FERMI_WIDTH));
    }

    /** How {@code --apodize} spells it. */
    @Override
    public String toString() {
        String name = kind.name().toLowerCase(java.util.Locale.ROOT);
        return kind == Kind.TUKEY ? name + ":" + taper : name;
    }
}
