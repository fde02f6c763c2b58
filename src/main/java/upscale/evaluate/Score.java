package upscale.evaluate;

/**
 * How near to the original a method came, with one image.
 *
 * @param width columns of what it made
 * @param height rows of it
 * @param psnr peak signal-to-noise ratio in decibels; infinite if nothing differs
 * @param ssim structural similarity, at most 1
 * @param nanos that enlarging took, on one thread; the fastest of a few runs, if it is quick
 */
public record Score(int width, int height, double psnr, double ssim, long nanos) {
    /** Seconds for a million pixels of what was made. */
    public double secondsPerMegapixel() {
        return nanos / 1e3 / ((double) width * height);
    }
}
