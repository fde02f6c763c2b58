package upscale.method;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import upscale.image.Image;
import upscale.method.learned.NetworkModel;
import upscale.network.Layer;
import upscale.network.Network;

/**
 * A method that applies a model, given one that learned nothing of photographs: so it can be asked what every method is asked, which what is built in need not keep.
 *
 * @param method takes a model
 */
public record Modelled(Method method) implements Method {
    private static final int LARGEST = 4;

    /**
     * A model that adds nothing to flat images, and the same whichever way round an image lies. Its numbers are small multiples of 2^-10, so that sums of few samples are exact in floats.
     */
    public static NetworkModel model(int scale) {
        float[][] first = {star(2, 0, -8), star(1, 2, -12)};
        Layer hidden = new Layer(1, 3, first, Optional.of(new float[] {0.5f, 0.25f}));
        float[][] last = new float[scale * scale][2 * 9 + 1];
        for (int phase = 0; phase < last.length; phase++) {
            for (int k = 0; k < 2 * 9; k++) {
                int y = 2 * (phase / scale) + 1 - scale - 2 * scale * (k / 3 % 3 - 1);
                int x = 2 * (phase % scale) + 1 - scale - 2 * scale * (k % 3 - 1);
                last[phase][k] = ((x * x + y * y + k / 9) % 7 + 1) / 1024f;
            }
        }
        return new NetworkModel(
                "tiny x" + scale, new Network(scale, List.of(hidden, new Layer(2, 3, last, Optional.empty()))));
    }

    private static float[] star(float beside, float diagonal, float middle) {
        return new float[] {
            diagonal / 16,
            beside / 16,
            diagonal / 16,
            beside / 16,
            middle / 16,
            beside / 16,
            diagonal / 16,
            beside / 16,
            diagonal / 16,
            0
        };
    }

    @Override
    public String name() {
        return method.name();
    }

    @Override
    public String summary() {
        return method.summary();
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return method.parameters();
    }

    @Override
    public boolean invents() {
        return method.invents();
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        return method.apply(
                source,
                options.get(Parameter.MODEL).isPresent()
                        ? options
                        : options.with(Parameter.MODEL, model(scale(options.target()))));
    }

    private static int scale(Target target) {
        if (!(target instanceof Target.Scale scale)) {
            return 2;
        }
        double largest = Math.max(scale.x().value(), scale.y().value());
        return (int) Math.min(LARGEST, Math.max(2, Math.ceil(largest)));
    }
}
