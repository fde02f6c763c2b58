package upscale.learn;

/** A symmetric, positive definite matrix as {@code L L^T}, L lower triangular (Golub and Van Loan, Matrix Computations, 4.2.5). */
final class Cholesky {
    /** Less than this part of a diagonal element is what rounding leaves of nothing. */
    private static final double NOTHING = 1e-13;

    private final double[][] l;

    /**
     * @param matrix of which the lower triangle is read
     * @throws IllegalArgumentException if it is not positive definite
     */
    Cholesky(double[][] matrix) {
        int n = matrix.length;
        l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= l[i][k] * l[j][k];
                }
                if (i == j && !(rest > NOTHING * matrix[i][i])) {
                    throw new IllegalArgumentException("not positive definite: row " + i);
                }
                l[i][j] = i == j ? Math.sqrt(rest) : rest / l[j][j];
            }
        }
    }

    /** The x of which the matrix makes {@code b}. */
    double[] solve(double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= l[i][k] * x[k];
            }
            x[i] /= l[i][i];
        }
        for (int i = x.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < x.length; k++) {
                x[i] -= l[k][i] * x[k];
            }
            x[i] /= l[i][i];
        }
        return x;
    }
}
