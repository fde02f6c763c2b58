package upscale.method.interpolate;

import java.util.Set;
import upscale.image.Image;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Upsampled;

/** Bicubic interpolation: Keys' cubic convolution, a = -1/2 unless a library's is wanted. */
public final class Bicubic implements Method {
    @Override
    public String name() {
        return "bicubic";
    }

    @Override
    public String summary() {
        return "cubic convolution of 4x4 samples (Keys, a = -0.5)";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Interpolation.PARAMETERS;
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        return Interpolation.apply(source, options, Conventions::cubic);
    }
}
