package upscale.method.interpolate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import upscale.engine.Alignment;
import upscale.engine.Apodization;
import upscale.engine.Grid;
import upscale.engine.PeriodicTaps;
import upscale.engine.ZeroFilled;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.Upsampled;

/** Zero-filled Fourier interpolation, as MRI scanners do it. */
public final class Fourier implements Method {
    @Override
    public String name() {
        return "fourier";
    }

    @Override
    public String summary() {
        return "the spectrum padded with zeros, as MRI scanners do it; edges wrap around";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Set.of(Parameter.ALIGNMENT, Parameter.APODIZATION);
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        Apodization apodization = options.get(Parameter.APODIZATION).orElse(Apodization.NONE);
        Alignment alignment = options.get(Parameter.ALIGNMENT).orElse(Alignment.HALF_PIXEL);
        Target.Grids grids = options.target().grids(source.info(), Grid.SizeRule.HALF_UP);
        requireRoom(grids.columns());
        requireRoom(grids.rows());
        AxisMap columns = alignment.map(grids.columns());
        AxisMap rows = alignment.map(grids.rows());
        ImageInfo out = source.info().onGrid(grids.columns().out(), grids.rows().out(), columns, rows);
        Image image = new ZeroFilled(
                source, out, taps(columns, grids.columns(), apodization), taps(rows, grids.rows(), apodization));
        Map<String, String> decisions = new LinkedHashMap<>();
        decisions.put("apodize", apodization.toString());
        decisions.put("edge", "wrap");
        decisions.put("align", alignment.toString());
        return new Upsampled(image, decisions);
    }

    private static PeriodicTaps taps(AxisMap map, Grid grid, Apodization apodization) {
        return new PeriodicTaps(map, grid.in(), grid.out(), apodization);
    }

    private static void requireRoom(Grid grid) {
        if ((long) grid.in() * grid.out() > PeriodicTaps.MOST) {
            throw new MethodException("fourier weighs every sample of a row for every output, and " + grid.in() + " to "
                    + grid.out() + " pixels are more than it does (4096 to 8192 are the most);"
                    + " lanczos:8 comes near to it, or enlarge a part of the image");
        }
    }
}
