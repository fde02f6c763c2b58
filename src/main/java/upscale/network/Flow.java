package upscale.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import upscale.rows.LayerRows;
import upscale.rows.Rows;

/**
 * Rows on their way through a network: they come in from the top down, and each goes out as the phases of the row {@link Network#margin()} above it, computed of samples that came in
 * alone. A layer keeps as many rows as its window has, so memory depends on the rows' length and not on their number. Belongs to one thread.
 */
public final class Flow {
    private final int width;
    private final float[] ones;
    private final List<Stage> stages = new ArrayList<>();

    /** @param width samples of a row; so many of them as the margin are lost at both ends of a row that goes out */
    public Flow(Network network, int width) {
        this.width = width;
        this.ones = new float[width];
        Arrays.fill(ones, 1);
        for (Layer layer : network.layers()) {
            stages.add(new Stage(layer));
        }
    }

    /** Begins anew: what came in so far is forgotten. */
    public void restart() {
        stages.forEach(stage -> stage.rows = 0);
    }

    /**
     * Takes the next row.
     *
     * @param row overwritten by nobody, and not kept
     * @return the phases of the row a margin above it, valid within a margin from both ends and until the next row comes; or null, while fewer rows came than twice the margin and one
     */
    public float[][] next(float[] row) {
        float[][] planes = {row};
        for (Stage stage : stages) {
            planes = stage.next(planes);
            if (planes == null) {
                return null;
            }
        }
        return planes;
    }

    /** A layer with the rows that its window still needs. */
    private final class Stage {
        private final Layer layer;
        private final float[][][][] window; // row of the window in turn, column of the window, plane
        private final float[][] terms;
        private final float[][] out;
        private long rows;

        Stage(Layer layer) {
            this.layer = layer;
            this.window = new float[layer.size()][layer.size()][layer.in()][width];
            this.terms = new float[layer.weights()[0].length][];
            this.out = new float[layer.out()][width];
        }

        float[][] next(float[][] planes) {
            int size = layer.size();
            for (int j = 0; j < size; j++) {
                float[][] moved = window[(int) (rows % size)][j];
                for (int c = 0; c < moved.length; c++) {
                    LayerRows.shift(planes[c], size / 2 - j, moved[c], width);
                }
            }
            rows++;
            if (rows < size) {
                return null;
            }
            for (int k = 0; k < terms.length - 1; k++) {
                int row = (int) ((rows + k / size % size) % size); // the oldest first
                terms[k] = window[row][k % size][k / (size * size)];
            }
            terms[terms.length - 1] = ones;
            Rows.FLOAT.sums(out, terms, layer.weights(), terms.length, width);
            layer.slopes().ifPresent(slopes -> {
                for (int o = 0; o < out.length; o++) {
                    LayerRows.rectify(out[o], slopes[o], out[o], width);
                }
            });
            return out;
        }
    }
}
