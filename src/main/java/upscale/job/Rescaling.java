package upscale.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import upscale.image.BandSink;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.method.MethodException;
import upscale.stage.CodeMap;
import upscale.stage.Extremes;
import upscale.sweep.BandSweep;

/** A sweep over an image that finds the extremes of its colours, so that they can be spread over all that its type holds. */
final class Rescaling implements BandSink<Extremes> {
    private static final int BAND_ROWS = 32;

    private final int channels;
    private Extremes found = Extremes.NONE;

    private Rescaling(int channels) {
        this.channels = channels;
    }

    /**
     * The codes that make the smallest colour of an image 0 and the largest white; of signed integers, the type's smallest and largest
     * value. NaN and infinities have no say.
     *
     * @param threads how many compute, at least 1
     * @return {@link CodeMap#IDENTITY} if the image has one colour only, but for the roundings of sums
     */
    static CodeMap of(Image image, int threads) {
        Extremes found = extremes(image, threads);
        return map(found.low(), found.high(), image.info());
    }

    /**
     * The smallest and the largest finite colour of an image.
     *
     * @param threads how many compute, at least 1
     */
    static Extremes extremes(Image image, int threads) {
        Rescaling rescaling = new Rescaling(image.info().colourChannels());
        try {
            BandSweep.run(image, rescaling, threads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rescaling.found;
    }

    private static CodeMap map(double low, double high, ImageInfo info) {
        double rounding = info.type().wide() ? 0x1p-49 : 0x1p-20;
        if (!(high - low > rounding * Math.max(Math.abs(low), Math.abs(high)))) {
            return CodeMap.IDENTITY;
        }
        double black = info.type().floating() ? 0 : info.min();
        double factor = (high - low) / (info.white() - black);
        if (!(factor >= Double.MIN_NORMAL && factor <= Double.MAX_VALUE)) {
            throw new MethodException("values from " + low + " to " + high + " cannot be rescaled in double precision");
        }
        return new CodeMap(low, black, factor);
    }

    @Override
    public int bandRows() {
        return BAND_ROWS;
    }

    @Override
    public Packer<Extremes> newPacker() {
        return (band, top) -> Extremes.of(band, channels, top, band.bottom());
    }

    @Override
    public void append(Extremes chunk) {
        found = found.and(chunk);
    }
}
