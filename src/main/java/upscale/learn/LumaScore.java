package upscale.learn;

import java.io.IOException;
import java.util.List;
import upscale.compare.Comparison;
import upscale.compare.Deviations;
import upscale.compare.Nearness;
import upscale.compare.Part;
import upscale.compare.Region;
import upscale.compare.Ssim;
import upscale.image.Image;
import upscale.image.ImageInfo;

/**
 * How near an enlarged image comes to the large one, as papers on super-resolution take it: without {@code scale} pixels at each border.
 *
 * @param psnr in decibels
 * @param ssim at most 1
 */
public record LumaScore(double psnr, double ssim) {
    /** Whether an image is large enough to be scored. */
    public static boolean has(LumaPair pair) {
        ImageInfo info = pair.large().info();
        return Math.min(info.width(), info.height()) - 2 * pair.scale() >= Ssim.WINDOW;
    }

    /** @param enlarged what was made of the small image */
    public static LumaScore of(LumaPair pair, Image enlarged) throws IOException {
        ImageInfo info = pair.large().info();
        int shave = pair.scale();
        Region inside = new Region(info.width() - 2 * shave, info.height() - 2 * shave, shave, shave);
        double range = pair.luminance().range();
        Deviations deviations = new Deviations(inside.width(), 1, Nearness.EXACT);
        Ssim ssim = new Ssim(inside.width(), 1, range);
        Comparison.run(
                Part.of(pair.luminance().compared(enlarged), inside),
                Part.of(pair.luminance().compared(pair.large()), inside),
                List.of(deviations, ssim),
                1);
        return new LumaScore(deviations.overall().psnr(range), ssim.mean(0));
    }
}
