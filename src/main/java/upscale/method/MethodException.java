package upscale.method;

/** A method that cannot do what it was asked to do with an image; the message says why and what would work. */
public final class MethodException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MethodException(String message) {
        super(message);
    }
}
