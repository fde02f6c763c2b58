package upscale.method.shuffle;

import java.util.Map;
import java.util.Set;
import upscale.image.AxisMap;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Ratio;
import upscale.method.ChannelOrder;
import upscale.method.Method;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Target;
import upscale.method.Upsampled;

/**
 * Pixel shuffle, or depth to space: at a scale of S columns and R rows every S R channels become the pixels of one channel's blocks
 * (Shi et al. 2016, Real-time single image and video super-resolution using an efficient sub-pixel convolutional neural network).
 *
 * <p>Blocks lie where their pixel lay, so the grid is the half-pixel one.
 */
public final class PixelShuffle implements Method {
    @Override
    public String name() {
        return "pixel-shuffle";
    }

    @Override
    public String summary() {
        return "channels become blocks of pixels (depth to space), in PyTorch's or TensorFlow's order";
    }

    @Override
    public Set<Parameter<?>> parameters() {
        return Set.of(Parameter.CHANNEL_ORDER, Parameter.LIKE);
    }

    @Override
    public boolean copies() {
        return true;
    }

    @Override
    public boolean keepsChannels() {
        return false;
    }

    @Override
    public Upsampled apply(Image source, MethodOptions options) {
        if (!(options.target() instanceof Target.Scale scale)) {
            throw new MethodException("pixel-shuffle takes a scale, not a size: use -s");
        }
        long columns = whole(scale.x());
        long rows = whole(scale.y());
        ImageInfo info = source.info();
        if (columns > info.channels() || rows > info.channels() || info.channels() % (columns * rows) != 0) {
            throw new MethodException("pixel-shuffle by " + scale + " makes a channel of every " + columns + " x "
                    + rows + " channels: " + info.channels() + " cannot be divided so");
        }
        ChannelOrder order = ChannelOrder.of(options);
        Block block = new Block((int) rows, (int) columns, (int) (info.channels() / (columns * rows)), order);
        ImageInfo out = info.withChannels(block.channels())
                .onGrid(fit(info.width(), columns), fit(info.height(), rows), map(columns), map(rows));
        return new Upsampled(new Shuffled(source, out, block), Map.of("channel order", order.toString()));
    }

    private static long whole(Ratio scale) {
        if (!scale.whole()) {
            throw new MethodException("pixel-shuffle takes a whole scale of at least 1, not " + scale);
        }
        return scale.numerator();
    }

    private static int fit(int in, long times) {
        long out = in * times;
        if (out > Integer.MAX_VALUE) {
            throw new MethodException(
                    "pixel-shuffle: " + in + " pixels times " + times + " are more than fit an image");
        }
        return (int) out;
    }

    // Half-pixel: x(o) = (o + 1/2) / s - 1/2.
    private static AxisMap map(long s) {
        return new AxisMap(2, 1 - s, 2 * s);
    }
}
