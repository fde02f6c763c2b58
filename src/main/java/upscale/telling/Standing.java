package upscale.telling;

import java.util.OptionalLong;

/**
 * How far a run is.
 *
 * @param done results that are told of
 * @param of how many there will be
 * @param failed of those, failures
 * @param pixels of all results, as far as they are written
 * @param page pixels of the page being written, as far as it is
 * @param ofPage all pixels of that page; 0 if nothing is being written
 * @param nanos since the run began
 */
record Standing(int done, int of, int failed, long pixels, long page, long ofPage, long nanos) {
    /** Whether there is one result alone, of which it tells how much of a page is done. */
    boolean single() {
        return of == 1;
    }

    /** How much is done, out of {@link #most}: results, or pixels of the one. */
    long least() {
        return single() ? page : done;
    }

    long most() {
        return single() ? ofPage : of;
    }

    /** How many seconds it may take yet, if it goes on as it did. */
    OptionalLong left() {
        return least() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(nanos / 1e9 * (most() - least()) / least()));
    }

    /** Speed and failures in words. */
    String told() {
        String speed = nanos == 0 ? "" : Math.round(pixels * 1e4 / nanos) / 10.0 + " megapixels/s";
        return speed + (failed == 0 ? "" : ", " + failed + " failed");
    }
}
