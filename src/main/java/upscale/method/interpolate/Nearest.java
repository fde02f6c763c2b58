package upscale.method.interpolate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import upscale.engine.Alignment;
import upscale.engine.Arithmetic;
import upscale.engine.Resampled;
import upscale.engine.Taps;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.NearestRounding;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.Upsampled;

/** Nearest neighbour: every output is the source sample nearest to it. Copies samples, palettes included. */
public final class Nearest implements Method {
    @Override
    public String name() {
        return "nearest";
    }

    @Override
    public String summary() {
        return "the source sample nearest to each output; copies, so palettes and labels survive";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Set.of(Parameter.ALIGNMENT, Parameter.NEAREST_ROUNDING, Parameter.LIKE);
    }

    @Override
    public boolean copies() {
        return true;
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        Conventions conventions = Conventions.of(options);
        Alignment alignment = options.get(Parameter.ALIGNMENT).orElse(conventions.nearestAlignment());
        NearestRounding rounding = options.get(Parameter.NEAREST_ROUNDING).orElse(conventions.nearestRounding());
        boolean asked = options.get(Parameter.ALIGNMENT).isPresent()
                || options.get(Parameter.NEAREST_ROUNDING).isPresent();
        Stepping stepping = asked ? Stepping.EXACT : conventions.stepping();
        ImageInfo info = source.info();
        Target.Grids grids = options.target().grids(info, conventions.sizeRule());
        AxisMap columns = alignment.map(grids.columns());
        AxisMap rows = alignment.map(grids.rows());
        ImageInfo out = info.onGrid(grids.columns().out(), grids.rows().out(), columns, rows);
        Image image = new Resampled(
                source,
                out,
                Taps.copying(info.width(), stepping.samples(grids.columns(), columns, rounding), columns),
                Taps.copying(info.height(), stepping.samples(grids.rows(), rows, rounding), rows),
                Arithmetic.EXACT);
        Map<String, String> decisions = new LinkedHashMap<>();
        decisions.put("align", alignment.toString());
        decisions.put("nearest-rounding", rounding.toString());
        return new Upsampled(image, decisions);
    }
}
