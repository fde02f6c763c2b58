package upscale.method.pool;

import java.util.Set;
import upscale.method.Parameter;

/** Where max pooling finds its samples: 64-bit numbers, one for each sample of the pooled image. */
public final class MaxPositions extends Pooling {
    public MaxPositions() {
        super(Pooled.What.POSITION);
    }

    @Override
    public String name() {
        return "max-positions";
    }

    @Override
    public String summary() {
        return "where max pooling finds its samples, as frameworks number them";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Set.of(
                Parameter.WINDOW,
                Parameter.STRIDE,
                Parameter.PADDING,
                Parameter.DILATION,
                Parameter.CEIL_MODE,
                Parameter.INDEX_LAYOUT);
    }
}
