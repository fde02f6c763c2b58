package upscale.learn;

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
import upscale.image.ImageInfo;
import upscale.image.Ratio;

/** A way of enlarging that was not learned. */
record Interpolation(Kernel kernel, Edge edge) {
    static final Interpolation BICUBIC = new Interpolation(Kernels.CATMULL_ROM, Edge.REPLICATE);
    static final Interpolation LANCZOS = new Interpolation(Kernels.LANCZOS3, Edge.REPLICATE);

    /** That which networks add what is missing to: as MATLAB's {@code imresize} does, and the method {@code learned}. */
    static final Interpolation MISSING_FROM = new Interpolation(Kernels.CATMULL_ROM, Edge.REFLECT);

    Image of(Image small, int scale) {
        ImageInfo in = small.info();
        Grid columns = Grid.sized(in.width(), in.width() * scale);
        Grid rows = Grid.sized(in.height(), in.height() * scale);
        AxisMap across = Alignment.HALF_PIXEL.map(columns);
        AxisMap down = Alignment.HALF_PIXEL.map(rows);
        return new Resampled(
                small,
                in.onGrid(columns.out(), rows.out(), across, down),
                Taps.interpolating(kernel, across, columns.in(), columns.out(), edge, Ratio.ONE),
                Taps.interpolating(kernel, down, rows.in(), rows.out(), edge, Ratio.ONE),
                Arithmetic.EXACT);
    }
}
