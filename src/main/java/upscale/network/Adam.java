package upscale.network;

import java.util.List;

/**
 * Steps against gradients, each number's by its own (Kingma, Ba, arXiv 1412.6980, algorithm 1, with the paper's constants).
 *
 * @param numbers that are changed
 * @param means of gradients, of the same shape
 * @param squares means of their squares
 */
record Adam(List<float[]> numbers, List<float[]> means, List<float[]> squares) {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final double LEAST = 1e-8;

    /** Of a network, from the beginning. */
    static Adam of(Network network) {
        return new Adam(network.rows(), network.zeros().rows(), network.zeros().rows());
    }

    /**
     * Takes a step.
     *
     * @param step its number, from 1
     * @param rate how far it goes
     */
    void step(List<float[]> gradients, long step, double rate) {
        double first = 1 - StrictMath.pow(FIRST, (double) step);
        double second = 1 - StrictMath.pow(SECOND, (double) step);
        for (int r = 0; r < numbers.size(); r++) {
            float[] row = numbers.get(r);
            float[] mean = means.get(r);
            float[] square = squares.get(r);
            float[] gradient = gradients.get(r);
            for (int i = 0; i < row.length; i++) {
                double g = gradient[i];
                double m = FIRST * mean[i] + (1 - FIRST) * g;
                double v = SECOND * square[i] + (1 - SECOND) * g * g;
                mean[i] = (float) m;
                square[i] = (float) v;
                row[i] -= (float) (rate * (m / first) / (Math.sqrt(v / second) + LEAST));
            }
        }
    }
}
