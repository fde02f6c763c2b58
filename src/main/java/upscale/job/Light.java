package upscale.job;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import upscale.format.Metadata;
import upscale.image.ImageInfo;
import upscale.stage.ToneCurves;
import upscale.stage.TransferCurve;

/**
 * How an image's code values stand for light: as its profile says, else its gamma, else sRGB.
 *
 * @param curves one for each colour channel
 * @param source where they come from, for people
 */
record Light(List<TransferCurve> curves, String source) {
    static Light of(ImageInfo info, Metadata metadata) {
        if (info.icc().isPresent()) {
            Optional<List<TransferCurve>> curves = ToneCurves.of(info.icc().get(), info);
            return curves.map(c -> new Light(c, c.get(0).toString()))
                    .orElseGet(() -> same(
                            info, TransferCurve.SRGB, "sRGB, as the file's profile has no curves that can be used"));
        }
        return metadata.gamma()
                .filter(TransferCurve::plausible)
                .map(gamma ->
                        same(info, TransferCurve.power(gamma), "the file's gamma, " + Math.round(gamma * 1e4) / 1e4))
                .orElseGet(() -> same(info, TransferCurve.SRGB, "sRGB"));
    }

    private static Light same(ImageInfo info, TransferCurve curve, String source) {
        return new Light(Collections.nCopies(info.colourChannels(), curve), source);
    }
}
