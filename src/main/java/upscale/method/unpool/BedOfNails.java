package upscale.method.unpool;

import java.util.Map;
import java.util.Set;
import upscale.engine.Arithmetic;
import upscale.engine.Resampled;
import upscale.engine.Taps;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.Upsampled;

/**
 * Zero insertion: {@code out[i * s + offset] = in[i]}, all else zero; the first half of every transposed convolution.
 */
public final class BedOfNails implements Method {
    @Override
    public String name() {
        return "bed-of-nails";
    }

    @Override
    public String summary() {
        return "each sample in a cell of zeros (zero insertion)";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Set.of(Parameter.OFFSET);
    }

    @Override
    public boolean copies() {
        return true;
    }

    @Override
    public boolean leavesHoles() {
        return true;
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        if (!(options.target() instanceof Target.Scale scale)) {
            throw new MethodException("bed-of-nails takes a scale, not a size: use -s");
        }
        Pair offset = options.get(Parameter.OFFSET).orElse(Pair.both(0));
        ImageInfo info = source.info();
        Axis columns = axis(info.width(), scale.x(), offset.columns());
        Axis rows = axis(info.height(), scale.y(), offset.rows());
        ImageInfo out = info.onGrid(columns.taps.outputs(), rows.taps.outputs(), columns.map, rows.map);
        return new Upsampled(
                new Resampled(source, out, columns.taps, rows.taps, Arithmetic.EXACT),
                Map.of("offset", offset.toString()));
    }

    private record Axis(Taps taps, AxisMap map) {}

    private static Axis axis(int in, Ratio scale, int offset) {
        if (!scale.whole()) {
            throw new MethodException("bed-of-nails takes a whole scale of at least 1, not " + scale);
        }
        int s = (int) scale.numerator();
        if (offset >= s) {
            throw new MethodException("offset " + offset + " is not below the scale " + s);
        }
        int[] from;
        try {
            from = new int[Math.multiplyExact(in, s)];
        } catch (ArithmeticException e) {
            throw new MethodException(in + " pixels times " + s + " are more than fit an image");
        }
        java.util.Arrays.fill(from, -1);
        for (int i = 0; i < in; i++) {
            from[i * s + offset] = i;
        }
        AxisMap map = new AxisMap(1, -offset, s);
        return new Axis(Taps.copying(in, from, map), map);
    }
}
