package upscale.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

    /** Every integer, half and what lies next to them, over the ranges of all types that are floats here. */
    @Test
    void quantisingAddsAHalfAndTakesTheFloor() {
        int[][] ranges = {{0, 1}, {0, 255}, {-128, 127}, {0, 4095}, {0, 65535}, {-32768, 32767}};
        for (int[] range : ranges) {
            int low = range[0];
            float[] values = new float[6 * (range[1] - low + 3)];
            for (int i = 0; i < values.length; i++) {
                float on = low - 1 + i / 6 + (i % 2) / 2f;
                values[i] = i / 2 % 3 == 0 ? on : i / 2 % 3 == 1 ? Math.nextUp(on) : Math.nextDown(on);
            }
            float[] row = values.clone();
            rows().quantise(row, low, range[1], row.length);
            for (int i = 0; i < row.length; i++) {
                float half = 0.5f - Math.min(low, 0);
                float clamped = Math.min(Math.max(values[i], low), range[1]);
                double expected = Math.floor(clamped + half) + Math.min(low, 0);
                if (row[i] != expected) { // not an assertion per sample: there are many
                    assertThat(row[i]).as("of %s", values[i]).isEqualTo((float) expected);
                }
            }
        }
    }

    @Test
    void quantisingClampsInfinitiesAndLeavesNaN() {
        float[] row = {Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, Float.NaN, -Float.MAX_VALUE, Float.MAX_VALUE};
        rows().quantise(row, -128, 127, row.length);
        assertThat(row).containsExactly(-128, 127, Float.NaN, -128, 127);
    }
}
