package upscale.engine;

/**
 * A two-dimensional kernel of given numbers, the same for every channel: what convolution and transposed convolution apply.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param values row by row; not to be changed
 * @param spec how it was named, for people
 */
public record Weights(int height, int width, double[] values, String spec) {
    public Weights {
        if (height < 1 || width < 1 || values.length != height * width) {
            throw new IllegalArgumentException(values.length + " weights for a " + height + "x" + width + " kernel");
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a kernel weight is " + value + "; weights are finite numbers");
            }
        }
    }

    /** The weight at row {@code y}, column {@code x}. */
    public double at(int y, int x) {
        return values[y * width + x];
    }

    /** The outer product of two one-dimensional kernels. */
    public static Weights separable(double[] column, double[] row, String spec) {
        double[] values = new double[column.length * row.length];
        for (int y = 0; y < column.length; y++) {
            for (int x = 0; x < row.length; x++) {
                values[y * row.length + x] = column[y] * row[x];
            }
        }
        return new Weights(column.length, row.length, values, spec);
    }

    @Override
    public String toString() {
        return spec + " (" + height + " rows, " + width + " columns)";
    }
}
