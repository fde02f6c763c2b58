package upscale.method;

import java.util.Locale;

/**
 * How much is added around the input of a convolution or a pooling, or cropped of the natural output of a transposed convolution.
 */
public sealed interface Padding {
    /** The rules that need no numbers. */
    enum Rule implements Padding {
        /** Nothing. */
        VALID,
        /**
         * So much that the stride alone decides the size: {@code ceil(in / stride)}, transposed {@code in * stride}. What cannot be
         * halved goes to the end.
         */
        SAME,
        /** As same, but what cannot be halved goes to the beginning (ONNX SAME_LOWER). */
        SAME_LOWER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** So many pixels at each side; at least 0. */
    record Sides(int top, int left, int bottom, int right) implements Padding {
        public Sides {
            if (top < 0 || left < 0 || bottom < 0 || right < 0) {
                throw new IllegalArgumentException(
                        "padding " + top + "," + left + "," + bottom + "," + right + " is negative");
            }
        }

        /** The same at every side. */
        public static Sides all(int pixels) {
            return new Sides(pixels, pixels, pixels, pixels);
        }

        /** One number, rows and columns, or all four sides, whichever says it. */
        @Override
        public String toString() {
            if (top != bottom || left != right) {
                return top + "," + left + "," + bottom + "," + right;
            }
            return top == left ? Integer.toString(top) : top + "," + left;
        }
    }
}
