package upscale.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.learned.NetworkModel;
import upscale.network.Layer;
import upscale.network.Network;

/** What a network adds to an image, against its definition: the image with its border samples repeated, and the sums of every layer in double precision. */
class NetworkAppliedTest {
    static Stream<Arguments> images() {
        return Stream.of(
                Arguments.of(1, 1, 2),
                Arguments.of(2, 3, 3),
                Arguments.of(17, 12, 4),
                Arguments.of(530, 6, 2), // more than a tile
                Arguments.of(5, 270, 3)); // more than a strip
    }

    @ParameterizedTest
    @MethodSource("images")
    void isWhatTheDefinitionSays(int width, int height, int scale) {
        Network network = Network.random(scale, 3, 2, 5);
        Image planes = Samples.noise(ImageInfo.planes(width, height, 2, SampleType.F32), 4);
        double[][][] source = Samples.of(planes);
        double[][][] made = Samples.of(new NetworkModel("random", network).missing(planes));
        for (int c = 0; c < source.length; c++) {
            double[][] expected = defined(network, source[c]);
            double largest = 0;
            for (int y = 0; y < expected.length; y++) {
                for (int x = 0; x < expected[y].length; x++) {
                    assertThat(made[c][y][x]).as(x + "," + y).isCloseTo(expected[y][x], within(1e-5));
                    largest = Math.max(largest, Math.abs(expected[y][x]));
                }
            }
            assertThat(largest).isGreaterThan(1e-2);
        }
    }

    /** The image in eight ways, the network, and its result turned back. */
    @Test
    void anEnsembleIsTheMeanOfTheImageTurnedAndTurnedBack() {
        Network network = Network.random(3, 3, 2, 5);
        Image planes = Samples.noise(ImageInfo.planes(13, 9, 1, SampleType.F32), 4);
        double[][] source = Samples.of(planes)[0];
        double[][] mean = new double[27][39];
        for (int turn = 0; turn < 8; turn++) {
            double[][] made = defined(network, turned(source, turn));
            made = turned(turn < 4 ? made : transposed(made), turn & 3);
            for (int y = 0; y < mean.length; y++) {
                for (int x = 0; x < mean[y].length; x++) {
                    mean[y][x] += made[y][x] / 8;
                }
            }
        }
        double[][] made =
                Samples.of(new NetworkModel("random", network).ensemble().missing(planes))[0];
        for (int y = 0; y < mean.length; y++) {
            assertThat(made[y]).containsExactly(mean[y], within(1e-5));
        }
    }

    /** Mirrored in one or both directions, and then transposed if turn is 4 or more. */
    private static double[][] turned(double[][] in, int turn) {
        double[][] out = new double[in.length][in[0].length];
        for (int y = 0; y < out.length; y++) {
            for (int x = 0; x < out[y].length; x++) {
                out[y][x] = in[(turn & 1) == 0 ? y : in.length - 1 - y][(turn & 2) == 0 ? x : in[0].length - 1 - x];
            }
        }
        return turn < 4 ? out : transposed(out);
    }

    private static double[][] transposed(double[][] in) {
        double[][] out = new double[in[0].length][in.length];
        for (int y = 0; y < out.length; y++) {
            for (int x = 0; x < out[y].length; x++) {
                out[y][x] = in[x][y];
            }
        }
        return out;
    }

    private static double[][] defined(Network network, double[][] source) {
        int margin = network.margin();
        int height = source.length;
        int width = source[0].length;
        double[][][] planes = new double[1][height + 2 * margin][width + 2 * margin];
        for (int y = 0; y < height + 2 * margin; y++) {
            for (int x = 0; x < width + 2 * margin; x++) {
                planes[0][y][x] = source[Math.min(Math.max(y - margin, 0), height - 1)][
                        Math.min(Math.max(x - margin, 0), width - 1)];
            }
        }
        for (Layer layer : network.layers()) {
            planes = convolved(layer, planes);
        }
        int scale = network.scale();
        double[][] large = new double[height * scale][width * scale];
        for (int y = 0; y < large.length; y++) {
            for (int x = 0; x < large[y].length; x++) {
                large[y][x] = planes[y % scale * scale + x % scale][y / scale][x / scale];
            }
        }
        return large;
    }

    private static double[][][] convolved(Layer layer, double[][][] in) {
        int size = layer.size();
        double[][][] out = new double[layer.out()][in[0].length - size + 1][in[0][0].length - size + 1];
        for (int o = 0; o < out.length; o++) {
            for (int y = 0; y < out[o].length; y++) {
                for (int x = 0; x < out[o][y].length; x++) {
                    out[o][y][x] = sample(layer, o, in, x, y);
                }
            }
        }
        return out;
    }

    private static double sample(Layer layer, int o, double[][][] in, int x, int y) {
        int size = layer.size();
        float[] weights = layer.weights()[o];
        double sum = weights[weights.length - 1];
        for (int k = 0; k < weights.length - 1; k++) {
            sum += weights[k] * in[k / (size * size)][y + k / size % size][x + k % size];
        }
        double slope = layer.slopes().isPresent() ? layer.slopes().get()[o] : 1;
        return sum < 0 ? slope * sum : sum;
    }
}
