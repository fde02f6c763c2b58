package upscale.method;

import upscale.image.ImageInfo;

/** Where unpooling learns the positions that pooling remembered. */
public interface PositionSource {
    /**
     * The positions of a pooled image's samples.
     *
     * @param options what is said of the pooling: its window, stride, padding and dilation
     * @throws MethodException if they cannot be those of that image
     */
    Positions of(ImageInfo pooled, MethodOptions options);
}
