package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.bank.Bank;
import upscale.bank.Banks;
import upscale.bank.Tree;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/**
 * What a bank makes of an image, against its definition in {@code docs/learned.md}: every window is turned and mirrored in memory, its waves are summed in two dimensions and in double precision, and the
 * kernel is applied as one of transposed convolution. Where a question is all but undecided the answers may differ, and nothing is compared.
 */
class BankAppliedTest {
    private static final int LOOKED_AT = 7;
    private static final double UNDECIDED = 1e-5;
    private static final double[][] WAVES = {wave(0), wave(1), wave(2), wave(3), wave(4)};

    private int undecided;

    @ParameterizedTest
    @CsvSource({"2, 3, 3, 5", "41, 33, 2, 7", "23, 40, 3, 9", "30, 21, 4, 5"})
    void symmetric(int width, int height, int scale, int size) {
        compare(width, height, Banks.random(scale, size, true, 21, 3), false);
    }

    @ParameterizedTest
    @CsvSource({"41, 33, 2, 7", "14, 19, 3, 5"})
    void asItIs(int width, int height, int scale, int size) {
        compare(width, height, Banks.random(scale, size, false, 21, 3), false);
    }

    @ParameterizedTest
    @CsvSource({"31, 23, 2, 5", "14, 19, 3, 7"})
    void theMeanOfAllTurns(int width, int height, int scale, int size) {
        compare(width, height, Banks.random(scale, size, false, 21, 3), true);
    }

    private void compare(int width, int height, Bank bank, boolean inAllTurns) {
        Image planes = Samples.noise(ImageInfo.planes(width, height, 2, SampleType.F32), 4);
        double[][][] source = Samples.of(planes);
        double[][][] enlarged = inAllTurns ? null : Samples.of(bank.enlarged(planes));
        double[][][] missing = Samples.of(bank.missing(planes, inAllTurns));
        int compared = 0;
        for (int c = 0; c < source.length; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double[][] expected = block(bank, source[c], x, y, inAllTurns);
                    if (expected == null) {
                        undecided++;
                        continue;
                    }
                    double[][] bicubic = bicubic(bank.scale(), source[c], x, y);
                    for (int i = 0; i < expected.length * expected.length; i++) {
                        int row = i / expected.length;
                        int column = i % expected.length;
                        int atY = y * bank.scale() + row;
                        int atX = x * bank.scale() + column;
                        if (enlarged != null) {
                            assertThat(enlarged[c][atY][atX]).isCloseTo(expected[row][column], within(2e-6));
                        }
                        assertThat(missing[c][atY][atX])
                                .isCloseTo(expected[row][column] - bicubic[row][column], within(2e-6));
                    }
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(100 * undecided);
    }

    /** What becomes of a pixel; null if that is undecided. */
    private double[][] block(Bank bank, double[][] image, int x, int y, boolean inAllTurns) {
        List<double[][]> blocks = new ArrayList<>();
        for (int turn = 0; turn < 8; turn++) {
            for (int sign = 1; sign >= -1; sign -= 2) {
                int reach = Math.max(bank.size(), LOOKED_AT) / 2;
                double[][] window = turned(window(image, x, y, reach), turn);
                double[] numbers = numbers(window, sign);
                boolean looked = bank.symmetric() ? asWanted(numbers) : sign == 1 && (inAllTurns || turn == 0);
                if (!looked) {
                    continue;
                }
                int kernel = kernel(bank.tree(), numbers);
                if (kernel < 0) {
                    return null;
                }
                blocks.add(turnedBack(sums(bank, bank.kernels()[kernel], window), turn));
            }
        }
        if (blocks.size() != (inAllTurns ? 8 : 1)) {
            return null; // more ways than one, or rounding
        }
        double[][] mean = new double[bank.scale()][bank.scale()];
        for (double[][] block : blocks) {
            for (int i = 0; i < mean.length; i++) {
                for (int j = 0; j < mean.length; j++) {
                    mean[i][j] += block[i][j] / blocks.size();
                }
            }
        }
        return mean;
    }

    private static double[][] window(double[][] image, int x, int y, int reach) {
        double[][] window = new double[2 * reach + 1][2 * reach + 1];
        for (int i = -reach; i <= reach; i++) {
            for (int j = -reach; j <= reach; j++) {
                window[i + reach][j + reach] = image[mirrored(y + i, image.length)][mirrored(x + j, image[0].length)];
            }
        }
        return window;
    }

    private static int mirrored(int i, int n) {
        int at = i;
        while (at < 0 || at >= n) {
            at = at < 0 ? -1 - at : 2 * n - 1 - at;
        }
        return at;
    }

    /** Rows and columns swapped if turn is 4 or more, then mirrored in one or both directions. */
    private static double[][] turned(double[][] in, int turn) {
        int n = in.length;
        double[][] out = new double[n][n];
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                int fromY = (turn & 1) == 0 ? y : n - 1 - y;
                int fromX = (turn & 2) == 0 ? x : n - 1 - x;
                out[y][x] = turn < 4 ? in[fromY][fromX] : in[fromX][fromY];
            }
        }
        return out;
    }

    private static double[][] turnedBack(double[][] in, int turn) {
        int n = in.length;
        double[][] out = new double[n][n];
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                int toY = (turn & 1) == 0 ? y : n - 1 - y;
                int toX = (turn & 2) == 0 ? x : n - 1 - x;
                out[turn < 4 ? toY : toX][turn < 4 ? toX : toY] = in[y][x];
            }
        }
        return out;
    }

    /** The 14 products of waves across and down, those of lower orders first, and the contrast. */
    private static double[] numbers(double[][] window, int sign) {
        double[] numbers = new double[15];
        double squares = 0;
        int at = 0;
        for (int sum = 1; sum < 5; sum++) {
            for (int down = 0; down <= sum; down++) {
                double number = 0;
                for (int i = 0; i < LOOKED_AT; i++) {
                    for (int j = 0; j < LOOKED_AT; j++) {
                        int border = (window.length - LOOKED_AT) / 2;
                        number += WAVES[down][i] * WAVES[sum - down][j] * sign * window[i + border][j + border];
                    }
                }
                numbers[at++] = number;
                squares += number * number;
            }
        }
        numbers[at] = Math.sqrt(squares);
        return numbers;
    }

    private static double[] wave(int order) {
        double[] wave = new double[LOOKED_AT];
        double sum = 0;
        double whole = 0;
        for (int k = 0; k < LOOKED_AT; k++) {
            double gauss = Math.exp(-(k - 3) * (k - 3) / (2 * 0.8 * 0.8));
            wave[k] = gauss * Math.cos(Math.PI * order * (2 * k + 1) / 14);
            sum += wave[k];
            whole += gauss;
        }
        double squares = 0;
        for (int k = 0; k < LOOKED_AT; k++) {
            wave[k] -= order == 0 ? 0 : sum / whole * Math.exp(-(k - 3) * (k - 3) / (2 * 0.8 * 0.8));
            squares += wave[k] * wave[k];
        }
        for (int k = 0; k < LOOKED_AT; k++) {
            wave[k] /= Math.sqrt(squares);
        }
        return wave;
    }

    /** Brightness falls across, and less downwards, and the middle is darker than what is around it. */
    private static boolean asWanted(double[] numbers) {
        double across = numbers[0];
        double down = numbers[1];
        return down >= 0 && across >= down && numbers[2] + numbers[4] >= 0;
    }

    private static int kernel(Tree tree, double[] numbers) {
        int at = 0;
        while (at >= 0) {
            int feature = tree.features()[at];
            double measured = numbers[feature] / (feature == 14 ? 1 : numbers[14] + 0.002);
            if (Math.abs(measured - tree.thresholds()[at]) < UNDECIDED) {
                return -1;
            }
            at = tree.children()[at][measured > tree.thresholds()[at] ? 1 : 0];
        }
        return -1 - at;
    }

    /** Output o of a transposed convolution gets pixel i by the weight at o - s i, counted from where the kernel begins. */
    private static double[][] sums(Bank bank, double[] kernel, double[][] window) {
        int scale = bank.scale();
        int size = bank.size();
        int side = scale * size;
        int border = (window.length - size) / 2;
        double[][] block = new double[scale][scale];
        for (int row = 0; row < scale; row++) {
            for (int column = 0; column < scale; column++) {
                for (int i = -(size / 2); i <= size / 2; i++) {
                    for (int j = -(size / 2); j <= size / 2; j++) {
                        int y = row - scale * i + (side - scale) / 2;
                        int x = column - scale * j + (side - scale) / 2;
                        block[row][column] +=
                                kernel[y * side + x] * window[i + size / 2 + border][j + size / 2 + border];
                    }
                }
            }
        }
        return block;
    }

    /** Keys, a = -1/2. */
    private static double[][] bicubic(int scale, double[][] image, int x, int y) {
        double[][] block = new double[scale][scale];
        for (int row = 0; row < scale; row++) {
            for (int column = 0; column < scale; column++) {
                double atY = y + (row + 0.5) / scale - 0.5;
                double atX = x + (column + 0.5) / scale - 0.5;
                for (int i = y - 3; i <= y + 3; i++) {
                    for (int j = x - 3; j <= x + 3; j++) {
                        block[row][column] += keys(i - atY)
                                * keys(j - atX)
                                * image[mirrored(i, image.length)][mirrored(j, image[0].length)];
                    }
                }
            }
        }
        return block;
    }

    private static double keys(double distance) {
        double t = Math.abs(distance);
        return t < 1 ? 1.5 * t * t * t - 2.5 * t * t + 1 : t < 2 ? -0.5 * t * t * t + 2.5 * t * t - 4 * t + 2 : 0;
    }
}
