package upscale.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import upscale.rows.LayerRows;
import upscale.rows.Rows;

/**
 * A pass of planes of one size through a network, forward, and backward for the gradients; with all memory that takes. Belongs to one thread.
 *
 * <p>A convolution's inputs are its planes moved by the columns of the window: the loops then add up rows that lie alike. Backward, gradients go through the same convolution with the
 * weights turned round (Dumoulin, Visin, arXiv 1603.07285).
 */
final class Pass {
    private final Network network;
    private final int height;
    private final int width;
    private final List<Step> steps = new ArrayList<>();
    private final float[] ones;
    private final float[] zeros;

    /**
     * @param columns of a patch; the row is {@code patches} of them, each with a gutter of zeros behind it
     */
    Pass(Network network, int height, int columns, int patches) {
        this.network = network;
        this.height = height;
        int step = columns + network.gutter();
        this.width = patches * step;
        this.zeros = new float[width];
        this.ones = new float[width];
        for (int x = 0; x < width; x++) {
            ones[x] = x % step < columns ? 1 : 0;
        }
        for (Layer layer : network.layers()) {
            steps.add(new Step(layer));
        }
    }

    /** A layer's place in the pass. */
    private final class Step {
        private final Layer layer;
        private final float[][][] moved; // the planes that came, by column of the window
        private final Planes sums;
        private final Planes out;
        private final float[][] terms;
        private final float[][] outs;

        // Backward; made when it is first needed.
        private float[][][] movedBack;
        private float[][] turned;
        private float[][] backTerms;
        private float[][] backOuts;
        private float[][] products; // with zeros behind them
        private float[][] column;

        Step(Layer layer) {
            this.layer = layer;
            this.moved = new float[layer.size()][layer.in() * height][width];
            this.sums = Planes.of(layer.out(), height, width);
            this.out = layer.slopes().isPresent() ? Planes.of(layer.out(), height, width) : sums;
            this.terms = new float[layer.weights()[0].length][];
            this.outs = new float[layer.out()][];
        }

        /** Row {@code k} of the terms at row {@code y}: channel by channel, row by row of the window, column by column. */
        private float[] term(float[][][] planes, int k, int y) {
            int size = layer.size();
            int row = y + k / size % size - size / 2;
            return row < 0 || row >= height ? zeros : planes[k % size][k / (size * size) * height + row];
        }

        private void move(float[][] rows, float[][][] into) {
            for (int j = 0; j < into.length; j++) {
                for (int r = 0; r < rows.length; r++) {
                    LayerRows.shift(rows[r], into.length / 2 - j, into[j][r], width);
                }
            }
        }

        Planes forward(Planes in) {
            move(in.rows(), moved);
            for (int y = 0; y < height; y++) {
                for (int k = 0; k < terms.length - 1; k++) {
                    terms[k] = term(moved, k, y);
                }
                terms[terms.length - 1] = ones;
                for (int o = 0; o < outs.length; o++) {
                    outs[o] = sums.rows()[o * height + y];
                }
                Rows.FLOAT.sums(outs, terms, layer.weights(), terms.length, width);
                for (int o = 0; o < outs.length; o++) {
                    finish(o, y);
                }
            }
            return out;
        }

        private void finish(int o, int y) {
            float[] sum = sums.rows()[o * height + y];
            for (int x = 0; x < width; x++) {
                sum[x] *= ones[x];
            }
            if (layer.slopes().isPresent()) {
                LayerRows.rectify(sum, layer.slopes().get()[o], out.rows()[o * height + y], width);
            }
        }

        /**
         * Goes back.
         *
         * @param gradient of what goes; changed
         * @param into what is added to: the gradients of the layer's numbers
         * @return the gradient of what came, unless it is the first
         */
        Planes backward(Planes gradient, Layer into, boolean first) {
            if (products == null) {
                products = new float[layer.size()][LayerRows.lanes(width)];
                column = new float[height + layer.size() - 1][];
            }
            layer.slopes().ifPresent(slopes -> {
                for (int o = 0; o < layer.out(); o++) {
                    for (int row = o * height; row < (o + 1) * height; row++) {
                        LayerRows.unrectify(sums.rows()[row], slopes[o], gradient.rows()[row], products[0], width);
                        into.slopes().orElseThrow()[o] += LayerRows.total(products[0], products[0].length);
                    }
                }
            });
            weigh(gradient, into);
            return first ? gradient : back(gradient);
        }

        /** Adds up the products of the gradient and the terms. A column of each at a time, so that both stay in the caches while all rows of the window take them. */
        private void weigh(Planes gradient, Layer into) {
            int size = layer.size();
            int bias = terms.length - 1;
            for (int k = 0; k < bias; k += k % size == size - 1 ? size * size - size + 1 : 1) {
                for (int y = 0; y < column.length; y++) {
                    column[y] = term(moved, k, y);
                }
                for (int o = 0; o < layer.out(); o++) {
                    multiply(gradient.rows(), o * height, size);
                    for (int i = 0; i < size; i++) {
                        into.weights()[o][k + i * size] += LayerRows.total(products[i], width);
                    }
                }
            }
            if (layer.slopes().isPresent()) {
                Arrays.fill(column, ones);
                for (int o = 0; o < layer.out(); o++) {
                    multiply(gradient.rows(), o * height, 1);
                    into.weights()[o][bias] += LayerRows.total(products[0], width);
                }
            }
        }

        /** Makes the first products: the sums of the products of rows from the first one on, and as many of {@link #column}, from the first on, the second, and so on. */
        private void multiply(float[][] rows, int first, int count) {
            for (int i = 0; i < count; i++) {
                Arrays.fill(products[i], 0);
            }
            int y = 0;
            for (int r = first; y + 3 <= height; y += 3, r += 3) {
                for (int i = 0; i < count; i++) {
                    LayerRows.plusProducts(
                            products[i],
                            rows[r],
                            rows[r + 1],
                            rows[r + 2],
                            column[y + i],
                            column[y + i + 1],
                            column[y + i + 2],
                            width);
                }
            }
            for (; y < height; y++) {
                for (int i = 0; i < count; i++) {
                    LayerRows.plusProduct(products[i], rows[first + y], column[y + i], width);
                }
            }
        }

        private Planes back(Planes gradient) {
            int window = layer.size() * layer.size();
            int count = layer.out() * window;
            if (movedBack == null) {
                movedBack = new float[layer.size()][layer.out() * height][width];
                turned = new float[layer.in()][count];
                backTerms = new float[count][];
                backOuts = new float[layer.in()][];
            }
            for (int c = 0; c < layer.in(); c++) {
                for (int k = 0; k < count; k++) {
                    turned[c][k] = layer.weights()[k / window][c * window + window - 1 - k % window];
                }
            }
            move(gradient.rows(), movedBack);
            Planes back = Planes.of(layer.in(), height, width);
            for (int y = 0; y < height; y++) {
                for (int k = 0; k < count; k++) {
                    backTerms[k] = term(movedBack, k, y);
                }
                for (int c = 0; c < backOuts.length; c++) {
                    backOuts[c] = back.rows()[c * height + y];
                }
                Rows.FLOAT.sums(backOuts, backTerms, turned, count, width);
                for (int c = 0; c < backOuts.length; c++) {
                    for (int x = 0; x < width; x++) {
                        backOuts[c][x] *= ones[x];
                    }
                }
            }
            return back;
        }
    }

    /** What the network makes of {@code in}; valid until the next pass. */
    Planes forward(Planes in) {
        Planes planes = in;
        for (Step step : steps) {
            planes = step.forward(planes);
        }
        return planes;
    }

    /**
     * Goes back after {@link #forward}.
     *
     * @param gradient of what it made; changed
     * @param into gradients of the network's numbers are added to this
     */
    void backward(Planes gradient, Network into) {
        Planes planes = gradient;
        for (int i = steps.size() - 1; i >= 0; i--) {
            planes = steps.get(i).backward(planes, into.layers().get(i), i == 0);
        }
    }
}
