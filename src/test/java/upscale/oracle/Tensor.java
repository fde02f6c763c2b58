package upscale.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/**
 * An array as another program gave it.
 *
 * @param dtype its element type there
 * @param shape lengths, outermost first
 * @param data row-major
 */
record Tensor(String dtype, int[] shape, double[] data) {
    static Tensor of(JsonObject json) {
        String dtype = json.get("dtype").getAsString();
        int[] shape = StreamSupport.stream(json.getAsJsonArray("shape").spliterator(), false)
                .mapToInt(JsonElement::getAsInt)
                .toArray();
        double[] data = StreamSupport.stream(json.getAsJsonArray("data").spliterator(), false)
                .mapToDouble(e -> number(e, dtype))
                .toArray();
        return new Tensor(dtype, shape, data);
    }

    // The shortest decimal of a float names that float, not the double nearest to the decimal.
    private static double number(JsonElement e, String dtype) {
        return dtype.equals("float32") ? Float.parseFloat(e.getAsString()) : Double.parseDouble(e.getAsString());
    }

    /** How the four dimensions of images are ordered. */
    enum Layout {
        NCHW,
        NHWC;

        int batch(Tensor t) {
            return t.shape[0];
        }

        int channels(Tensor t) {
            return t.shape[this == NCHW ? 1 : 3];
        }

        int height(Tensor t) {
            return t.shape[this == NCHW ? 2 : 1];
        }

        int width(Tensor t) {
            return t.shape[this == NCHW ? 3 : 2];
        }

        int at(Tensor t, int n, int c, int y, int x) {
            return this == NCHW
                    ? ((n * channels(t) + c) * height(t) + y) * width(t) + x
                    : ((n * height(t) + y) * width(t) + x) * channels(t) + c;
        }
    }

    /** Image {@code n} of the batch as a feature map. */
    Raster image(Layout layout, int n, SampleType type) {
        int width = layout.width(this);
        int height = layout.height(this);
        Raster raster = Raster.allocate(ImageInfo.planes(width, height, layout.channels(this), type));
        for (int c = 0; c < layout.channels(this); c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    raster.set(c, x, y, data[layout.at(this, n, c, y, x)]);
                }
            }
        }
        return raster;
    }

    /** The largest absolute value. */
    double largest() {
        return Arrays.stream(data).map(Math::abs).max().orElse(0);
    }

    // Of what is not finite: 0 from itself, infinite from all else.
    private static double distance(double a, double b) {
        double d = Double.compare(a, b) == 0 ? 0 : Math.abs(a - b);
        return Double.isNaN(d) ? Double.POSITIVE_INFINITY : d;
    }

    /** The largest distance of image {@code n} from {@code actual}; infinite if the shapes differ. */
    double distance(Layout layout, int n, Raster actual) {
        ImageInfo info = actual.info();
        if (info.width() != layout.width(this)
                || info.height() != layout.height(this)
                || info.channels() != layout.channels(this)) {
            return Double.POSITIVE_INFINITY;
        }
        double worst = 0;
        for (int c = 0; c < info.channels(); c++) {
            for (int y = 0; y < info.height(); y++) {
                for (int x = 0; x < info.width(); x++) {
                    worst = Math.max(worst, distance(actual.get(c, x, y), data[layout.at(this, n, c, y, x)]));
                }
            }
        }
        return worst;
    }

    @Override
    public String toString() {
        return dtype + Arrays.toString(shape);
    }
}
