package upscale.stage;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;

/**
 * The tone curves of an ICC profile: what its kTRC, or its rTRC, gTRC and bTRC tags hold (ICC.1:2022, 8.3.3, 8.4.2, 10.6 and
 * 10.18). Profiles that say it otherwise, with tables of colours, have none that are used here.
 */
public final class ToneCurves {
    private static final int MOST_SAMPLES = 1 << 16;

    private ToneCurves() {}

    /**
     * A curve for each colour channel of {@code info}.
     *
     * @return empty if the profile has no curves for such channels, is malformed, or its curves cannot be inverted
     */
    public static Optional<List<TransferCurve>> of(IccProfile profile, ImageInfo info) {
        boolean grayProfile = profile.colourSpace().equals("GRAY");
        List<String> tags;
        if (info.colourChannels() == 1) {
            // A palette of grays may come with a profile for RGB: gray is equal parts of all.
            tags = List.of(grayProfile ? "kTRC" : "gTRC");
        } else if (info.colourChannels() == 3 && !grayProfile) {
            tags = List.of("rTRC", "gTRC", "bTRC");
        } else {
            return Optional.empty();
        }
        return named(profile, tags);
    }

    /** The curves of these tags; empty if one cannot be used. */
    static Optional<List<TransferCurve>> named(IccProfile profile, List<String> tags) {
        IccTags all = new IccTags(profile);
        List<TransferCurve> curves = new ArrayList<>();
        for (String tag : tags) {
            all.tag(tag).flatMap(ToneCurves::curve).ifPresent(curves::add);
        }
        return curves.size() == tags.size() ? Optional.of(List.copyOf(curves)) : Optional.empty();
    }

    private static Optional<TransferCurve> curve(ByteBuffer tag) {
        return switch (IccTags.type(tag)) {
            case "curv" -> sampled(tag);
            case "para" -> parametric(tag);
            default -> Optional.empty();
        };
    }

    // No sample means identity, one means an exponent with eight fractional bits, more mean a table of 0..65535.
    private static Optional<TransferCurve> sampled(ByteBuffer tag) {
        int count = tag.getInt(8);
        if (count < 0 || count > MOST_SAMPLES || 12 + 2L * count > tag.limit()) {
            return Optional.empty();
        }
        if (count < 2) {
            double exponent = count == 0 ? 1 : tag.getShort(12) / 256.0;
            return TransferCurve.plausible(exponent) ? Optional.of(TransferCurve.power(exponent)) : Optional.empty();
        }
        double[] samples = new double[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (tag.getShort(12 + 2 * i) & 0xffff) / 65535.0;
        }
        return SampledCurve.of(samples);
    }

    private static Optional<TransferCurve> parametric(ByteBuffer tag) {
        double[] parameters = new double[(tag.limit() - 12) / 4];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = tag.getInt(12 + 4 * i) / 65536.0;
        }
        return ParametricCurve.of(tag.getShort(8), parameters);
    }
}
