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
    /** @throws IOException if the large image is too small to be scored */
    static void require(LumaPair pair) throws IOException {
        if (!has(pair.large().info(), pair.scale())) {
            throw new IOException("too small to be scored");
        }
    }

    /** Whether an image is large enough to be scored, that is made {@code scale} times as large. */
    public static boolean has(ImageInfo large, int scale) {
        return Math.min(large.width(), large.height()) - 2 * scale >= Ssim.WINDOW;
    }

    /** @param enlarged what was made of the small image */
    public static LumaScore of(LumaPair pair, Image enlarged) throws IOException {
        return of(pair.luminance(), enlarged, pair.large(), pair.scale());
    }

    /**
     * That of a plane beside what it should be.
     *
     * @param luminance of both
     * @param enlarged what was made
     * @param large of the same size
     */
    public static LumaScore of(Luminance luminance, Image enlarged, Image large, int scale) throws IOException {
        ImageInfo info = large.info();
        Region inside = new Region(info.width() - 2 * scale, info.height() - 2 * scale, scale, scale);
        double range = luminance.range();
        Deviations deviations = new Deviations(inside.width(), 1, Nearness.EXACT);
        Ssim ssim = new Ssim(inside.width(), 1, range);
        Comparison.run(
                Part.of(luminance.compared(enlarged), inside),
                Part.of(luminance.compared(large), inside),
                List.of(deviations, ssim),
                1);
        return new LumaScore(deviations.overall().psnr(range), ssim.mean(0));
    }
}
