package upscale.oracle;

import upscale.image.SampleType;
import upscale.method.ChannelOrder;
import upscale.method.MethodOptions;
import upscale.method.Pair;
import upscale.method.Parameter;
import upscale.method.Target;

/** Frameworks' pixel shuffles: samples are only moved, so all must be equal. */
final class ShuffleCalls {
    private ShuffleCalls() {}

    static ChannelOrder onnxOrder(ArrayCase c) {
        return ChannelOrder.valueOf(c.text("mode", "DCR"));
    }

    static void check(ArrayCase c, String factor, ChannelOrder order, String in, String out) {
        MethodOptions options = MethodOptions.of(Asked.scale(c.pair(factor))).with(Parameter.CHANNEL_ORDER, order);
        c.check("pixel-shuffle", options, in, out, SampleType.F32, 0);
    }

    static void checkInverse(ArrayCase c, String factor, ChannelOrder order, String in, String out) {
        MethodOptions options = MethodOptions.of(new Target.Own())
                .with(Parameter.STRIDE, Pair.both(c.attributes().get(factor).getAsInt()))
                .with(Parameter.CHANNEL_ORDER, order);
        c.check("pixel-unshuffle", options, in, out, SampleType.F32, 0);
    }
}
