package upscale.cli;

/** A command line that makes no sense; the message says in one line what was expected and what came. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
