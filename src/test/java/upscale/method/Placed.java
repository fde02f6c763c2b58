package upscale.method;

import java.util.Optional;
import java.util.Set;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/**
 * A method that unpools, given positions at the beginning of every cell of a whole scale: so it can be asked what every method is asked.
 *
 * @param method unpools
 */
public record Placed(Method method) implements Method {
    @Override
    public String name() {
        return method.name();
    }

    @Override
    public String summary() {
        return method.summary();
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return method.parameters();
    }

    @Override
    public boolean copies() {
        return method.copies();
    }

    @Override
    public boolean leavesHoles() {
        return method.leavesHoles();
    }

    @Override
    public boolean unpools() {
        return method.unpools();
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        if (!(options.target() instanceof Target.Scale scale)
                || !scale.x().whole()
                || !scale.y().whole()) {
            return method.apply(source, options);
        }
        int x = (int) scale.x().numerator();
        int y = (int) scale.y().numerator();
        MethodOptions own = MethodOptions.of(new Target.Own()).with(Parameter.POSITIONS, at(source.info(), x, y));
        for (Parameter<?> parameter : options.given()) {
            own = taken(own, parameter, options);
        }
        return method.apply(source, own);
    }

    private static <T> MethodOptions taken(MethodOptions own, Parameter<T> parameter, MethodOptions options) {
        return own.with(parameter, options.get(parameter).orElseThrow());
    }

    private static Positions at(ImageInfo info, int scaleX, int scaleY) {
        int width = info.width() * scaleX;
        Raster indices =
                Raster.allocate(ImageInfo.planes(info.width(), info.height(), info.channels(), SampleType.I64));
        for (int c = 0; c < info.channels(); c++) {
            for (int y = 0; y < info.height(); y++) {
                for (int x = 0; x < info.width(); x++) {
                    indices.set(c, x, y, (double) y * scaleY * width + x * scaleX);
                }
            }
        }
        return new Positions(indices, IndexLayout.TORCH, Optional.of(new Pair(info.height() * scaleY, width)));
    }
}
