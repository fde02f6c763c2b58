package upscale.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What both kinds of rows promise: every result bit for bit that of a plain loop in that kind's arithmetic, whatever the length, so
 * that neither fusing nor vectorising changes an order of summation.
 *
 * @param <R> a row
 */
abstract class RowsContract<R> {
    /** Around the widths of vectors and the loops' own unrolling, and long enough to be compiled with them. */
    private static final int[] SIZES = {1, 4, 6, 8, 13, 15, 16, 17, 31, 33, 63, 64, 65, 100, 127, 511, 1025, 4096, 4098
    };

    private final SplittableRandom random = new SplittableRandom(7);

    abstract Rows<R> rows();

    /** One rounding of this kind's arithmetic. */
    abstract double rounded(double value);

    abstract double get(R row, int i);

    private R random(int n) {
        return rows().row(random.doubles(n, -2, 2).toArray());
    }

    private double[] numbers(R row, int n) {
        return IntStream.range(0, n).mapToDouble(i -> get(row, i)).toArray();
    }

    private double product(double a, double b) {
        return rounded(a * b);
    }

    @Test
    void sumsAreTakenInTheOrderOfTheirTerms() {
        for (int n : SIZES) {
            for (int count = 1; count <= 40; count++) {
                R[] in = rows().array(count);
                for (int k = 0; k < count; k++) {
                    in[k] = random(n);
                }
                int first = count % 5;
                R weights = random(first + count);
                R out = random(n + 1);
                double beyond = get(out, n);
                rows().sum(out, in, weights, first, count, n);
                for (int i = 0; i < n; i++) {
                    double sum = product(get(weights, first), get(in[0], i));
                    for (int k = 1; k < count; k++) {
                        sum = rounded(sum + product(get(weights, first + k), get(in[k], i)));
                    }
                    if (get(out, i) != sum) { // not an assertion per sample: there are millions
                        assertThat(get(out, i))
                                .as(count + " terms of " + n + " at " + i)
                                .isEqualTo(sum);
                    }
                }
                assertThat(get(out, n)).as("beyond the end").isEqualTo(beyond);
            }
        }
    }

    @Test
    void sumsOfTheSameTermsAreThoseOfEach() {
        for (int n : SIZES) {
            for (int count = 1; count <= 10; count++) {
                for (int outputs = 1; outputs <= 5; outputs++) {
                    R[] in = rows().array(count);
                    for (int k = 0; k < count; k++) {
                        in[k] = random(n);
                    }
                    R[] weights = rows().array(outputs);
                    R[] out = rows().array(outputs);
                    for (int c = 0; c < outputs; c++) {
                        weights[c] = random(count);
                        out[c] = random(n + 1);
                    }
                    double beyond = get(out[outputs - 1], n);
                    rows().sums(out, in, weights, count, n);
                    for (int c = 0; c < outputs; c++) {
                        R alone = rows().allocate(n);
                        rows().sum(alone, in, weights[c], 0, count, n);
                        assertThat(numbers(out[c], n))
                                .as("output %d of %d, %d terms of %d", c, outputs, count, n)
                                .isEqualTo(numbers(alone, n));
                    }
                    assertThat(get(out[outputs - 1], n)).as("beyond the end").isEqualTo(beyond);
                }
            }
        }
    }

    /** The two ways in which a sample can be computed give the same bits. */
    @Test
    void gatheringSumsLikeSumming() {
        for (int n : SIZES) {
            R in = random(n);
            int[] start = new int[n + 1];
            int[] index = new int[n * 7];
            int taps = 0;
            for (int o = 0; o < n; o++) {
                for (int k = 0; k < (o * 5) % 8; k++) {
                    index[taps++] = random.nextInt(n);
                }
                start[o + 1] = taps;
            }
            R weights = random(Math.max(1, taps));
            R out = random(n);
            int begin = n / 5;
            int end = n - n / 7;
            double[] before = numbers(out, n);
            rows().gather(in, start, index, weights, out, begin, end);
            for (int o = 0; o < n; o++) {
                double sum = 0;
                for (int k = start[o]; k < start[o + 1]; k++) {
                    double term = product(get(weights, k), get(in, index[k]));
                    sum = k == start[o] ? term : rounded(sum + term);
                }
                assertThat(get(out, o)).isEqualTo(o < begin || o >= end ? before[o] : sum);
            }
        }
    }

    @Test
    void stridesSpreadsAndPicks() {
        for (int n : SIZES) {
            for (int step : new int[] {1, 2, 3, 7}) {
                R in = random(3 + n * step);
                R out = random(n + 1);
                double beyond = get(out, n);
                rows().stride(in, 3, step, out, n);
                R wide = random(2 + n * step);
                double[] before = numbers(wide, 2 + n * step);
                rows().spread(out, wide, 2, step, n);
                for (int i = 0; i < n; i++) {
                    assertThat(get(out, i)).isEqualTo(get(in, 3 + i * step));
                    assertThat(get(wide, 2 + i * step)).isEqualTo(get(out, i));
                }
                assertThat(get(out, n)).isEqualTo(beyond);
                for (int i = 0; i < 2 + n * step; i++) {
                    if (i < 2 || (i - 2) % step != 0) {
                        assertThat(get(wide, i)).isEqualTo(before[i]);
                    }
                }
            }
            R in = random(n);
            int[] index = IntStream.range(0, n)
                    .map(i -> i % 3 == 1 ? -1 : (i * 11) % n)
                    .toArray();
            R out = random(n);
            rows().pick(in, index, out, n);
            for (int i = 0; i < n; i++) {
                assertThat(get(out, i)).isEqualTo(index[i] < 0 ? 0 : get(in, index[i]));
            }
        }
    }

    @Test
    void addsAndFills() {
        for (int n : SIZES) {
            R row = random(n + 1);
            R more = random(n);
            double[] before = numbers(row, n + 1);
            rows().add(row, more, n);
            rows().add(row, 0.1, n);
            for (int i = 0; i < n; i++) {
                assertThat(get(row, i)).isEqualTo(rounded(rounded(before[i] + get(more, i)) + rounded(0.1)));
            }
            rows().fill(row, 0.3, n);
            assertThat(numbers(row, n)).containsOnly(rounded(0.3));
            assertThat(get(row, n)).isEqualTo(before[n]);
        }
    }

    @Test
    void addsWhatIsSteppedOver() {
        for (int n : SIZES) {
            for (int step : new int[] {1, 2, 3, 7}) {
                R in = random(3 + n * step);
                R row = random(n + 1);
                double[] before = numbers(row, n + 1);
                rows().add(row, in, 3, step, n);
                for (int i = 0; i < n; i++) {
                    assertThat(get(row, i)).isEqualTo(rounded(before[i] + get(in, 3 + i * step)));
                }
                assertThat(get(row, n)).isEqualTo(before[n]);
            }
        }
    }

    /** Of equal ones the first stays, be it a zero of another sign; NaN wins over all, the last one if there are several. */
    @Test
    void takesWhatIsLargerAndRemembersWhereItWas() {
        double[] odd = {0.0, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1, -1};
        for (int n : SIZES) {
            for (int step : new int[] {1, 2, 3, 7}) {
                R in = rows().row(random.ints(3 + n * step, 0, odd.length)
                        .mapToDouble(i -> odd[i])
                        .toArray());
                R best = rows().row(random.ints(n + 1, 0, odd.length)
                        .mapToDouble(i -> odd[i])
                        .toArray());
                double[] before = numbers(best, n + 1);
                R again = rows().row(before);
                long[] at = new long[n + 1];
                rows().larger(best, in, 3, step, n);
                rows().larger(again, at, in, 5_000_000_000L, 3, step, n);
                for (int i = 0; i <= n; i++) {
                    boolean replaced =
                            i < n && !(get(in, 3 + i * step) <= before[i]) && !stays(before[i], get(in, 3 + i * step));
                    double expected = replaced ? get(in, 3 + i * step) : before[i];
                    assertThat(get(best, i)).isEqualTo(Double.valueOf(expected));
                    assertThat(get(again, i)).isEqualTo(Double.valueOf(expected));
                    assertThat(at[i]).isEqualTo(replaced ? 5_000_000_003L + i * step : 0);
                }
            }
        }
    }

    private static boolean stays(double nan, double another) {
        return Double.isNaN(nan) && !Double.isNaN(another);
    }

    @Test
    void dividesButNotByZero() {
        for (int n : SIZES) {
            R row = random(n + 1);
            R by = random(n);
            R zero = rows().allocate(1);
            rows().spread(zero, by, 0, 1, Math.min(n, 1));
            double[] before = numbers(row, n + 1);
            rows().divide(row, by, n);
            for (int i = 0; i < n; i++) {
                double expected = i == 0 ? before[0] : before[i] / get(by, i);
                assertThat(get(row, i)).isCloseTo(expected, within(Math.abs(expected) * 1e-6));
            }
            assertThat(get(row, n)).isEqualTo(before[n]);
        }
    }

    @Test
    void rectifiesWhatIsNegativeAndNothingElse() {
        double[] odd = {-2, 3, 0, -0.1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, -1e-30, 0.1};
        for (double slope : new double[] {0, 0.1, 1, -2}) {
            R row = rows().row(odd);
            double[] before = numbers(row, odd.length);
            rows().rectify(row, slope, odd.length - 1);
            for (int i = 0; i < odd.length - 1; i++) {
                double factor = rounded(slope);
                double below = slope == 0 ? 0 : product(factor, before[i]);
                assertThat(get(row, i))
                        .as(odd[i] + " at " + slope)
                        .isEqualTo(Double.valueOf(before[i] < 0 ? below : before[i]));
            }
            assertThat(get(row, odd.length - 1)).isEqualTo(Double.valueOf(before[odd.length - 1]));
        }
    }

    @Test
    void countsWhatQuantisingClamps() {
        double[] values = {-4.5, -4.500001, -4.6, -4, 0, 254.5, 255.4999, 255.5, 1e9, Double.NaN};
        double[] infinite = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 7};
        assertThat(rows().clamped(rows().row(values), -4, 255, values.length)).isEqualTo(4);
        assertThat(rows().clamped(rows().row(values), -4, 255, 2)).isEqualTo(1);
        assertThat(rows().clamped(rows().row(infinite), -4, 255, 3)).isEqualTo(2);
        for (int n : SIZES) {
            R row = random(n);
            int expected = 0;
            for (int i = 0; i < n; i++) {
                double rounded = Math.floor(get(row, i) + 0.5);
                expected += rounded < -1 || rounded > 0 ? 1 : 0;
            }
            assertThat(rows().clamped(row, -1, 0, n)).as(n + " samples").isEqualTo(expected);
        }
    }

    @Test
    void findsTheExtremesOfWhatIsFinite() {
        double[] odd = {Double.NaN, 3, Double.POSITIVE_INFINITY, -2, Double.NEGATIVE_INFINITY, 0.5, 9};
        assertThat(rows().extremes(rows().row(odd), 6)).containsExactly(-2, 3);
        assertThat(rows().extremes(rows().row(odd), 1))
                .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        for (int n : SIZES) {
            R row = random(n);
            double[] sorted = numbers(row, n);
            java.util.Arrays.sort(sorted);
            assertThat(rows().extremes(row, n)).containsExactly(sorted[0], sorted[n - 1]);
        }
    }

    @Test
    void settlesByEachRounding() {
        double[] values = {-3.5, -2.5, -0.5, -0.25, 0, 0.5, 1.5, 2.5, 2.4999, 7.5, 300, -300, Double.NaN};
        double[][] expected = {
            {-3, -2, 0, 0, 0, 1, 2, 3, 2, 8, 255, -4, Double.NaN},
            {-4, -2, 0, 0, 0, 0, 2, 2, 2, 8, 255, -4, Double.NaN},
            {-4, -3, -1, -1, 0, 0, 1, 2, 2, 7, 255, -4, Double.NaN},
        };
        Rounding[] roundings = {Rounding.HALF_UP, Rounding.HALF_EVEN, Rounding.DOWN};
        for (int r = 0; r < roundings.length; r++) {
            R row = rows().row(values);
            rows().settle(row, 1, roundings[r], -4, 255, values.length);
            assertThat(plusZero(numbers(row, values.length)))
                    .as(roundings[r] + "")
                    .containsExactly(expected[r]);
            R scaled = rows().row(IntStream.range(0, values.length)
                    .mapToDouble(i -> values[i] * 64)
                    .toArray());
            rows().settle(scaled, 1 / 64.0, roundings[r], -4, 255, values.length);
            assertThat(plusZero(numbers(scaled, values.length))).containsExactly(expected[r]);
        }
    }

    private static double[] plusZero(double[] values) {
        return java.util.Arrays.stream(values).map(v -> v + 0.0).toArray(); // -0 counts as 0
    }

    @Test
    void limitsToTheRangeOfTwoSamples() {
        R a = rows().row(new double[] {1, 5, Double.NaN, -2});
        R b = rows().row(new double[] {3, 4, 0, -1});
        R low = rows().allocate(4);
        R high = rows().allocate(4);
        rows().range(a, b, low, high, 4);
        assertThat(numbers(low, 4)).containsExactly(1, 4, Double.NaN, -2);
        assertThat(numbers(high, 4)).containsExactly(3, 5, Double.NaN, -1);
        int[] left = {0, 0, 0, 0, 0, 2, 3};
        int[] right = {0, 1, 1, 1, 1, 3, 3};
        double[] given = {7, 7, 0, 4.5, Double.NaN, 99, -9};
        R whole = rows().row(given);
        rows().limit(whole, low, high, left, right, 1, 7);
        assertThat(numbers(whole, 7)).containsExactly(3, 5, 1, 4.5, Double.NaN, 99, -2);
        R half = rows().row(given);
        rows().limit(half, low, high, left, right, 0.5, 7);
        assertThat(numbers(half, 7)).containsExactly(5, 6, 0.5, 4.5, Double.NaN, 99, -5.5);
    }

    /** Full strength leaves no overshoot at all, not even a last bit of it. */
    @Test
    void limitingAtFullStrengthLeavesNothingBeyond() {
        for (int i = 0; i < 10_000; i++) {
            double[] ends = random.doubles(2, -300, 300).sorted().toArray();
            R low = rows().row(new double[] {ends[0]});
            R high = rows().row(new double[] {ends[1]});
            R row = rows().row(new double[] {random.nextDouble(-900, 900)});
            rows().limit(row, low, high, new int[] {0}, new int[] {0}, 1, 1);
            assertThat(get(row, 0)).isBetween(get(low, 0), get(high, 0));
        }
    }

    @Test
    void takesAndGivesEitherKindOfRow() {
        float[] floats = {0.1f, -3, Float.NaN};
        double[] doubles = {0.1, -3, Double.NaN};
        R fromFloats = rows().of(floats, rows().allocate(3), 3);
        R fromDoubles = rows().of(doubles, rows().allocate(3), 3);
        assertThat(numbers(fromFloats, 3)).containsExactly(0.1f, -3, Double.NaN);
        assertThat(numbers(fromDoubles, 3)).containsExactly(rounded(0.1), -3, Double.NaN);
        float[] toFloats = new float[4];
        double[] toDoubles = new double[4];
        rows().copy(fromDoubles, toFloats, 3);
        rows().copy(fromDoubles, toDoubles, 3);
        assertThat(toFloats).containsExactly(0.1f, -3, Float.NaN, 0);
        assertThat(toDoubles).containsExactly(rounded(0.1), -3, Double.NaN, 0);
        assertThat(numbers(rows().allocate(5), 5)).containsOnly(0);
        assertThat(rows().array(3)).hasSize(3).containsOnlyNulls();
    }
}
