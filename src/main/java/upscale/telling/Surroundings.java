package upscale.telling;

/** What is around a run: a process that it is all of, or nothing in particular, as where it is called by a test. */
public interface Surroundings {
    /** Nothing in particular. */
    Surroundings NONE = new Surroundings() {
        @Override
        public Screen screen() {
            return Screen.UNKNOWN;
        }

        @Override
        public int columns() {
            throw new IllegalStateException("no terminal");
        }

        @Override
        public Watch watch(Run run) {
            return () -> {};
        }
    };

    /** What standard error is. */
    enum Screen {
        /** A terminal that lines can be taken back of. */
        TERMINAL,
        /** Anything else that a process writes to. */
        LOG,
        /** Somebody's own business. */
        UNKNOWN
    }

    Screen screen();

    /** Whether standard output is a terminal, too, which pictures may be drawn on. */
    default boolean drawsOn() {
        return false;
    }

    /** How many columns the terminal has. */
    int columns();

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
