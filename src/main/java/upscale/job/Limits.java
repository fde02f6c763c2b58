package upscale.job;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import upscale.format.Allowance;
import upscale.format.Ending;
import upscale.format.FormatException;
import upscale.sweep.Errand;

/**
 * What inputs may take, so that none that is hostile, or a slip, takes everything.
 *
 * @param pixels of a page
 * @param memory of all that are worked on together
 * @param timeout of each; if empty, as long as it takes
 * @param truncated whether inputs that end early are taken as far as they go
 */
public record Limits(Pixels pixels, Memory memory, Optional<Timeout> timeout, boolean truncated) {

    /**
     * Pixels of a page, at most; {@link Long#MAX_VALUE} for any number.
     *
     * @param read of an input, and of what its positions are of
     * @param written of a result, and of what it is compared with
     */
    public record Pixels(long read, long written) {
        /** More than cameras, scanners and microscopes make, and less than a bomb needs; as much as an image viewer opens, and five times. */
        public static final Pixels DEFAULT = new Pixels(500_000_000, 5_000_000_000L);
    }

    /** What may be taken by results that are read again, and by what they should be: whole, and as large as a result may be. */
    public Limits ofResults() {
        return new Limits(new Pixels(pixels.written(), pixels.written()), memory, timeout, false);
    }

    /** What decoders are told, of what inputs are done with. That is whole, or refused. */
    public Allowance allowance() {
        return new Allowance(pixels.read(), () -> true, Ending.REFUSED);
    }

    /** What decoders are told, of an input. */
    public Allowance allowance(Errand errand) {
        return new Allowance(pixels.read(), errand::wanted, truncated ? Ending.taken() : Ending.REFUSED);
    }

    /**
     * What {@code work} makes, unless it takes too long: then it is given up.
     *
     * @throws IOException what it threw; or that it took too long
     */
    public <T> T within(Errand.Work<T> work) throws IOException {
        if (timeout.isEmpty()) {
            return Errand.patiently(work);
        }
        return Errand.run(work, timeout.get().patience())
                .orElseThrow(() -> new InterruptedIOException(
                        "took longer than " + timeout.get().label() + ": --timeout gives it more"));
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
