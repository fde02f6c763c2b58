package upscale.method.pool;

/** Max pooling: the largest sample of every window. Padding is never the largest. */
public final class MaxPooling extends Pooling {
    public MaxPooling() {
        super(Pooled.What.MAXIMUM);
    }

    @Override
    public String name() {
        return "max-pooling";
    }

    @Override
    public String summary() {
        return "the largest sample of every window";
    }
}
