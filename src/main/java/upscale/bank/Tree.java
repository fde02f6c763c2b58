package upscale.bank;

/**
 * Questions about windows that lead to a kernel. Each is whether a feature is more than so much of the window's contrast, or the contrast itself more than so much.
 *
 * @param features of each question, in [0, {@link Windows#FEATURES})
 * @param thresholds of each question
 * @param children for each question where no and where yes leads to: a later question, or, if negative, the kernel -1 less that; each is led to once
 */
public record Tree(int[] features, float[] thresholds, int[][] children) {
    /** Added to the contrast, of planes from 0 to 1, so that noise in what is flat is not asked about: half a step of bytes. */
    private static final float NOISE = 0.002f;

    public Tree {
        int questions = features.length;
        if (thresholds.length != questions || children.length != questions) {
            throw new IllegalArgumentException("questions of different numbers");
        }
        boolean[] asked = new boolean[questions];
        boolean[] given = new boolean[questions + 1];
        for (int i = 0; i < questions; i++) {
            if (features[i] < 0 || features[i] >= Windows.FEATURES || !Float.isFinite(thresholds[i])) {
                throw new IllegalArgumentException("question " + i + " is whether feature " + features[i]
                        + " is more than " + thresholds[i] + "; there are " + Windows.FEATURES + " features");
            }
            for (int child : children[i]) {
                boolean question = child >= 0;
                int number = question ? child : -1 - child;
                boolean[] seen = question ? asked : given;
                if (number >= seen.length || question && number <= i || seen[number] || children[i].length != 2) {
                    throw new IllegalArgumentException("question " + i + " leads to " + child
                            + ", expected a later question or a kernel that no other one leads to");
                }
                seen[number] = true;
            }
        }
    }

    /** How many kernels there are to choose from. */
    public int kernels() {
        return features.length + 1;
    }

    /** The kernel for a pixel of the row that the windows are at, looked at in a way. */
    public int kernel(Windows windows, int x, int way) {
        int at = features.length == 0 ? -1 : 0;
        float contrast = windows.feature(Windows.CONTRAST, x, way);
        while (at >= 0) {
            int feature = features[at];
            boolean more = windows.feature(feature, x, way) > thresholds[at] * measure(feature, contrast);
            at = children[at][more ? 1 : 0];
        }
        return -1 - at;
    }

    /** What thresholds of a feature are multiplied by. */
    public static float measure(int feature, float contrast) {
        return feature == Windows.CONTRAST ? 1 : contrast + NOISE;
    }
}
