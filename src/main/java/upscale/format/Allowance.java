package upscale.format;

import java.io.InterruptedIOException;
import java.util.function.BooleanSupplier;

/**
 * How far decoding a file may go.
 *
 * @param pixels of a page, at most
 * @param wanted whether anybody still waits for it: asked before the file is read on, by any thread
 * @param ending what is thought of a file that ends early
 */
public record Allowance(long pixels, BooleanSupplier wanted, Ending ending) {
    /** As far as memory goes; the file is to be whole. */
    public static final Allowance ALL = new Allowance(Long.MAX_VALUE, () -> true, Ending.REFUSED);

    private static final long MILLION = 1_000_000;

    /**
     * Checks the size of a page, before anything is allocated for it.
     *
     * @throws FormatException too large, if it has more pixels
     */
    public void requirePage(long width, long height) throws FormatException {
        if (width * height > pixels) { // each below 2^31
            throw FormatException.tooLarge(width + "x" + height + " pixels are more than the " + spelled(pixels)
                    + " that are read: --limit-pixels " + least(width * height) + " lets it through");
        }
    }

    /** @throws InterruptedIOException if nobody waits for it any more, so that a decoder that reads for ever ends */
    public void requireWanted() throws InterruptedIOException {
        if (!wanted.getAsBoolean()) {
            throw new InterruptedIOException("given up");
        }
    }

    /** As few as that, in the words of {@code --limit-pixels}: millions, rounded up. */
    public static String least(long pixels) {
        return spelled((pixels + MILLION - 1) / MILLION * MILLION);
    }

    /** As many, in the words of {@code --limit-pixels}. */
    public static String spelled(long pixels) {
        if (pixels == Long.MAX_VALUE) {
            return "none";
        }
        return pixels % (1000 * MILLION) == 0
                ? pixels / (1000 * MILLION) + "G"
                : pixels % MILLION == 0
                        ? pixels / MILLION + "M"
                        : pixels % 1000 == 0 ? pixels / 1000 + "K" : Long.toString(pixels);
    }
}
