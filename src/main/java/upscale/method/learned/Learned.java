package upscale.method.learned;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import upscale.engine.Alignment;
import upscale.engine.Arithmetic;
import upscale.engine.Edge;
import upscale.engine.Grid;
import upscale.engine.Kernel;
import upscale.engine.Kernels;
import upscale.engine.Resampled;
import upscale.engine.Taps;
import upscale.image.AxisMap;
import upscale.image.Colour;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.method.LearnedModel;
import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.Upsampled;

/**
 * Enlarging as it was learned of images: bicubic interpolation, and what a {@link LearnedModel} adds to it.
 *
 * <p>Of colours the luma is enlarged so, chroma and opacity are by Lanczos interpolation; of images without colours every channel is luma. Models are for whole scales: the next larger
 * one is taken, the largest as often as needed, and the result reduced to the size that was asked for, by Lanczos.
 */
public final class Learned implements Method {
    @Override
    public String name() {
        return "learned";
    }

    @Override
    public String summary() {
        return "a network trained on photographs adds what interpolation lacks; -k FILE takes another one";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Set.of(Parameter.MODEL, Parameter.ENSEMBLE);
    }

    @Override
    public boolean invents() {
        return true;
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        Target.Grids grids = options.target().grids(source.info(), Grid.SizeRule.HALF_UP);
        int width = grids.columns().out();
        int height = grids.rows().out();
        if (width <= source.info().width() && height <= source.info().height()) {
            throw new MethodException("learned enlarges, and " + source.info().width() + "x"
                    + source.info().height() + " to " + width + "x" + height + " is no larger: take -m lanczos");
        }
        Image image = source;
        StringJoiner models = new StringJoiner(", then ");
        for (LearnedModel model : models(image.info(), width, height, options)) {
            image = enlarged(image, model);
            models.add(model.toString());
        }
        Map<String, String> decisions = new LinkedHashMap<>();
        decisions.put("model", models.toString());
        if (image.info().width() != width || image.info().height() != height) {
            decisions.put(
                    "reduced",
                    "from " + image.info().width() + "x" + image.info().height() + " by lanczos");
            image = resampled(image, width, height, Kernels.LANCZOS3, Edge.REPLICATE);
        }
        return new Upsampled(image, decisions);
    }

    /** Those that make an image of at least this size, one after another. */
    private static List<LearnedModel> models(ImageInfo info, int width, int height, MethodOptions options) {
        List<LearnedModel> models = new ArrayList<>();
        long scale = 1;
        while (info.width() * scale < width || info.height() * scale < height) {
            LearnedModel model = options.get(Parameter.MODEL).orElse(null);
            if (model == null) {
                model = NetworkModel.builtIn(next(info, scale, width, height));
            }
            models.add(options.get(Parameter.ENSEMBLE).orElse(false) ? model.ensemble() : model);
            scale *= model.scale();
        }
        if (info.width() * scale > Target.Grids.LONGEST_SIDE || info.height() * scale > Target.Grids.LONGEST_SIDE) {
            throw new MethodException("learned makes of " + info.width() + "x" + info.height() + " pixels " + scale
                    + " times as many a side first; " + Target.Grids.LONGEST_SIDE + " are the most there can be");
        }
        return models;
    }

    private static int next(ImageInfo info, long done, int width, int height) {
        List<Integer> scales = NetworkModel.builtInScales();
        if (scales.isEmpty()) {
            throw new MethodException("learned has no network built in here: give one with -k FILE.safetensors");
        }
        for (int scale : scales) {
            if (info.width() * done * scale >= width && info.height() * done * scale >= height) {
                return scale;
            }
        }
        return scales.get(scales.size() - 1);
    }

    private static Image enlarged(Image source, LearnedModel model) {
        Image planes = Lightness.of(source);
        Image missing = model.missing(planes);
        ImageInfo info = source.info();
        int width = missing.info().width();
        int height = missing.info().height();
        boolean rgb = info.colour() == Colour.RGB;
        if (!rgb && !info.hasAlpha()) {
            return new Sum(bicubic(source, width, height), info.white(), missing);
        }
        // What luma has more than by Lanczos interpolation, all colours have more: so chroma is as it is there.
        Image more = new Sum(new Sum(bicubic(planes, width, height), 1, missing), -1, lanczos(planes, width, height));
        return new Sum(lanczos(source, width, height), rgb ? Lightness.COLOUR * info.white() : info.white(), more);
    }

    // As small images were enlarged of which was learned what is missing: as MATLAB's imresize does.
    private static Image bicubic(Image source, int width, int height) {
        return resampled(source, width, height, Kernels.CATMULL_ROM, Edge.REFLECT);
    }

    private static Image lanczos(Image source, int width, int height) {
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
