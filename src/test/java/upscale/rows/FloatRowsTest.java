package upscale.rows;

final class FloatRowsTest extends RowsContract<float[]> {
    @Override
    Rows<float[]> rows() {
        return Rows.FLOAT;
    }

    @Override
    double rounded(double value) {
        return (float)
                value; // a double holds the exact product of two floats, and innocuously more than their exact sum
    }

    @Override
    double get(float[] row, int i) {
        return row[i];
    }
}
