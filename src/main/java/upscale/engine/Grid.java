package upscale.engine;

import upscale.image.Ratio;

/**
 * One axis of an enlargement: how many pixels go in, how many come out, and the scale that coordinates are computed with.
 *
 * <p>This is the one place where output sizes are decided. A size that was asked for is taken as it is, with the scale
 * {@code out / in}. A scale that was asked for gives {@code in * scale} pixels, rounded (half up unless a library's rule is
 * followed), at least one; coordinates are then computed with {@code out / in}, so that the borders of both images coincide,
 * or with the scale itself where a library does so.
 *
 * @param in source pixels, at least 1
 * @param out output pixels, at least 1
 * @param scale output pixels per source pixel
 */
public record Grid(int in, int out, Ratio scale) {
    public Grid {
        if (in < 1 || out < 1) {
            throw new IllegalArgumentException("no grid from " + in + " to " + out + " pixels");
        }
    }

    /** Exactly {@code out} pixels. */
    public static Grid sized(int in, int out) {
        return new Grid(in, out, new Ratio(out, in));
    }

    /**
     * {@code in * scale} pixels.
     *
     * @throws IllegalArgumentException if that is more than an int holds
     */
    public static Grid scaled(int in, Ratio scale, SizeRule rule) {
        int out = Math.max(1, rule.round(in, scale));
        return rule.keepsScale ? new Grid(in, out, scale) : sized(in, out);
    }

    /** Whether output pixels are larger than source pixels. */
    public boolean reduces() {
        return scale.numerator() < scale.denominator();
    }

    /** How a size that is not whole becomes one, and whether coordinates then use the scale or the sizes. */
    public enum SizeRule {
        /** Ours: half up, borders coincide. */
        HALF_UP(false),
        /** Down, and coordinates keep the scale: PyTorch, ONNX, onnxruntime. */
        FLOOR(true),
        /** Half to even, and coordinates keep the scale: OpenCV's fx, fy. */
        HALF_EVEN(true),
        /** Half to even, and coordinates use the sizes: scipy.ndimage.zoom. */
        HALF_EVEN_FITTED(false),
        /** Up, and coordinates keep the scale: MATLAB imresize. */
        CEILING(true);

        private final boolean keepsScale;

        SizeRule(boolean keepsScale) {
            this.keepsScale = keepsScale;
        }

        /** {@code in * scale} as a whole number, by this rule. */
        public int round(int in, Ratio scale) {
            long product = in * scale.numerator(); // fits, as a ratio's terms have 30 bits
            long down = product / scale.denominator();
            long rest = product % scale.denominator();
            int half = Long.compare(2 * rest, scale.denominator());
            boolean up = switch (this) {
                case FLOOR -> false;
                case CEILING -> rest > 0;
                case HALF_UP -> half >= 0;
                case HALF_EVEN, HALF_EVEN_FITTED -> half > 0 || half == 0 && down % 2 == 1;
            };
            long rounded = up ? down + 1 : down;
            if (rounded > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(in + " pixels times " + scale + " are more than fit an image");
            }
            return (int) rounded;
        }
    }
}
