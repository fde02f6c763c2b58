package upscale.stage;

import upscale.image.Alpha;
import upscale.image.Image;
import upscale.image.ImageInfo;

/** Colours multiplied by opacity, so that transparent pixels have no say when pixels are mixed (Porter & Duff 1984). */
public final class Premultiplied {
    private Premultiplied() {}

    /**
     * Colours rounded half up to samples again, as Pillow's RGBa and La are.
     *
     * @param source an image with straight alpha
     */
    public static Image rounded(Image source) {
        return Quantised.of(of(source));
    }

    /** @param source an image with straight alpha */
    public static Image of(Image source) {
        ImageInfo info = source.info();
        if (info.alpha() != Alpha.STRAIGHT) {
            throw new IllegalArgumentException("alpha of " + info + " is not straight");
        }
        double unit = 1 / info.white();
        int alphaChannel = info.channels() - 1;
        return new InPlace(source, info.withAlpha(Alpha.PREMULTIPLIED), (band, y) -> {
            for (int c = 0; c < alphaChannel; c++) {
                if (band.wide()) {
                    double[] colour = band.wideRow(c, y);
                    double[] alpha = band.wideRow(alphaChannel, y);
                    for (int x = 0; x < colour.length; x++) {
                        colour[x] = colour[x] * (alpha[x] * unit);
                    }
                } else {
                    float[] colour = band.row(c, y);
                    float[] alpha = band.row(alphaChannel, y);
                    float u = (float) unit;
                    for (int x = 0; x < colour.length; x++) {
                        colour[x] = colour[x] * (alpha[x] * u);
                    }
                }
            }
        });
    }
}
