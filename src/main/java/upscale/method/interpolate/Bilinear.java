package upscale.method.interpolate;

import java.util.Set;
import upscale.engine.Kernels;
import upscale.image.Image;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Upsampled;

/** Bilinear interpolation: the triangle kernel along each axis. */
public final class Bilinear implements Method {
    @Override
    public String name() {
        return "bilinear";
    }

    @Override
    public String summary() {
        return "weighted mean of the 2x2 nearest samples";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Interpolation.PARAMETERS;
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        return Interpolation.apply(source, options, conventions -> Kernels.TRIANGLE);
    }
}
