package upscale.engine;

/** A reconstruction kernel: the weight of a source sample at a distance. Immutable. */
public interface Kernel {
    /** Distance from the centre beyond which every weight is zero, in source pixels; positive. */
    double support();

    /**
     * Weight of a sample at {@code x} source pixels from the output position (sample minus position); zero for
     * {@code |x| > support()}. Need not sum to one: taps are normalised.
     */
    double weight(double x);

    /** How {@code -k} would spell it: {@code lanczos:3}. */
    String spec();
}
