package upscale.method.shuffle;

import java.util.Map;
import java.util.Set;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.method.ChannelOrder;
import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.Upsampled;

/**
 * The inverse of {@link PixelShuffle}, or space to depth: every block of pixels becomes one pixel, with a channel for each place in the
 * block. No sample is lost, so there is nothing to be enlarged by a scale: what says how large the blocks are is the stride.
 */
public final class PixelUnshuffle implements Method {
    @Override
    public String name() {
        return "pixel-unshuffle";
    }

    @Override
    public String summary() {
        return "blocks of pixels become channels (space to depth): pixel-shuffle undone";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Set.of(Parameter.STRIDE, Parameter.CHANNEL_ORDER, Parameter.LIKE);
    }

    @Override
    public boolean copies() {
        return true;
    }

    @Override
    public boolean enlarges() {
        return false;
    }

    @Override
    public boolean keepsChannels() {
        return false;
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        if (!(options.target() instanceof Target.Own)) {
            throw new MethodException("pixel-unshuffle takes no scale and no size: its --stride decides");
        }
        Pair stride = options.get(Parameter.STRIDE)
                .orElseThrow(() -> new MethodException("pixel-unshuffle takes the size of its blocks as --stride"));
        ImageInfo info = source.info();
        int columns = requireDivides(stride.columns(), info.width(), "columns");
        int rows = requireDivides(stride.rows(), info.height(), "rows");
        long channels = (long) columns * rows * info.channels();
        if (channels > Integer.MAX_VALUE) {
            throw new MethodException("pixel-unshuffle: " + channels + " channels are more than fit an image");
        }
        ChannelOrder order = ChannelOrder.of(options);
        Block block = new Block(rows, columns, info.channels(), order);
        ImageInfo out = info.withChannels((int) channels)
                .onGrid(info.width() / columns, info.height() / rows, map(columns), map(rows));
        return new Upsampled(new Unshuffled(source, out, block), Map.of("channel order", order.toString()));
    }

    private static int requireDivides(int s, int in, String name) {
        if (s < 1 || in % s != 0) {
            throw new MethodException("pixel-unshuffle: blocks of " + s + " " + name + " do not divide " + in);
        }
        return s;
    }

    // A pixel lies at the centre of its block: x(o) = (o + 1/2) s - 1/2.
    private static AxisMap map(int s) {
        return new AxisMap(2L * s, s - 1L, 2);
    }
}
