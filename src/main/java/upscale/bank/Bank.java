package upscale.bank;

import upscale.image.Image;

/**
 * Kernels of transposed convolution for one scale, of which every pixel of an image gets the one that its surroundings ask for. Immutable; nobody changes the arrays.
 *
 * @param scale their stride
 * @param size pixels of the small image that one of the large image is made of, along an axis; odd
 * @param symmetric whether surroundings that differ in the way round alone, or in what is bright and what is dark, get the same kernel, turned as they are
 * @param tree which kernel is for what
 * @param kernels {@code size * scale} weights a side, row by row; those of each phase sum to one
 */
public record Bank(int scale, int size, boolean symmetric, Tree tree, double[][] kernels) {
    /** As large as images are enlarged, and the sizes that there are. */
    private static final int MOST_TIMES = 8;

    private static final int SMALLEST = 5;
    private static final int LARGEST = 15;

    /** More of them are too few windows each to learn of. */
    public static final int MOST = 2048;

    /** So many floats may not add up to one. */
    private static final double NEAR = 1e-3;

    public Bank {
        if (scale < 2 || scale > MOST_TIMES || size < SMALLEST || size > LARGEST || size % 2 == 0) {
            throw new IllegalArgumentException("a scale of " + scale + " and a kernel size of " + size
                    + ", expected scales of 2 to " + MOST_TIMES + " and odd sizes of " + SMALLEST + " to " + LARGEST);
        } else if (kernels.length != tree.kernels() || kernels.length > MOST) {
            throw new IllegalArgumentException(kernels.length + " kernels, expected " + tree.kernels()
                    + " for the tree's questions, and at most " + MOST);
        }
        for (int i = 0; i < kernels.length; i++) {
            if (kernels[i].length != scale * size * scale * size) {
                throw new IllegalArgumentException("kernel " + i + " has " + kernels[i].length + " weights");
            }
            for (double gain : Phases.gains(kernels[i], scale)) {
                if (!(Math.abs(gain - 1) <= NEAR)) {
                    throw new IllegalArgumentException(
                            "weights of a phase of kernel " + i + " sum to " + gain + ", expected 1");
                }
            }
        }
    }

    /**
     * The large image, computed when it is read.
     *
     * @param planes of 32-bit floats, about from 0 to 1
     */
    public Image enlarged(Image planes) {
        return new Chosen(planes, this, matrices(new double[kernels[0].length]), 1, false);
    }

    /**
     * What bicubic interpolation of the planes lacks of it, their border mirrored.
     *
     * @param inAllTurns whether it is the mean over the eight ways round in which the planes can lie, which is the same where the bank is symmetric
     */
    public Image missing(Image planes, boolean inAllTurns) {
        return new Chosen(planes, this, matrices(Phases.bicubic(scale, size)), 0, inAllTurns && !symmetric);
    }

    /** By kernel, and then by phase: how much more than {@code less} each pixel of the window but the middle one weighs. */
    private float[][] matrices(double[] less) {
        int phases = scale * scale;
        int others = size * size - 1;
        float[][] matrices = new float[kernels.length][phases * others];
        for (int phase = 0; phase < phases; phase++) {
            for (int k = 0; k < others; k++) {
                int at = Phases.at(phase, k < others / 2 ? k : k + 1, scale, size);
                for (int i = 0; i < kernels.length; i++) {
                    matrices[i][phase * others + k] = (float) (kernels[i][at] - less[at]);
                }
            }
        }
        return matrices;
    }

    /** What {@code -v} calls it. */
    @Override
    public String toString() {
        return kernels.length + (kernels.length == 1 ? " kernel of " : " kernels of ") + scale * size + "x"
                + scale * size;
    }
}
