package upscale.engine;

import java.util.Locale;
import upscale.image.AxisMap;

/** How the output grid lies on the input's: which source coordinate output pixel {@code o} is taken at. */
public enum Alignment {
    /** The images' borders coincide: {@code x = (o + 1/2) / s - 1/2}. */
    HALF_PIXEL,
    /** The centres of the corner pixels coincide: {@code x = o (in - 1) / (out - 1)}; 0 if there is one output. */
    ALIGN_CORNERS,
    /** The first pixels' centres coincide: {@code x = o / s}. */
    ASYMMETRIC,
    /** As half-pixel, and centred when the output size was rounded: adds {@code in/2 (1 - out / (in s))} (ONNX Resize-19). */
    HALF_PIXEL_SYMMETRIC,
    /** As half-pixel, but 0 if there is one output (ONNX Resize-11). */
    PYTORCH_HALF_PIXEL;

    /** The map from output pixels to source coordinates along {@code grid}. */
    public AxisMap map(Grid grid) {
        long in = grid.in();
        long out = grid.out();
        long n = grid.scale().numerator();
        long d = grid.scale().denominator();
        return switch (this) {
            case HALF_PIXEL -> new AxisMap(2 * d, d - n, 2 * n);
            case ALIGN_CORNERS -> out == 1 ? new AxisMap(0, 0, 1) : new AxisMap(in - 1, 0, out - 1);
            case ASYMMETRIC -> new AxisMap(d, 0, n);
            case HALF_PIXEL_SYMMETRIC -> new AxisMap(2 * d, in * n - out * d + d - n, 2 * n);
            case PYTORCH_HALF_PIXEL -> out == 1 ? new AxisMap(0, 0, 1) : HALF_PIXEL.map(grid);
        };
    }

    /** How {@code --align} spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
