package upscale.bank;

import java.util.Random;

/** Banks that learned nothing. */
public final class Banks {
    private static final double UNIT = 0x1p-22;

    private Banks() {}

    /** Kernels near bicubic interpolation, and questions of all features, by chance; weights of each phase sum to one exactly. */
    public static Bank random(int scale, int size, boolean symmetric, int kernels, long seed) {
        Random random = new Random(seed);
        double[][] weights = new double[kernels][];
        for (int i = 0; i < kernels; i++) {
            weights[i] = Phases.bicubic(scale, size);
            for (int phase = 0; phase < scale * scale; phase++) {
                double rest = 1;
                for (int place = 0; place < size * size; place++) {
                    int at = Phases.at(phase, place, scale, size);
                    weights[i][at] = Math.rint((weights[i][at] + random.nextDouble(-0.05, 0.05)) / UNIT) * UNIT;
                    rest -= place == size * size / 2 ? 0 : weights[i][at];
                }
                weights[i][Phases.at(phase, size * size / 2, scale, size)] = rest;
            }
        }
        return new Bank(scale, size, symmetric, tree(kernels, random), weights);
    }

    /** Each question's "no" is a kernel or the next question, by turns, and its "yes" the other. */
    private static Tree tree(int kernels, Random random) {
        int questions = kernels - 1;
        int[] features = new int[questions];
        float[] thresholds = new float[questions];
        int[][] children = new int[questions][2];
        for (int i = 0; i < questions; i++) {
            features[i] = i % Windows.FEATURES;
            thresholds[i] = features[i] == Windows.CONTRAST ? 0.1f : random.nextFloat(-0.4f, 0.1f);
            int next = i + 1 < questions ? i + 1 : -1 - questions;
            children[i][i % 2] = -1 - i;
            children[i][1 - i % 2] = next;
        }
        return new Tree(features, thresholds, children);
    }
}
