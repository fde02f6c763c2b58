package upscale.method;

/** An option that methods may understand, with its spelling on the command line. */
public enum Parameter {
    /** A reconstruction kernel by name. */
    KERNEL("--kernel"),
    /** A matrix of weights. */
    WEIGHTS("--kernel"),
    EDGE("--edge"),
    ALIGNMENT("--align"),
    NEAREST_ROUNDING("--nearest-rounding"),
    ANTIALIAS("--antialias"),
    DERINGING("--deringing"),
    PADDING("--padding"),
    OFFSET("--offset"),
    LIKE("--like");

    private final String option;

    Parameter(String option) {
        this.option = option;
    }

    /** The option's long name. */
    public String option() {
        return option;
    }
}
