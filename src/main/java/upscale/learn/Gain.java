package upscale.learn;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How much better one way of enlarging images does than another, in the mean, and between which means 95 of 100 sets of such images would lie: the percentile bootstrap (B. Efron and
 * R. Tibshirani 1993, An Introduction to the Bootstrap, chapter 13), the same whenever it is asked for.
 *
 * @param mean of the images' gains
 * @param low the 2.5th percentile of means of as many images, drawn with replacement
 * @param high the 97.5th
 */
public record Gain(double mean, double low, double high) {
    private static final int DRAWS = 10_000;
    private static final int TAIL = DRAWS / 40;
    private static final long SEED = 1;

    /** @param gains of each image, at least one */
    public static Gain of(double... gains) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            double sum = 0;
            for (int k = 0; k < gains.length; k++) {
                sum += gains[random.nextInt(gains.length)];
            }
            means[i] = sum / gains.length;
        }
        Arrays.sort(means);
        double sum = 0;
        for (double gain : gains) {
            sum += gain;
        }
        return new Gain(sum / gains.length, means[TAIL], means[DRAWS - 1 - TAIL]);
    }
}
