package upscale.format.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The filters against their definitions, byte by byte (PNG third edition, 9.2 to 9.4). */
class FilterReferenceTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 8})
    void filtersAsDefinedAndBack(int step) {
        for (int length : new int[] {step, step + 1, 5 * step, 61 * step, 1000}) {
            for (int range : new int[] {2, 5, 256}) {
                byte[][] rows = rows(step, length, range);
                for (int filter = 0; filter < 5; filter++) {
                    for (int y = 1; y < rows.length; y++) {
                        byte[] filtered = filtered(filter, rows[y - 1], rows[y], step, step, length);
                        assertThat(filtered)
                                .as("filter %d, step %d, row %d", filter, step, y)
                                .isEqualTo(defined(filter, rows[y], rows[y - 1], step));
                        Unfilter.undo(filter, filtered, rows[y - 1], step, step + length);
                        assertThat(filtered)
                                .as("filter %d, step %d, row %d, undone", filter, step, y)
                                .isEqualTo(rows[y]);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void filtersPiecesAsTheWholeRow(int filter) {
        byte[][] rows = rows(3, 300, 256);
        byte[] whole = filtered(filter, rows[0], rows[1], 3, 3, 300);
        byte[] piece = filtered(filter, rows[0], rows[1], 3, 3 + 90, 60);
        assertThat(Arrays.copyOfRange(piece, 3, 63)).isEqualTo(Arrays.copyOfRange(whole, 93, 153));
    }

    /** Bytes [from, from + n) of a row after {@code step} zeros; what is before and behind the row is not to matter. */
    private static byte[] filtered(int filter, byte[] above, byte[] row, int step, int from, int n) {
        byte[] in = new byte[above.length + row.length + RowFilter.SLACK];
        Arrays.fill(in, (byte) 0x5a);
        System.arraycopy(above, 0, in, 0, above.length);
        System.arraycopy(row, 0, in, above.length, row.length);
        byte[] out = new byte[step + n + RowFilter.SLACK];
        RowFilter.apply(filter, in, above.length + from, from, step, n, out, step);
        return Arrays.copyOf(out, step + n);
    }

    /** Rows after {@code step} zeros each; the smaller the range of values, the more ties Paeth has to break. */
    private static byte[][] rows(int step, int length, int range) {
        Random random = new Random(step * 1009L + length * 31L + range);
        byte[][] rows = new byte[6][step + length];
        for (int y = 1; y < rows.length; y++) {
            for (int i = step; i < rows[y].length; i++) {
                rows[y][i] = (byte) random.nextInt(range);
            }
        }
        return rows;
    }

    private static byte[] defined(int filter, byte[] row, byte[] above, int step) {
        byte[] out = new byte[row.length];
        for (int i = step; i < row.length; i++) {
            int a = row[i - step] & 0xff;
            int b = above[i] & 0xff;
            int c = above[i - step] & 0xff;
            int predictor = switch (filter) {
                case 0 -> 0;
                case 1 -> a;
                case 2 -> b;
                case 3 -> (int) Math.floor((a + b) / 2.0);
                default -> paeth(a, b, c);
            };
            out[i] = (byte) (row[i] - predictor);
        }
        return out;
    }

    private static int paeth(int a, int b, int c) {
        int p = a + b - c;
        int pa = Math.abs(p - a);
        int pb = Math.abs(p - b);
        int pc = Math.abs(p - c);
        if (pa <= pb && pa <= pc) {
            return a;
        }
        return pb <= pc ? b : c;
    }
}
