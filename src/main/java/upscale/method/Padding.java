package upscale.method;

/** How much of a transposed convolution's natural output is cropped. */
public sealed interface Padding {
    /** Nothing. */
    record Valid() implements Padding {
        @Override
        public String toString() {
            return "valid";
        }
    }

    /** So much that the output is {@code in * stride}. */
    record Same() implements Padding {
        @Override
        public String toString() {
            return "same";
        }
    }

    /**
     * So many pixels on every side.
     *
     * @param pixels at least 0
     */
    record Both(int pixels) implements Padding {
        public Both {
            if (pixels < 0) {
                throw new IllegalArgumentException("padding " + pixels + " is negative");
            }
        }

        @Override
        public String toString() {
            return Integer.toString(pixels);
        }
    }
}
