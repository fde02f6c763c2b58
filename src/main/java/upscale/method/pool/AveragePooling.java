package upscale.method.pool;

import java.util.Set;
import upscale.method.Parameter;

/** Average pooling: the mean of every window, padding counted as zeros unless told otherwise, as PyTorch does. */
public final class AveragePooling extends Pooling {
    public AveragePooling() {
        super(Pooled.What.MEAN);
    }

    @Override
    public String name() {
        return "average-pooling";
    }

    @Override
    public String summary() {
        return "the mean of every window";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Set.of(
                Parameter.WINDOW,
                Parameter.STRIDE,
                Parameter.PADDING,
                Parameter.DILATION,
                Parameter.CEIL_MODE,
                Parameter.COUNT_PADDING);
    }
}
