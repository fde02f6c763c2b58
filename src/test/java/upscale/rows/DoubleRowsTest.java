package upscale.rows;

final class DoubleRowsTest extends RowsContract<double[]> {
    @Override
    Rows<double[]> rows() {
        return Rows.DOUBLE;
    }

    @Override
    double rounded(double value) {
        return value;
    }

    @Override
    double get(double[] row, int i) {
        return row[i];
    }
}
