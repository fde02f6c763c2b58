package upscale.learn;

/** Linear least squares with weights held to known ones (ridge regression; A. Hoerl and R. Kennard 1970, Technometrics 12). */
final class Ridge {
    private Ridge() {}

    /**
     * The weights, by phase and feature, with the least sum of squared differences plus {@code ridge} times their squared distance from others.
     *
     * @param toward those others
     * @throws IllegalArgumentException if there is no least
     */
    static double[][] weights(NormalEquations known, double ridge, double[][] toward) {
        int n = known.features();
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i; k++) {
                matrix[i][k] = known.product(k, i);
            }
            matrix[i][i] += ridge;
        }
        Cholesky solver = new Cholesky(matrix);
        double[][] weights = new double[known.phases()][];
        for (int phase = 0; phase < weights.length; phase++) {
            double[] wanted = new double[n];
            for (int i = 0; i < n; i++) {
                wanted[i] = known.moment(phase, i) + ridge * toward[phase][i];
            }
            weights[phase] = solver.solve(wanted);
        }
        return weights;
    }
}
