package upscale.cli;

/** A command line that makes no sense; the message says in one line what was expected and what came. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
