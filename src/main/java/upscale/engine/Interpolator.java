package upscale.engine;

import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;

/**
 * Interpolation of images to another size, borders staying on borders, in exact sums; a kernel is stretched where it reduces.
 *
 * @param edge what lies beyond the border
 */
public record Interpolator(Kernel kernel, Edge edge) {
    /** The cubic of Catmull and Rom. */
    public static final Interpolator BICUBIC = new Interpolator(Kernels.CATMULL_ROM, Edge.REPLICATE);

    /** The same, mirrored beyond the border, as MATLAB's {@code imresize} enlarges: that to which models of networks add what it lacks. */
    public static final Interpolator MIRRORED_BICUBIC = new Interpolator(Kernels.CATMULL_ROM, Edge.REFLECT);

    /** Lanczos' kernel of three lobes. */
    public static final Interpolator LANCZOS = new Interpolator(Kernels.LANCZOS3, Edge.REPLICATE);

    /** The image in another size, computed when it is read. */
    public Image of(Image source, int width, int height) {
        Grid columns = Grid.sized(source.info().width(), width);
        Grid rows = Grid.sized(source.info().height(), height);
        return new Resampled(source, onGrid(source.info(), columns, rows), taps(columns), taps(rows), Arithmetic.EXACT);
    }

    /** The image a whole number of times as large. */
    public Image times(Image source, int scale) {
        return of(
                source,
                Math.multiplyExact(source.info().width(), scale),
                Math.multiplyExact(source.info().height(), scale));
    }

    /**
     * What an image becomes a whole number of times as large, borders staying on borders.
     *
     * @throws ArithmeticException if that is more than an int holds
     */
    public static ImageInfo enlarged(ImageInfo source, int scale) {
        return onGrid(
                source,
                Grid.sized(source.width(), Math.multiplyExact(source.width(), scale)),
                Grid.sized(source.height(), Math.multiplyExact(source.height(), scale)));
    }

    private static ImageInfo onGrid(ImageInfo source, Grid columns, Grid rows) {
        return source.onGrid(
                columns.out(), rows.out(), Alignment.HALF_PIXEL.map(columns), Alignment.HALF_PIXEL.map(rows));
    }

    private Taps taps(Grid grid) {
        AxisMap map = Alignment.HALF_PIXEL.map(grid);
        Ratio stretch = grid.reduces() ? grid.scale().inverse() : Ratio.ONE;
        return Taps.interpolating(kernel, map, grid.in(), grid.out(), edge, stretch);
    }
}
