package upscale.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import upscale.format.FormatException;
import upscale.tensor.ModelFile;
import upscale.tensor.Tensor;

/**
 * Networks as files hold them, in the arrays that PyTorch's {@code Conv2d}, {@code PReLU} and {@code ConvTranspose2d} have: {@code N.weight} [out, in, rows, columns],
 * {@code N.bias} [out] and {@code N.slope} [out] of each layer but the last, which is {@code up.weight} [in, 1, 3 scale, 3 scale], for a stride and a padding of the scale.
 */
public final class NetworkFile {
    private static final String KIND = "upscale network";
    private static final String LAST = "up.weight";

    private NetworkFile() {}

    /** @param told what else the file says of it */
    public static ModelFile of(Network network, Map<String, String> told) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", KIND);
        metadata.put("scale", Integer.toString(network.scale()));
        metadata.putAll(told);
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        int last = network.layers().size() - 1;
        for (int i = 0; i < last; i++) {
            put(network.layers().get(i), i, arrays);
        }
        arrays.put(LAST, transposed(network.layers().get(last), network.scale()));
        return new ModelFile(metadata, arrays);
    }

    private static void put(Layer layer, int number, Map<String, Tensor> arrays) {
        int size = layer.size();
        int count = layer.in() * size * size;
        double[] weights = new double[layer.out() * count];
        double[] biases = new double[layer.out()];
        double[] slopes = new double[layer.out()];
        for (int o = 0; o < layer.out(); o++) {
            for (int k = 0; k < count; k++) {
                weights[o * count + k] = layer.weights()[o][k];
            }
            biases[o] = layer.weights()[o][count];
            slopes[o] = layer.slopes().orElseThrow()[o];
        }
        arrays.put(number + ".weight", new Tensor(List.of(layer.out(), layer.in(), size, size), weights));
        arrays.put(number + ".bias", new Tensor(List.of(layer.out()), biases));
        arrays.put(number + ".slope", new Tensor(List.of(layer.out()), slopes));
    }

    private static Tensor transposed(Layer layer, int scale) {
        int side = layer.size() * scale;
        double[] weights = new double[layer.in() * side * side];
        for (int o = 0; o < layer.out(); o++) {
            for (int k = 0; k < layer.weights()[o].length - 1; k++) {
                weights[at(o, k, layer.size(), scale)] = layer.weights()[o][k];
            }
        }
        return new Tensor(List.of(layer.in(), 1, side, side), weights);
    }

    /** Where weight {@code k} of a phase lies in the transposed convolution, whose window is turned round and has the phases between the weights. */
    private static int at(int phase, int k, int size, int scale) {
        int side = size * scale;
        int channel = k / (size * size);
        int row = phase / scale + scale * (size - 1 - k / size % size);
        int column = phase % scale + scale * (size - 1 - k % size);
        return (channel * side + row) * side + column;
    }

    /**
     * The network in a file.
     *
     * @throws FormatException if there is none, or its arrays do not fit together
     */
    public static Network network(ModelFile file) throws FormatException {
        if (!KIND.equals(file.metadata().get("format"))) {
            throw FormatException.unsupported(
                    "model", "no network of upscale: its metadata has no format '" + KIND + "'");
        }
        try {
            int scale = Integer.parseInt(file.metadata().getOrDefault("scale", ""));
            List<Layer> layers = new ArrayList<>();
            int channels = 1;
            for (int i = 0; file.arrays().containsKey(i + ".weight"); i++) {
                Layer layer = layer(file, i, channels);
                layers.add(layer);
                channels = layer.out();
            }
            layers.add(last(tensor(file, LAST, channels, 1, 3 * scale, 3 * scale), scale));
            return new Network(scale, layers);
        } catch (IllegalArgumentException e) {
            throw FormatException.corrupt("model", e.getMessage());
        }
    }

    private static Layer layer(ModelFile file, int number, int channels) throws FormatException {
        List<Integer> shape = file.arrays().get(number + ".weight").shape();
        if (shape.size() != 4) {
            throw FormatException.corrupt("model", number + ".weight of shape " + shape + ", expected 4 axes");
        }
        int out = shape.get(0);
        int size = shape.get(2);
        double[] weights =
                tensor(file, number + ".weight", out, channels, size, size).data();
        double[] biases = tensor(file, number + ".bias", out).data();
        double[] slopes = tensor(file, number + ".slope", out).data();
        Layer layer =
                new Layer(channels, size, new float[out][channels * size * size + 1], Optional.of(new float[out]));
        int count = channels * size * size;
        for (int o = 0; o < out; o++) {
            for (int k = 0; k < count; k++) {
                layer.weights()[o][k] = (float) weights[o * count + k];
            }
            layer.weights()[o][count] = (float) biases[o];
            layer.slopes().orElseThrow()[o] = (float) slopes[o];
        }
        return layer;
    }

    private static Layer last(Tensor tensor, int scale) {
        int in = tensor.shape().get(0);
        Layer layer = Layer.zeros(in, scale * scale, 3, false);
        for (int o = 0; o < layer.out(); o++) {
            for (int k = 0; k < in * 9; k++) {
                layer.weights()[o][k] = (float) tensor.data()[at(o, k, 3, scale)];
            }
        }
        return layer;
    }

    private static Tensor tensor(ModelFile file, String name, Integer... shape) throws FormatException {
        Tensor tensor = file.arrays().get(name);
        if (tensor == null || !tensor.shape().equals(List.of(shape))) {
            throw FormatException.corrupt(
                    "model",
                    name + (tensor == null ? " is missing" : " is of shape " + tensor.shape()) + ", expected "
                            + List.of(shape));
        }
        return tensor;
    }
}
