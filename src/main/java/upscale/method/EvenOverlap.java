package upscale.method;

import java.util.Locale;

/** What a transposed convolution is divided by, so that its kernels overlap evenly. */
public enum EvenOverlap {
    /** The result for an image of ones: a flat image comes out as it was. */
    GAIN,
    /** How many taps met, in proportion to their mean: the kernel keeps its own gain. */
    COUNT;

    /** How {@code --even-overlap} spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
