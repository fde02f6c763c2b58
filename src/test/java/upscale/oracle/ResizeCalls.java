package upscale.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import upscale.engine.Alignment;
import upscale.engine.Edge;
import upscale.engine.Kernels;
import upscale.image.SampleType;
import upscale.method.Like;
import upscale.method.MethodOptions;
import upscale.method.NearestRounding;
import upscale.method.Parameter;
import upscale.method.Target;

/** ONNX Resize nodes as options. */
final class ResizeCalls {
    private static final Map<String, String> METHODS =
            Map.of("nearest", "nearest", "linear", "bilinear", "cubic", "bicubic");

    private ResizeCalls() {}

    static Optional<String> outOfScope(ArrayCase c) {
        if (c.inputs().get("X").shape().length != 4) {
            return Optional.of("not two-dimensional");
        }
        String mode = c.text("coordinate_transformation_mode", "half_pixel");
        return mode.equals("tf_crop_and_resize")
                ? Optional.of("coordinate mode tf_crop_and_resize: resamples a region, not an image")
                : Optional.empty();
    }

    static void check(ArrayCase c, Like like) {
        String mode = c.text("mode", "nearest");
        MethodOptions options = MethodOptions.of(target(c)).with(Parameter.LIKE, like);
        String alignment = c.text("coordinate_transformation_mode", "");
        if (alignment.equals("tf_half_pixel_for_nn")) {
            // Half pixels without the shift back, rounded: with the shift, the next sample.
            options = options.with(Parameter.ALIGNMENT, Alignment.HALF_PIXEL)
                    .with(Parameter.NEAREST_ROUNDING, NearestRounding.CEIL);
        } else if (!alignment.isEmpty()) {
            options = options.with(Parameter.ALIGNMENT, Alignment.valueOf(alignment.toUpperCase(Locale.ROOT)));
        }
        if (c.attributes().has("nearest_mode")) {
            options = options.with(
                    Parameter.NEAREST_ROUNDING,
                    NearestRounding.valueOf(c.text("nearest_mode", "").toUpperCase(Locale.ROOT)));
        }
        if (c.attributes().has("cubic_coeff_a")) {
            options = options.with(
                    Parameter.KERNEL,
                    Kernels.keys(c.attributes().get("cubic_coeff_a").getAsDouble()));
        }
        if (c.flag("exclude_outside")) {
            options = options.with(Parameter.EDGE, Edge.RENORMALIZE);
        }
        if (c.flag("antialias")) {
            options = options.with(Parameter.ANTIALIAS, true);
        }
        c.check(METHODS.get(mode), options, "X", "Y", SampleType.F32, 1e-5);
    }

    private static Target target(ArrayCase c) {
        Tensor sizes = c.inputs().get("sizes");
        if (sizes == null || sizes.data().length == 0) {
            return Asked.scale(lastTwo(c, c.inputs().get("scales")));
        }
        List<String> size = lastTwo(c, sizes);
        int height = (int) Double.parseDouble(size.get(0));
        int width = (int) Double.parseDouble(size.get(1));
        return Asked.size(
                width,
                height,
                switch (c.text("keep_aspect_ratio_policy", "stretch")) {
                    case "not_larger" -> Target.Fit.INSIDE;
                    case "not_smaller" -> Target.Fit.COVER;
                    default -> Target.Fit.STRETCH;
                });
    }

    // Rows and columns, wherever the axes attribute puts them. The shortest decimal of a float is what was meant.
    private static List<String> lastTwo(ArrayCase c, Tensor t) {
        List<String> axes = c.pair("axes");
        List<String> values = new ArrayList<>(List.of("1", "1", "1", "1"));
        for (int i = 0; i < t.data().length; i++) {
            int axis = axes == null ? i : Math.floorMod(Integer.parseInt(axes.get(i)), 4);
            values.set(axis, Float.toString((float) t.data()[i]));
        }
        return values.subList(2, 4);
    }
}
