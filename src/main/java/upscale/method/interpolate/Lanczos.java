package upscale.method.interpolate;

import java.util.Set;
import upscale.image.Image;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Upsampled;

/** Lanczos interpolation with three lobes, and the method that any kernel is given to. */
public final class Lanczos implements Method {
    @Override
    public String name() {
        return "lanczos";
    }

    @Override
    public String summary() {
        return "sinc windowed by its own main lobe, 6x6 samples; -k chooses any other kernel";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Interpolation.PARAMETERS;
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        return Interpolation.apply(source, options, Conventions::lanczos);
    }
}
