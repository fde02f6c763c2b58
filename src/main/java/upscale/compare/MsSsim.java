package upscale.compare;

import java.io.IOException;
import java.util.List;
import upscale.image.Image;

/**
 * The multi-scale structural similarity of two images, as Wang, Simoncelli and Bovik define it (Asilomar Conference on Signals, Systems and Computers,
 * 2003, equation 7, with the weights of its section 4): at five scales, each of half the size of the one before, the mean {@linkplain Ssim structure}, and at the
 * last one the mean of structure and luminance, to the power of their weights, multiplied. A mean below zero counts as zero.
 */
public final class MsSsim {
    private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};

    /** Columns and rows that an image has at least. */
    public static final int LEAST = Ssim.WINDOW << (WEIGHTS.length - 1);

    private MsSsim() {}

    /**
     * The similarity of each channel.
     *
     * @param range of the samples, such as 255
     * @param threads how many compute
     * @throws IllegalArgumentException if the images differ in size or are smaller than {@link #LEAST}
     */
    public static double[] of(Image actual, Image expected, double range, int threads) throws IOException {
        int channels = actual.info().channels();
        if (Math.min(actual.info().width(), actual.info().height()) < LEAST) {
            throw new IllegalArgumentException("an image of less than " + LEAST + " rows or columns");
        }
        double[] product = new double[channels];
        java.util.Arrays.fill(product, 1);
        Image a = actual;
        Image b = expected;
        for (int scale = 0; scale < WEIGHTS.length; scale++) {
            if (scale > 0) {
                a = new Halved(a);
                b = new Halved(b);
            }
            Ssim ssim = new Ssim(a.info().width(), channels, range);
            Comparison.run(a, b, List.of(ssim), threads);
            boolean last = scale == WEIGHTS.length - 1;
            for (int c = 0; c < channels; c++) {
                double mean = last ? ssim.mean(c) : ssim.structure(c);
                product[c] *= StrictMath.pow(Math.max(0, mean), WEIGHTS[scale]);
            }
        }
        return product;
    }
}
