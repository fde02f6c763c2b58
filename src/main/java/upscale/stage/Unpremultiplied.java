package upscale.stage;

import upscale.image.Alpha;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

/** Colours divided by opacity again: the inverse of {@link Premultiplied}. Where nothing is opaque, colours are 0. */
public final class Unpremultiplied {
    private Unpremultiplied() {}

    /**
     * Bytes divided as Pillow divides them: rounded to bytes first, the quotient rounded down and clamped, and colours left alone where
     * alpha is 0.
     *
     * @param source an image of bytes with premultiplied alpha
     */
    public static Image truncated(Image source) {
        ImageInfo info = source.info();
        if (info.alpha() != Alpha.PREMULTIPLIED || info.type() != SampleType.U8) {
            throw new IllegalArgumentException(info + " is not of premultiplied bytes");
        }
        int alphaChannel = info.channels() - 1;
        return new InPlace(Quantised.of(source), info.withAlpha(Alpha.STRAIGHT), (band, y) -> {
            float[] alpha = band.row(alphaChannel, y);
            for (int c = 0; c < alphaChannel; c++) {
                float[] colour = band.row(c, y);
                for (int x = 0; x < colour.length; x++) {
                    int a = (int) alpha[x];
                    colour[x] = a == 0 ? colour[x] : Math.min(255 * (int) colour[x] / a, 255);
                }
            }
        });
    }

    /** @param source an image with premultiplied alpha */
    public static Image of(Image source) {
        ImageInfo info = source.info();
        if (info.alpha() != Alpha.PREMULTIPLIED) {
            throw new IllegalArgumentException("alpha of " + info + " is not premultiplied");
        }
        double white = info.white();
        int alphaChannel = info.channels() - 1;
        return new InPlace(source, info.withAlpha(Alpha.STRAIGHT), (band, y) -> {
            for (int c = 0; c < alphaChannel; c++) {
                if (band.wide()) {
                    double[] colour = band.wideRow(c, y);
                    double[] alpha = band.wideRow(alphaChannel, y);
                    for (int x = 0; x < colour.length; x++) {
                        colour[x] = alpha[x] > 0 ? colour[x] * white / alpha[x] : 0;
                    }
                } else {
                    float[] colour = band.row(c, y);
                    float[] alpha = band.row(alphaChannel, y);
                    float w = (float) white;
                    for (int x = 0; x < colour.length; x++) {
                        colour[x] = alpha[x] > 0 ? colour[x] * w / alpha[x] : 0;
                    }
                }
            }
        });
    }
}
