package upscale.method.learned;

import upscale.engine.Alignment;
import upscale.engine.Arithmetic;
import upscale.engine.Edge;
import upscale.engine.Grid;
import upscale.engine.Kernel;
import upscale.engine.Kernels;
import upscale.engine.Resampled;
import upscale.engine.Taps;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.Ratio;

/** Images of another size, as models are fitted to and as what they leave alone is enlarged. Borders stay on borders. */
final class Interpolated {
    private Interpolated() {}

    /** By the cubic of Catmull and Rom, mirrored beyond the border: as MATLAB's {@code imresize} enlarges, to which models add what it lacks. */
    static Image bicubic(Image source, int width, int height) {
        return resampled(source, width, height, Kernels.CATMULL_ROM, Edge.REFLECT);
    }

    /** By Lanczos' kernel of three lobes, the border sample going on beyond the border. */
    static Image lanczos(Image source, int width, int height) {
        return resampled(source, width, height, Kernels.LANCZOS3, Edge.REPLICATE);
    }

    private static Image resampled(Image source, int width, int height, Kernel kernel, Edge edge) {
        Grid columns = Grid.sized(source.info().width(), width);
        Grid rows = Grid.sized(source.info().height(), height);
        return new Resampled(
                source,
                source.info().onGrid(width, height, Alignment.HALF_PIXEL.map(columns), Alignment.HALF_PIXEL.map(rows)),
                taps(kernel, columns, edge),
                taps(kernel, rows, edge),
                Arithmetic.EXACT);
    }

    private static Taps taps(Kernel kernel, Grid grid, Edge edge) {
        AxisMap map = Alignment.HALF_PIXEL.map(grid);
        Ratio stretch = grid.reduces() ? grid.scale().inverse() : Ratio.ONE;
        return Taps.interpolating(kernel, map, grid.in(), grid.out(), edge, stretch);
    }
}
