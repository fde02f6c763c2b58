package upscale.preview;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import upscale.compare.Alike;
import upscale.compare.Findings;
import upscale.compare.Metric;
import upscale.compare.Rules;
import upscale.format.FormatException;
import upscale.image.Image;

/**
 * How near pixels come to what they should be, as {@code compare --icc ignore --depth-mismatch scale} takes it.
 *
 * @param psnr peak signal-to-noise ratio in decibels; infinite if nothing differs
 * @param ssim structural similarity, the mean over channels; none of pictures that are smaller than its windows
 */
public record Likeness(double psnr, OptionalDouble ssim) {
    private static final Rules RULES = new Rules(
            new Rules.Kinds(
                    Rules.AlphaRule.STRAIGHT,
                    Rules.ProfileRule.IGNORE,
                    Rules.DepthRule.SCALE,
                    Rules.SizeRule.FAIL,
                    false),
            Rules.Where.EVERYWHERE,
            false,
            OptionalDouble.empty(),
            Rules.EXACT.tolerance(),
            Set.of(Metric.PSNR, Metric.SSIM));

    /** @throws IOException if the two cannot be compared */
    static Likeness of(Image actual, Image expected) throws IOException {
        Alike alike = Alike.of(actual, expected, RULES);
        if (!(alike instanceof Alike.Ready ready)) {
            throw new FormatException(
                    FormatException.Kind.UNSUPPORTED,
                    "cannot be compared with the reference: "
                            + (alike instanceof Alike.OtherKind other
                                    ? other.reason()
                                    : ((Alike.OtherSize) alike).reason()));
        }
        Findings found = Findings.of(ready, RULES, 1);
        Optional<List<Double>> ssim = found.ssim();
        return new Likeness(
                found.overall().psnr(found.range()),
                ssim.map(channels -> OptionalDouble.of(channels.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElseThrow()))
                        .orElse(OptionalDouble.empty()));
    }
}
