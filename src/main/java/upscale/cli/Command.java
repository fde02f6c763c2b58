package upscale.cli;

/**
 * A command: what it takes, what its help says, and what it does. It is made for one command line, whose values its options and operands
 * hold. All of it is plain code: annotations are read by reflection, which takes longer than a small job.
 */
interface Command {
    /** Tells what it takes, in the order of the help. */
    void declare(Syntax syntax);

    /** What the help says besides. */
    About about();

    /**
     * Does it.
     *
     * @return the exit code
     * @throws UsageException if what was given makes no sense together
     */
    int run();
}
