package upscale.compare;

/**
 * How far samples of one channel are from those they are compared with, in code values. A sample that is NaN where the other is not is
 * infinitely far.
 *
 * @param samples how many there are
 * @param differing how many differ at all
 * @param largest the largest absolute difference; 0 if there is none
 * @param x column of its first place, in reading order; -1 if there is none
 * @param y row of that place
 * @param actual the sample there
 * @param expected what it is compared with there
 * @param sum of absolute differences
 * @param squares sum of squared differences
 */
public record Deviation(
        long samples,
        long differing,
        double largest,
        int x,
        int y,
        double actual,
        double expected,
        double sum,
        double squares) {
    /** Of no samples. */
    public static final Deviation NONE = new Deviation(0, 0, 0, -1, -1, 0, 0, 0, 0);

    /** Of these samples and of others, which are farther down. */
    public Deviation and(Deviation below) {
        Deviation first = below.largest > largest ? below : this;
        return new Deviation(
                samples + below.samples,
                differing + below.differing,
                first.largest,
                first.x,
                first.y,
                first.actual,
                first.expected,
                sum + below.sum,
                squares + below.squares);
    }

    /** Mean absolute error. */
    public double mae() {
        return sum / samples;
    }

    /** Mean squared error. */
    public double mse() {
        return squares / samples;
    }

    /** Root of the mean squared error. */
    public double rmse() {
        return Math.sqrt(mse());
    }

    /**
     * Peak signal-to-noise ratio in decibels, {@code 10 log10(peak^2 / mse)}: infinite if nothing differs.
     *
     * @param peak the range of the samples, such as 255
     */
    public double psnr(double peak) {
        return 10 * StrictMath.log10(peak * peak / mse());
    }
}
