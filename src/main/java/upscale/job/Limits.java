package upscale.job;

import upscale.format.Allowance;
import upscale.format.FormatException;

/**
 * What inputs may take, so that none that is hostile, or a slip, takes everything.
 *
 * @param pixels of a page
 * @param memory of all that are worked on together
 */
public record Limits(Pixels pixels, Memory memory) {

    /**
     * Pixels of a page, at most; {@link Long#MAX_VALUE} for any number.
     *
     * @param read of an input, of what it is compared with, and of what its positions are of
     * @param written of a result
     */
    public record Pixels(long read, long written) {
        /** More than cameras, scanners and microscopes make, and less than a bomb needs; as much as an image viewer opens, and five times. */
        public static final Pixels DEFAULT = new Pixels(500_000_000, 5_000_000_000L);
    }

    /** What of that decoders are told. */
    public Allowance allowance() {
        return new Allowance(pixels.read());
    }

    /**
     * Checks the size of a result, before it is computed.
     *
     * @throws FormatException too large, if it has more pixels than may be written
     */
    void requireWritable(long width, long height) throws FormatException {
        if (width * height > pixels.written()) { // each below 2^31
            throw FormatException.tooLarge("a result of " + width + "x" + height + " pixels is more than the "
                    + Allowance.spelled(pixels.written()) + " that are written: --limit-pixels "
                    + Allowance.spelled(pixels.read()) + "," + Allowance.least(width * height) + " lets it through");
        }
    }
}
