package upscale.method.interpolate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import upscale.engine.Alignment;
import upscale.engine.Arithmetic;
import upscale.engine.Deringed;
import upscale.engine.Edge;
import upscale.engine.Grid;
import upscale.engine.Kernel;
import upscale.engine.Resampled;
import upscale.engine.Taps;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.Upsampled;

/** What all interpolations with a kernel have in common: names and options become taps for the engine. */
final class Interpolation {
    static final Set<Parameter<?>> PARAMETERS = Set.of(
            Parameter.KERNEL,
            Parameter.EDGE,
            Parameter.ALIGNMENT,
            Parameter.ANTIALIAS,
            Parameter.DERINGING,
            Parameter.LIKE);

    private Interpolation() {}

    static Upsampled apply(Image source, MethodOptions options, Function<Conventions, Kernel> standard) {
        ImageInfo info = source.info();
        Conventions conventions = Conventions.of(options);
        Kernel kernel = options.get(Parameter.KERNEL).orElseGet(() -> standard.apply(conventions));
        Edge edge = options.get(Parameter.EDGE).orElse(conventions.edge());
        Alignment alignment = options.get(Parameter.ALIGNMENT).orElse(conventions.alignment());
        boolean antialias = options.get(Parameter.ANTIALIAS).orElse(conventions.antialias());
        Arithmetic arithmetic = conventions.arithmetic(kernel, edge, info.type());
        Target.Grids grids = options.target().grids(info, conventions.sizeRule());
        AxisMap columns = alignment.map(grids.columns());
        AxisMap rows = alignment.map(grids.rows());
        ImageInfo out = info.onGrid(grids.columns().out(), grids.rows().out(), columns, rows);
        Image image = new Resampled(
                source,
                out,
                taps(kernel, columns, grids.columns(), edge, antialias, arithmetic),
                taps(kernel, rows, grids.rows(), edge, antialias, arithmetic),
                arithmetic);
        Map<String, String> decisions = new LinkedHashMap<>();
        decisions.put("kernel", kernel.spec());
        decisions.put("edge", edge.toString());
        decisions.put("align", alignment.toString());
        if (grids.columns().reduces() || grids.rows().reduces()) {
            decisions.put("antialias", antialias ? "on" : "off");
        }
        double deringing = options.get(Parameter.DERINGING).orElse(0.0);
        if (deringing > 0) {
            if (grids.columns().reduces() || grids.rows().reduces()) {
                throw new MethodException(
                        "deringing limits a result to the 2x2 samples around it, and reducing averages more:"
                                + " leave out --deringing");
            }
            image = new Deringed(source, image, columns, rows, deringing);
            decisions.put("deringing", Double.toString(deringing));
        }
        return new Upsampled(image, decisions);
    }

    private static Taps taps(
            Kernel kernel, AxisMap map, Grid grid, Edge edge, boolean antialias, Arithmetic arithmetic) {
        Ratio stretch = antialias && grid.reduces() ? grid.scale().inverse() : Ratio.ONE;
        return Taps.interpolating(kernel, map, grid.in(), grid.out(), edge, stretch, arithmetic);
    }
}
