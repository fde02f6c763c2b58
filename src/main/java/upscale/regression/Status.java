package upscale.regression;

/** What became of a file that was to be as another is. */
public enum Status {
    /** Within the tolerance. */
    SAME(0, "same"),
    /** It was not, and what was expected has been replaced by it. */
    APPROVED(0, "approved"),
    /** It is not, and would be approved, were this not a dry run. */
    APPROVABLE(0, "to be approved"),
    /** Not within it. */
    DIFFERENT(1, "different"),
    /** Of another size, so that nothing could be compared. */
    SIZE_DIFFERS(3, "size differs"),
    /** Expected, and not there. */
    MISSING(4, "missing"),
    /** There, and not expected. */
    NEW(4, "new"),
    /** One of the two cannot be read. */
    UNDECODABLE(5, "undecodable");

    private final int exitCode;
    private final String label;

    Status(int exitCode, String label) {
        this.exitCode = exitCode;
        this.label = label;
    }

    /** Of a comparison that finds it; of several, the highest. */
    public int exitCode() {
        return exitCode;
    }

    /** Whether nothing is left to be done about it. */
    public boolean passes() {
        return exitCode == 0;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** On the command line and in reports: {@code size-differs}. */
    public String word() {
        return label.replace(' ', '-');
    }
}
