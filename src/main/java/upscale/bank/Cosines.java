package upscale.bank;

import java.util.ArrayList;
import java.util.List;
import upscale.engine.Turn;

/**
 * What a window of {@value #SIZE} pixels a side is known by: its correlations with the products of one of {@value #ORDERS} waves across and one down, but the flat one. Waves are cosines
 * of a discrete cosine transform (DCT-II) under a Gaussian, without their mean, and of length 1.
 *
 * <p>If the window is turned or mirrored, these numbers change places and signs, and if it is negated their signs: nothing is computed anew.
 */
final class Cosines {
    /** Pixels of a window, along an axis. */
    static final int SIZE = 7;

    /** How many waves there are along an axis. */
    static final int ORDERS = 5;

    private static final double SIGMA = 0.8;

    /**
     * A product of waves.
     *
     * @param across the order of the wave along a row, 0 being the Gaussian alone
     * @param down of that along a column
     */
    record Product(int across, int down) {
        Product swapped() {
            int rows = across;
            return new Product(down, rows);
        }
    }

    /** All of which the orders sum to less than {@value #ORDERS}. */
    static final List<Product> PRODUCTS = products();

    /** Waves by order. */
    static final float[][] WAVES = waves();

    /** Which product is which, of the first ones. */
    static final int ACROSS = PRODUCTS.indexOf(new Product(1, 0));

    static final int DOWN = PRODUCTS.indexOf(new Product(0, 1));
    static final int BENT_ACROSS = PRODUCTS.indexOf(new Product(2, 0));
    static final int BENT_DOWN = PRODUCTS.indexOf(new Product(0, 2));

    private Cosines() {}

    private static List<Product> products() {
        List<Product> products = new ArrayList<>();
        for (int sum = 1; sum < ORDERS; sum++) {
            for (int down = 0; down <= sum; down++) {
                products.add(new Product(sum - down, down));
            }
        }
        return List.copyOf(products);
    }

    private static float[][] waves() {
        float[][] waves = new float[ORDERS][SIZE];
        double[] window = new double[SIZE];
        double whole = 0;
        for (int k = 0; k < SIZE; k++) {
            double distance = (k - SIZE / 2) / SIGMA;
            window[k] = StrictMath.exp(-distance * distance / 2);
            whole += window[k];
        }
        for (int order = 0; order < ORDERS; order++) {
            double[] wave = new double[SIZE];
            double sum = 0;
            for (int k = 0; k < SIZE; k++) {
                wave[k] = window[k] * StrictMath.cos(Math.PI * order * (k + 0.5) / SIZE);
                sum += order == 0 ? 0 : wave[k];
            }
            double square = 0;
            for (int k = 0; k < SIZE; k++) {
                wave[k] -= window[k] * sum / whole;
                square += wave[k] * wave[k];
            }
            for (int k = 0; k < SIZE; k++) {
                waves[order][k] = (float) (wave[k] / Math.sqrt(square));
            }
        }
        return waves;
    }

    /** Where the number of each product of a turned window is found among those of the window as it is. */
    static int[] places(Turn turn) {
        return PRODUCTS.stream()
                .mapToInt(each -> PRODUCTS.indexOf(turn.swapped() ? each.swapped() : each))
                .toArray();
    }

    /** By what that number is to be multiplied, then: 1 or -1. */
    static float[] signs(Turn turn) {
        float[] signs = new float[PRODUCTS.size()];
        for (int i = 0; i < signs.length; i++) {
            int mirrored = (turn.left() ? PRODUCTS.get(i).across() : 0)
                    + (turn.top() ? PRODUCTS.get(i).down() : 0);
            signs[i] = mirrored % 2 == 0 ? 1 : -1;
        }
        return signs;
    }
}
