package upscale.compare;

import upscale.image.Band;

/**
 * Something that is counted or summed over two images of one size at once, from top to bottom.
 *
 * <p>Like a {@link upscale.image.BandSink} it has two halves: readings are pure and taken on many threads, a band each; what they found is added in
 * order, on one. So its result does not depend on the number of threads.
 */
public interface Measure {
    /** How many rows above a band a reading wants to see; fewer at the top of the image. */
    default int contextRows() {
        return 0;
    }

    /** A way to take readings for one thread; owns its scratch. */
    Reading newReading();

    /** Takes readings on one thread. */
    @FunctionalInterface
    interface Reading {
        /**
         * Reads rows [top, bottom) of two images; their bands begin with up to {@link Measure#contextRows()} rows of context.
         *
         * @return adds what was found to the measure; called once, after those of all rows above
         */
        Runnable of(Band actual, Band expected, int top);
    }
}
