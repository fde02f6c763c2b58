package upscale.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Layers one after another, that make of a plane of luma the phases of what is to be added to its interpolation: {@code scale * scale} planes of the same size, of which
 * plane {@code i * scale + j} holds rows {@code scale * y + i} and columns {@code scale * x + j}. The last layer with the phases put together is a transposed convolution of
 * {@code 3 * scale} rows and columns and a stride of {@code scale} (Dong, Loy, Tang, arXiv 1608.00367; Shi et al., arXiv 1609.07009).
 *
 * @param layers the first takes one plane, each of the others as many as come, and the last gives the phases
 */
public record Network(int scale, List<Layer> layers) {
    /** Of the last layer, so that a network begins by adding little to the interpolation. */
    private static final double LITTLE = 0.1;

    private static final int TURNS = 8;

    public Network {
        layers = List.copyOf(layers);
        int planes = 1;
        for (Layer layer : layers) {
            if (layer.in() != planes) {
                throw new IllegalArgumentException("a layer of " + layer.in() + " planes after one of " + planes);
            }
            planes = layer.out();
        }
        if (planes != scale * scale) {
            throw new IllegalArgumentException(planes + " phases of scale " + scale);
        }
    }

    /**
     * A network that has learned nothing yet, and adds little.
     *
     * @param channels planes between layers
     * @param depth layers between the first and the last
     * @param seed of its numbers
     */
    public static Network random(int scale, int channels, int depth, long seed) {
        Gaussian random = new Gaussian(new SplittableRandom(seed));
        List<Layer> layers = new ArrayList<>();
        layers.add(Layer.random(1, channels, 3, true, 1, random));
        for (int i = 0; i < depth; i++) {
            layers.add(Layer.random(channels, channels, 3, true, 1, random));
        }
        layers.add(Layer.random(channels, scale * scale, 3, false, LITTLE, random));
        return new Network(scale, layers);
    }

    /** The same but for the last layer, for another scale: what was learned of images is kept, and how to enlarge them is learned anew. */
    public Network forScale(int other, long seed) {
        List<Layer> kept = new ArrayList<>(layers.subList(0, layers.size() - 1));
        int channels = kept.get(kept.size() - 1).out();
        kept.add(Layer.random(channels, other * other, 3, false, LITTLE, new Gaussian(new SplittableRandom(seed))));
        return new Network(other, kept);
    }

    /** This network and its likes for images that are turned and mirrored, eight in all: each makes of an image so laid what this one makes of the image, laid in the same way. */
    public List<Network> turned() {
        List<Network> all = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            List<Layer> turned = new ArrayList<>();
            for (int i = 0; i < layers.size(); i++) {
                turned.add(turned(layers.get(i), turn, i == layers.size() - 1));
            }
            all.add(new Network(scale, turned));
        }
        return all;
    }

    private Layer turned(Layer layer, int turn, boolean last) {
        float[][] weights = new float[layer.out()][];
        int window = layer.size() * layer.size();
        for (int o = 0; o < weights.length; o++) {
            float[] from = layer.weights()[last ? turned(o, scale, turn) : o];
            weights[o] = from.clone(); // with the bias
            for (int k = 0; k < from.length - 1; k++) {
                weights[o][k] = from[k / window * window + turned(k % window, layer.size(), turn)];
            }
        }
        return new Layer(layer.in(), layer.size(), weights, layer.slopes());
    }

    /** Where the place of a square is found, both counted row by row. */
    private static int turned(int place, int side, int turn) {
        int row = (turn & 1) == 0 ? place / side : place % side;
        int column = (turn & 1) == 0 ? place % side : place / side;
        return ((turn & 2) == 0 ? row : side - 1 - row) * side + ((turn & 4) == 0 ? column : side - 1 - column);
    }

    /** The same layers, full of zeros. */
    Network zeros() {
        return new Network(
                scale,
                layers.stream()
                        .map(layer -> Layer.zeros(
                                layer.in(),
                                layer.out(),
                                layer.size(),
                                layer.slopes().isPresent()))
                        .toList());
    }

    /** How many rows and columns around a sample it looks at. */
    public int margin() {
        return layers.stream().mapToInt(layer -> layer.size() / 2).sum();
    }

    /** How many columns of zeros keep patches beside one another apart. */
    int gutter() {
        return layers.stream().mapToInt(layer -> layer.size() / 2).max().orElse(0);
    }

    /** How many numbers it has. */
    public int parameters() {
        return layers.stream().mapToInt(Layer::parameters).sum();
    }

    /** All its numbers, row by row: to be changed only by who trains it. */
    List<float[]> rows() {
        List<float[]> rows = new ArrayList<>();
        for (Layer layer : layers) {
            rows.addAll(List.of(layer.weights()));
            layer.slopes().ifPresent(rows::add);
        }
        return rows;
    }
}
