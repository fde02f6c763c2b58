package upscale.engine;

/**
 * How the sums of a separable resampling are carried out.
 *
 * @param weightBits fractional bits of the integer weights that {@link Taps} hold; 0 if they are plain numbers, and then nothing
 *     is rounded on the way
 * @param roundsBetween whether the first pass's sums are rounded (half up) and clamped to samples before the second
 * @param verticalFirst whether columns are resampled before rows; with exact arithmetic only a matter of cost, which then decides
 */
public record Arithmetic(int weightBits, boolean roundsBetween, boolean verticalFirst) {
    /** Weights as they are, sums in the band's own precision, passes in the cheaper order. */
    public static final Arithmetic EXACT = new Arithmetic(0, false, false);

    public boolean exact() {
        return weightBits == 0 && !roundsBetween;
    }
}
