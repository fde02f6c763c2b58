package upscale.chain;

import java.util.Set;
import upscale.image.Image;
import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.Upsampled;

/**
 * A chain as one operator among others, so that it is carried out as they are. Not in the registry: it is made of what is there.
 *
 * @param chain what is done
 * @param threads how many compute what is held, at least 1
 */
public record ChainMethod(Chain chain, int threads) implements Method {
    @Override
    public String name() {
        return "chain";
    }

    @Override
    public String summary() {
        return "operators one after another";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Set.of();
    }

    @Override
    public boolean enlarges() {
        return false;
    }

    @Override
    public boolean keepsChannels() {
        return false;
    }

    @Override
    public boolean leavesRange(MethodOptions options) {
        return true;
    }

    @Override
    public boolean invents() {
        return chain.invents();
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        if (!(options.target() instanceof Target.Own)) {
            throw new MethodException("chain takes no scale and no size: its steps decide");
        }
        return chain.apply(source, threads);
    }
}
