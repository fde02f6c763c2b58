package upscale.stage;

/**
 * How code values stand for light: {@code light = decode(value)}, both from 0 (black) to 1 (white). Rises everywhere. Immutable.
 */
public interface TransferCurve {
    /** Light of a code value; defined for all of them, so that overshoot survives a round trip. */
    double decode(double value);

    /** Code value of a light: the inverse of {@link #decode}. */
    double encode(double light);

    /** IEC 61966-2-1, sections 4.2 and 4.3. */
    TransferCurve SRGB = new TransferCurve() {
        @Override
        public double decode(double value) {
            double v = Math.abs(value);
            double light = v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4);
            return Math.copySign(light, value);
        }

        @Override
        public double encode(double light) {
            double v = Math.abs(light);
            double value = v <= 0.0031308 ? v * 12.92 : 1.055 * StrictMath.pow(v, 1 / 2.4) - 0.055;
            return Math.copySign(value, light);
        }

        @Override
        public String toString() {
            return "sRGB";
        }
    };

    /**
     * A pure power: {@code light = value ^ exponent}, odd about 0.
     *
     * @param exponent within {@link #plausible}
     */
    static TransferCurve power(double exponent) {
        if (!plausible(exponent)) {
            throw new IllegalArgumentException("gamma " + exponent);
        }
        return new TransferCurve() {
            @Override
            public double decode(double value) {
                return Math.copySign(StrictMath.pow(Math.abs(value), exponent), value);
            }

            @Override
            public double encode(double light) {
                return Math.copySign(StrictMath.pow(Math.abs(light), 1 / exponent), light);
            }

            @Override
            public String toString() {
                return "gamma " + Math.round(exponent * 1e4) / 1e4;
            }
        };
    }

    /** Whether an exponent can be a display's or a camera's; what files state is not always. */
    static boolean plausible(double exponent) {
        return exponent > 0.1 && exponent < 10;
    }
}
