package upscale.telling;

/** What is around a run: a process that it is all of, or nothing in particular, as where it is called by a test. */
public interface Surroundings {
    /** Nothing in particular. */
    Surroundings NONE = run -> () -> {};

    /** Something that can be ended before it is done. */
    interface Run {
        /** Whether there is something to end in order. On any thread. */
        boolean underWay();

        /** Tells what it came to, if that is not told yet. On any thread. */
        boolean end();
    }

    /** That a run is watched. */
    interface Watch {
        void close();
    }

    /**
     * Has {@code run} end in order should the process be asked to end: if it is under way, the calling thread is interrupted and the process goes
     * on until the watch is closed. If that takes too long, {@code run} is {@linkplain Run#end ended} by another thread.
     */
    Watch watch(Run run);
}
