package upscale.method;

import java.util.Locale;

/** Which channels of a feature map make one block of pixels: how a channel's index is read when space is made of channels. */
public enum ChannelOrder {
    /** Channel, row, column: {@code (c R + i) S + j} (PyTorch's pixel_shuffle; ONNX DepthToSpace, mode CRD). */
    CRD,
    /** Depth, that is row and column, then channel: {@code (i S + j) C + c} (TensorFlow's depth_to_space; ONNX, mode DCR). */
    DCR;

    /** The order that is asked for, or that of the library to be like; else PyTorch's. ONNX's is that of its default mode. */
    public static ChannelOrder of(MethodOptions options) {
        return options.get(Parameter.CHANNEL_ORDER)
                .or(() -> options.get(Parameter.LIKE).map(like -> switch (like) {
                    case TF, TF1, KERAS, ONNX, ORT -> DCR;
                    default -> CRD;
                }))
                .orElse(CRD);
    }

    /** How {@code --channel-order} spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
