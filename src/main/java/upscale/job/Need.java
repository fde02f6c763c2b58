package upscale.job;

import upscale.engine.Grid;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.image.ImageInfo;
import upscale.method.Target;

/**
 * What a page takes, estimated before it is decoded.
 *
 * @param held bytes, whatever the number of threads
 * @param lane bytes for each thread
 * @param width of the result, as far as it is known
 * @param height of the result
 */
record Need(long held, long lane, long width, long height) {
    /** Results of more pixels are worth all threads: they take one of them seconds. */
    private static final long LARGE = 8L << 20;

    /** What bands, compressors and chunks on their way take, and rows of it: those a kernel covers, before and after. */
    private static final long BANDS = 8L << 20;

    private static final long ROWS = 32L * Float.BYTES;

    /**
     * Of one page.
     *
     * @param decoding bytes that the page takes, decoded
     * @param page what it will be
     */
    static Need of(long decoding, ImageInfo page, UpscalePlan plan, Format as) {
        long width = page.width();
        long height = page.height();
        if (!(plan.options().target() instanceof Target.Own)) {
            Target.Grids grids = plan.options().target().grids(page, Grid.SizeRule.HALF_UP);
            width = grids.columns().out();
            height = grids.rows().out();
        }
        long whole = as.holdsAll() ? width * height * page.channels() : 0;
        return new Need(
                decoding + whole, BANDS + ROWS * Math.max(width, page.width()) * page.channels(), width, height);
    }

    boolean large() {
        return width * height > LARGE;
    }

    long bytes(int threads) {
        return held + threads * lane;
    }

    /**
     * The most threads that there is memory for.
     *
     * @param most how many there are
     * @throws FormatException too large, if memory is limited, and this is not enough for one
     */
    int threads(int most, Memory memory) throws FormatException {
        long fitting = (memory.bytes() - held) / lane;
        if (fitting < 1 && memory.limit().isPresent()) {
            throw FormatException.tooLarge("it takes about " + mebibytes(bytes(1)) + " MiB, and "
                    + memory.limit().get() + " leaves " + (memory.bytes() >> 20) + " MiB for images: give it more");
        }
        return (int) Math.max(1, Math.min(most, fitting));
    }

    private static long mebibytes(long bytes) {
        return (bytes >> 20) + 1;
    }
}
