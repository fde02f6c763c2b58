package upscale.oracle;

import java.util.List;
import upscale.method.Padding;

/** The padding attributes of ONNX ConvTranspose. */
final class OnnxPads {
    private OnnxPads() {}

    /** The crop that {@code transposed} would call it, or null if it has no word for it. */
    static Padding of(ArrayCase c, List<String> strides) {
        return switch (c.text("auto_pad", "NOTSET")) {
            case "VALID" -> Padding.Rule.VALID;
            case "SAME_UPPER" -> covers(c, strides) ? Padding.Rule.SAME : null;
            case "SAME_LOWER" -> even(c, strides) ? Padding.Rule.SAME : null;
            default -> TransposedCalls.crop(c.pair("pads"));
        };
    }

    private static boolean covers(ArrayCase c, List<String> strides) {
        return overhang(c, strides, 0) >= 0 && overhang(c, strides, 1) >= 0;
    }

    // The odd row goes to the other end; where there is none, lower is upper.
    private static boolean even(ArrayCase c, List<String> strides) {
        return covers(c, strides) && (overhang(c, strides, 0) | overhang(c, strides, 1)) % 2 == 0;
    }

    private static int overhang(ArrayCase c, List<String> strides, int axis) {
        int[] kernel = c.inputs().get("W").shape();
        return kernel.length == 4 ? kernel[2 + axis] - Integer.parseInt(strides.get(axis)) : -1;
    }
}
