package upscale.outcomes;

import upscale.regression.Outcome;

/** One way to tell of pairs. */
interface OutcomeTeller {
    /** The next pair, in order. */
    void accept(Outcome outcome);

    /** There are no more. */
    default void ended(Counts counts) {}
}
