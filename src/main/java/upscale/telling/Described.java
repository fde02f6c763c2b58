package upscale.telling;

import java.util.Locale;
import upscale.image.ImageInfo;

/** Images in words. */
public final class Described {
    private Described() {}

    /** {@code rgb uint8 with alpha}, {@code gray uint16 (12 bits significant)}, {@code 8 planes of float32}. */
    public static String samples(ImageInfo info) {
        String type = info.type().label()
                + (info.significantBits() < info.type().bits()
                        ? " (" + info.significantBits() + " bits significant)"
                        : "");
        return switch (info.colour()) {
            case PLANES -> info.channels() + " planes of " + type;
            case PALETTE ->
                "palette of " + info.palette().orElseThrow().size() + " colours, "
                        + info.type().bits() + " bits";
            default ->
                info.colour().name().toLowerCase(Locale.ROOT) + " " + type
                        + switch (info.alpha()) {
                            case NONE -> "";
                            case STRAIGHT -> " with alpha";
                            case PREMULTIPLIED -> " with premultiplied alpha";
                        };
        };
    }
}
