package upscale.method.learned;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import upscale.engine.Grid;
import upscale.engine.Interpolator;
import upscale.image.Colour;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.method.Channels;
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
 * <p>Of colours the luma is enlarged so, or if that is asked for each of them; of images without colours every channel. Chroma and opacity are by Lanczos interpolation. Models are for whole scales: the next larger
 * one is taken, the largest as often as needed, and the result reduced to the size that was asked for, by Lanczos.
 */
public final class Learned implements Method {
    /** The most refinements: nobody needs more than a few, and each takes memory for rows on their way. */
    public static final int MOST_REFINEMENTS = 100;

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
        return Set.of(Parameter.MODEL, Parameter.ENSEMBLE, Parameter.REFINEMENTS, Parameter.CHANNELS);
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
        boolean luma = source.info().colour() == Colour.RGB
                && options.get(Parameter.CHANNELS).orElse(Channels.LUMA) == Channels.LUMA;
        Image image = source;
        StringJoiner models = new StringJoiner(", then ");
        for (LearnedModel model : models(image.info(), width, height, options)) {
            image = enlarged(image, model, luma);
            models.add(model.toString());
        }
        Map<String, String> decisions = new LinkedHashMap<>();
        decisions.put("model", models.toString());
        decisions.put("channels", luma ? "luma, chroma by lanczos" : "all");
        if (image.info().width() != width || image.info().height() != height) {
            decisions.put(
                    "reduced",
                    "from " + image.info().width() + "x" + image.info().height() + " by lanczos");
            image = Interpolator.LANCZOS.of(image, width, height);
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
            models.add(asked(model, options));
            scale *= model.scale();
        }
        if (info.width() * scale > Target.Grids.LONGEST_SIDE || info.height() * scale > Target.Grids.LONGEST_SIDE) {
            throw new MethodException("learned makes of " + info.width() + "x" + info.height() + " pixels " + scale
                    + " times as many a side first; " + Target.Grids.LONGEST_SIDE + " are the most there can be");
        }
        return models;
    }

    private static LearnedModel asked(LearnedModel model, MethodOptions options) {
        LearnedModel asked = options.get(Parameter.ENSEMBLE).orElse(false) ? model.ensemble() : model;
        int refinements = options.get(Parameter.REFINEMENTS).orElse(0);
        if (refinements < 0 || refinements > MOST_REFINEMENTS) {
            throw new MethodException(
                    "learned is refined from 0 to " + MOST_REFINEMENTS + " times, not " + refinements);
        }
        return refinements > 0 ? new Refined(asked, refinements) : asked;
    }

    private static int next(ImageInfo info, long done, int width, int height) {
        for (int scale : NetworkModel.SCALES) {
            if (info.width() * done * scale >= width && info.height() * done * scale >= height) {
                return scale;
            }
        }
        return NetworkModel.SCALES.get(NetworkModel.SCALES.size() - 1);
    }

    private static Image enlarged(Image source, LearnedModel model, boolean luma) {
        return Shared.of(
                source,
                image -> Shared.of(
                        new Lightness(image, luma), planes -> enlarged(image, planes, model.missing(planes), luma)));
    }

    private static Image enlarged(Image source, Image planes, Image missing, boolean luma) {
        ImageInfo info = source.info();
        int width = missing.info().width();
        int height = missing.info().height();
        if (!luma && !info.hasAlpha()) {
            return new Sum(Interpolator.MIRRORED_BICUBIC.of(source, width, height), info.white(), missing);
        }
        // What luma has more than by Lanczos interpolation, all colours have more: so chroma is as it is there.
        Image large = new Sum(Interpolator.MIRRORED_BICUBIC.of(planes, width, height), 1, missing);
        Image more = new Sum(large, -1, Interpolator.LANCZOS.of(planes, width, height));
        double times = luma ? Lightness.COLOUR * info.white() : info.white();
        return new Sum(Interpolator.LANCZOS.of(source, width, height), times, more);
    }
}
