package example;

import java.util.Map;
import java.util.Set;
import upscale.engine.Alignment;
import upscale.engine.Arithmetic;
import upscale.engine.Edge;
import upscale.engine.Grid;
import upscale.engine.Kernel;
import upscale.engine.Resampled;
import upscale.engine.Taps;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.Upsampled;

/** Cosine interpolation: smooth steps between the 2x2 nearest samples. */
public final class Cosine implements Method {
    private static final Kernel RAISED_COSINE = new Kernel() {
        @Override
        public double support() {
            return 1;
        }

        @Override
        public double weight(double x) {
            return Math.abs(x) < 1 ? (1 + StrictMath.cos(StrictMath.PI * x)) / 2 : 0;
        }

        @Override
        public String spec() {
            return "raised cosine";
        }
    };

    @Override
    public String name() {
        return "cosine";
    }

    @Override
    public String summary() {
        return "smooth steps between the 2x2 nearest samples";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Set.of(Parameter.EDGE, Parameter.ALIGNMENT);
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        Edge edge = options.get(Parameter.EDGE).orElse(Edge.REPLICATE);
        Alignment alignment = options.get(Parameter.ALIGNMENT).orElse(Alignment.HALF_PIXEL);
        Target.Grids grids = options.target().grids(source.info(), Grid.SizeRule.HALF_UP);
        AxisMap columns = alignment.map(grids.columns());
        AxisMap rows = alignment.map(grids.rows());
        ImageInfo info = source.info()
                .onGrid(grids.columns().out(), grids.rows().out(), columns, rows);
        Taps across = taps(grids.columns(), columns, edge);
        Taps down = taps(grids.rows(), rows, edge);
        return new Upsampled(
                new Resampled(source, info, across, down, Arithmetic.EXACT), Map.of("kernel", RAISED_COSINE.spec()));
    }

    private static Taps taps(Grid grid, AxisMap map, Edge edge) {
        Ratio stretch = grid.reduces() ? grid.scale().inverse() : Ratio.ONE;
        return Taps.interpolating(RAISED_COSINE, map, grid.in(), grid.out(), edge, stretch);
    }
}
