package upscale.compare;

import java.util.Optional;
import upscale.compare.Rules.SizeRule;
import upscale.image.Image;
import upscale.image.ImageInfo;

/**
 * Two images brought to one size.
 *
 * @param shift where the first was found to lie on the second, if that was looked for
 */
record Framed(Image actual, Image expected, Optional<Shift> shift) {
    /** By what becomes of images of different sizes; those of one size stay as they are. */
    static Framed of(Image actual, Image expected, SizeRule sizes) {
        ImageInfo a = actual.info();
        ImageInfo b = expected.info();
        if (a.width() == b.width() && a.height() == b.height()) {
            return new Framed(actual, expected, Optional.empty());
        }
        return switch (sizes) {
            case FAIL -> throw new IllegalArgumentException("images of different sizes");
            case CROP -> shifted(actual, expected, new Shift(0, 0), Optional.empty());
            case PAD -> {
                int width = Math.max(a.width(), b.width());
                int height = Math.max(a.height(), b.height());
                yield new Framed(
                        Padded.of(actual, width, height), Padded.of(expected, width, height), Optional.empty());
            }
            case ALIGN -> {
                Shift shift = Registration.of(actual, expected);
                yield shifted(actual, expected, shift, Optional.of(shift));
            }
        };
    }

    private static Framed shifted(Image actual, Image expected, Shift shift, Optional<Shift> found) {
        ImageInfo a = actual.info();
        ImageInfo b = expected.info();
        return new Framed(
                Part.of(actual, shift.common(a, b)),
                Part.of(expected, shift.inverse().common(b, a)),
                found);
    }
}
