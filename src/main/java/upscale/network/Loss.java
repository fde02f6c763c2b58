package upscale.network;

/** What it costs that a sample is off by so much: its mean is what a training makes small. */
public enum Loss {
    /** The difference: what most samples should be, whatever a few of them are. */
    ABSOLUTE {
        @Override
        double of(float off) {
            return Math.abs(off);
        }

        @Override
        float slope(float off) {
            return off > 0 ? 1 : off < 0 ? -1 : 0;
        }
    },

    /** Its square, by which PSNR goes: the mean of what samples could be. */
    SQUARED {
        @Override
        double of(float off) {
            return (double) off * off;
        }

        @Override
        float slope(float off) {
            return 2 * off;
        }
    };

    /** The cost. */
    abstract double of(float off);

    /** How much more it is, for a little more. */
    abstract float slope(float off);
}
