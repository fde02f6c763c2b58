package upscale.tensor;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import upscale.format.FormatException;

/**
 * An array of numbers: weights and biases as files hold them.
 *
 * @param shape the axes' lengths, slowest first; none for a single number
 * @param data the numbers, the last axis fastest; not to be changed
 */
public record Tensor(List<Integer> shape, double[] data) {
    /** More weights than any layer of a network that enlarges images has. */
    private static final long MOST = 1 << 26;

    public Tensor {
        shape = List.copyOf(shape);
    }

    /** The number of elements, checked before anything is allocated. */
    static int elements(String format, List<Long> shape) throws FormatException {
        long product = 1;
        for (long length : shape) {
            product = length > MOST ? MOST + 1 : product * length;
            if (product > MOST) {
                throw FormatException.tooLarge(
                        format + ": weights of shape " + shape + "; expected at most " + MOST + " numbers");
            }
        }
        return (int) product;
    }

    static Tensor of(ByteBuffer bytes, Element element, List<Long> shape, boolean fortran) {
        int[] lengths = shape.stream().mapToInt(Math::toIntExact).toArray();
        double[] data = new double[bytes.capacity() / element.bytes()];
        for (int i = 0; i < data.length; i++) {
            data[i] = element.read(bytes, (fortran ? fortranIndex(i, lengths) : i) * element.bytes());
        }
        return new Tensor(shape.stream().map(Math::toIntExact).toList(), data);
    }

    // Where element i, counted with the last axis fastest, lies if the first is the fastest.
    private static int fortranIndex(int i, int[] shape) {
        int rest = i;
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        int index = 0;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            size /= shape[axis];
            index += rest % shape[axis] * size;
            rest /= shape[axis];
        }
        return index;
    }

    /** {@code [64, 64, 3, 3]}. */
    public String shapeText() {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}
