package upscale.method;

import java.util.Locale;

/** A library whose conventions are followed; what that means for each method is told in {@code docs/methods.md}. */
public enum Like {
    /** Pillow: {@code Image.resize}. */
    PILLOW(true),
    /** OpenCV: {@code cv2.resize}. */
    OPENCV(false),
    /** OpenCV's variants in integers: {@code INTER_LINEAR_EXACT} and {@code INTER_NEAREST_EXACT}. */
    OPENCV_EXACT(false),
    /** PyTorch: {@code torch.nn.functional.interpolate}. */
    TORCH(false),
    /** TensorFlow 2: {@code tf.image.resize}. */
    TF(false),
    /** TensorFlow 1: {@code tf.compat.v1.image.resize}, and the legacy operators behind it. */
    TF1(false),
    /** Keras: {@code keras.layers.UpSampling2D}. */
    KERAS(false),
    /** ONNX Resize, as its text and reference implementation say. */
    ONNX(false),
    /** onnxruntime's Resize. */
    ORT(false),
    /** MATLAB: {@code imresize}. */
    MATLAB(false),
    /** SciPy: {@code scipy.ndimage.zoom}. */
    SCIPY(false);

    private final boolean premultiplies;

    Like(boolean premultiplies) {
        this.premultiplies = premultiplies;
    }

    /** Whether the library multiplies colours by alpha before it mixes them. */
    public boolean premultiplies() {
        return premultiplies;
    }

    /** How {@code --like} spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
