package upscale.job;

import java.io.IOException;
import java.util.Optional;
import upscale.format.Format;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.WriteOptions;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.job.UpscalePlan.AlphaMode;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Pair;

/**
 * Where max pooling finds its samples in a page.
 *
 * @param positions computed when they are read
 * @param size of the image that is pooled
 */
record Maxima(Image positions, Pair size) {
    /**
     * @param finder the method that finds positions
     * @param options the pooling's, and how positions are numbered
     * @param alpha as what the samples are compared
     * @param format what positions are written as
     */
    static Maxima of(Page page, Method finder, MethodOptions options, Optional<AlphaMode> alpha, Format format)
            throws IOException {
        UpscalePlan plan = new UpscalePlan(
                finder,
                options,
                alpha,
                false,
                Optional.of(UpscalePlan.RangeMode.CLAMP),
                Optional.empty(),
                UpscalePlan.KeepMode.NOTHING,
                WriteOptions.DEFAULT,
                1);
        Metadata lying = Metadata.NONE.withOrientation(page.metadata().orientation());
        ImageInfo info = page.image().info();
        return new Maxima(
                Pipeline.of(new Page(page.image(), lying), plan, format).image(),
                lying.orientation().swapsAxes()
                        ? new Pair(info.width(), info.height())
                        : new Pair(info.height(), info.width()));
    }
}
