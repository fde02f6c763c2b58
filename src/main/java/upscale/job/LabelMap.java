package upscale.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import upscale.engine.Arithmetic;
import upscale.engine.Edge;
import upscale.engine.Resampled;
import upscale.engine.Taps;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.NearestRounding;
import upscale.method.Parameter;
import upscale.method.Upsampled;

/**
 * Nearest neighbour on another method's grid: what is done to a map of labels, so that it lies on the image that the method makes. Size and
 * sample positions are those of the method's own result; at a tie the later sample is taken. A method that copies samples without leaving
 * holes is left to do it itself.
 *
 * @param method what images are made with
 * @param asked what that is asked for
 */
public record LabelMap(Method method, MethodOptions asked) implements Method {
    private static final NearestRounding TIES = NearestRounding.ROUND_PREFER_CEIL;

    /** Why labels cannot lie on the grid of {@code method}; empty if they can. */
    public static Optional<String> refuses(Method method) {
        return method.enlarges() && method.keepsChannels()
                ? Optional.empty()
                : Optional.of(method.name() + " has no grid that labels could lie on: name another method, or nearest");
    }

    @Override
    public String name() {
        return "nearest";
    }

    @Override
    public String summary() {
        return "labels, on the grid of another method";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Set.of();
    }

    @Override
    public boolean copies() {
        return true;
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        refuses(method).ifPresent(reason -> {
            throw new MethodException(reason);
        });
        Upsampled upsampled = method.apply(source, asked.to(options.target()));
        if (method.copies() && !method.leavesHoles()) {
            return upsampled;
        }
        ImageInfo in = source.info();
        ImageInfo grid = upsampled.image().info();
        ImageInfo out = in.onGrid(grid.width(), grid.height(), grid.columns(), grid.rows());
        Image image = new Resampled(
                source,
                out,
                nearest(in.width(), out.width(), grid.columns()),
                nearest(in.height(), out.height(), grid.rows()),
                Arithmetic.EXACT);
        Map<String, String> decisions = new LinkedHashMap<>();
        decisions.put("labels", "on the grid of " + method.name());
        Optional.ofNullable(upsampled.decisions().get("align")).ifPresent(align -> decisions.put("align", align));
        decisions.put("nearest-rounding", TIES.toString());
        return new Upsampled(image, decisions);
    }

    private static Taps nearest(int inputs, int outputs, AxisMap map) {
        int[] samples = new int[outputs];
        for (int o = 0; o < outputs; o++) {
            samples[o] = Edge.REPLICATE.index(TIES.sample(map, o), inputs);
        }
        return Taps.copying(inputs, samples, map);
    }
}
