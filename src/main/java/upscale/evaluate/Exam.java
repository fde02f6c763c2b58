package upscale.evaluate;

import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import upscale.compare.Ssim;
import upscale.evaluate.Protocol.Variant;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.learn.LargeImage;
import upscale.learn.LumaScore;
import upscale.learn.Luminance;
import upscale.method.Like;
import upscale.method.MethodException;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.stage.Quantised;
import upscale.stage.Timed;

/**
 * A small image, and what is expected of who enlarges it.
 *
 * @param scale how many times as large that is
 * @param small what is enlarged: luma, or the image itself
 * @param expected the plane that is compared with that of what comes of it
 */
record Exam(int scale, Raster small, Raster expected, Luminance luminance, Variant variant) {
    private static final int RUNS = 9;
    private static final long PATIENCE_NANOS = 50_000_000;

    /** That of an image of any size. */
    static Exam of(Image whole, int scale, Luminance luminance, Protocol protocol) throws IOException {
        Image large = LargeImage.cropped(whole, scale);
        ImageInfo info = large.info();
        if (!LumaScore.has(info, scale)) {
            throw new IOException("is too small to be scored at scale " + scale + ": of " + info.width() + "x"
                    + info.height() + " pixels, at least " + Ssim.WINDOW + " a side are to be left without "
                    + scale + " at each border");
        }
        Raster plane = luminance.held(large);
        Image shown = protocol.variant() == Variant.A ? plane : large;
        Raster small = Raster.of(Quantised.of(protocol.degradation().of(shown, scale)));
        return new Exam(scale, small, plane, luminance, protocol.variant());
    }

    Score score(Trial trial) throws IOException {
        Enlarged enlarged = enlarged(trial);
        Raster made = enlarged.image();
        ImageInfo info = made.info();
        ImageInfo wanted = expected.info();
        if (info.width() != wanted.width() || info.height() != wanted.height()) {
            throw new IOException(trial.label() + " makes " + info.width() + "x" + info.height() + " pixels of "
                    + small.info().width() + "x" + small.info().height() + ", where scale " + scale + " is "
                    + wanted.width() + "x" + wanted.height());
        }
        Image plane = variant == Variant.A ? made : luminance.plane(made);
        LumaScore score = LumaScore.of(luminance, plane, expected, scale);
        return new Score(info.width(), info.height(), score.psnr(), score.ssim(), enlarged.nanos());
    }

    /** What was made, and how long it took. */
    private record Enlarged(Raster image, long nanos) {}

    // While Java is still compiling a method it takes several times as long: quick ones are run again, and the fastest
    // run counts.
    private Enlarged enlarged(Trial trial) {
        Enlarged fastest = once(trial);
        long spent = fastest.nanos();
        for (int runs = 1; runs < RUNS && spent < PATIENCE_NANOS; runs++) {
            Enlarged again = once(trial);
            spent += again.nanos();
            fastest = again.nanos() < fastest.nanos() ? again : fastest;
        }
        return fastest;
    }

    private Enlarged once(Trial trial) {
        LongAdder nanos = new LongAdder();
        long start = System.nanoTime();
        Image made;
        try {
            made = trial.method().apply(small, options(trial)).image();
        } catch (MethodException e) {
            throw new MethodException(trial.label() + " at scale " + scale + ": " + e.getMessage());
        }
        nanos.add(System.nanoTime() - start);
        return new Enlarged(Raster.of(Quantised.of(new Timed(made, nanos))), nanos.sum());
    }

    // Interpolations of bytes round after each pass, too.
    private MethodOptions options(Trial trial) {
        MethodOptions options = trial.options();
        boolean rounds = variant == Variant.B
                && trial.interpolates()
                && options.get(Parameter.LIKE).isEmpty();
        return rounds ? options.with(Parameter.LIKE, Like.MATLAB) : options;
    }
}
