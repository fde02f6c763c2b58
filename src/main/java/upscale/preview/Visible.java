package upscale.preview;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import upscale.compare.Shown.Ground;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.NoData;
import upscale.format.StoredValues;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.stage.ColourSpace;
import upscale.stage.Converted;
import upscale.stage.Expanded;
import upscale.stage.Extremes;
import upscale.stage.Shown;
import upscale.stage.Unpremultiplied;

/**
 * How the samples of an image, and of what is made of it, are looked at: as sRGB in bytes. Gray samples that stand for other values, or have more bits than
 * a byte, are shown through a window: the one that the file proposes, else from the smallest to the largest of them, as they seldom use all that they could hold.
 *
 * @param levels gray levels of samples, 0 for black to 1 for white, if they are shown through a window
 * @param space of the colours, if it is known and not sRGB
 * @param label what is done, for people; empty if nothing is
 */
record Visible(Optional<DoubleUnaryOperator> levels, Optional<ColourSpace> space, String label) {
    /** Squares of two grays, on which what is transparent lies. */
    static final Ground CHECKERS = (x, y) -> (x / 8 + y / 8) % 2 == 0 ? 255 : 204;

    /**
     * That of an image, which is read if its samples have to be looked at.
     *
     * @throws FormatException unsupported, if it has no colours
     */
    static Visible of(Image image, Metadata metadata) throws FormatException {
        ImageInfo info = image.info();
        if (info.colour() == Colour.PLANES) {
            throw new FormatException(
                    FormatException.Kind.UNSUPPORTED,
                    "has " + info.channels()
                            + " planes that are no colours, and a preview is of gray or coloured images");
        }
        Optional<StoredValues> stored = metadata.attached(StoredValues.class);
        boolean large = info.type().bits() > Byte.SIZE || info.type().signed();
        if (info.colour() == Colour.GRAY && info.channels() == 1 && (stored.isPresent() || large)) {
            return windowed(image, metadata, stored);
        }
        Optional<ColourSpace> space = info.icc().isPresent() ? ColourSpace.of(info.icc()) : Optional.empty();
        return new Visible(Optional.empty(), space, space.isPresent() ? "in sRGB" : "");
    }

    private static Visible windowed(Image image, Metadata metadata, Optional<StoredValues> stored) {
        DoubleUnaryOperator value = sample -> stored.isPresent() ? stored.get().value(sample) : sample;
        StoredValues.Display display = stored.flatMap(
                        values -> values.displays().stream().findFirst())
                .orElseGet(() -> widest(image, metadata.attached(NoData.class), value));
        boolean inverted = stored.map(StoredValues::leastIsWhite).orElse(false);
        DoubleUnaryOperator levels = sample -> {
            double level = display.level(value.applyAsDouble(sample));
            return inverted ? 1 - level : level;
        };
        return new Visible(Optional.of(levels), Optional.empty(), display.label());
    }

    private static StoredValues.Window widest(Image image, Optional<NoData> none, DoubleUnaryOperator value) {
        Extremes found = Extremes.of(Shown.values(
                image,
                sample -> none.isPresent() && none.get().has(sample) ? Double.NaN : value.applyAsDouble(sample),
                SampleType.F64));
        return found.low() <= found.high()
                ? StoredValues.Window.between(found.low(), found.high())
                : StoredValues.Window.between(0, 1);
    }

    /** RGB in bytes. */
    Image of(Image made, Ground ground) {
        return upscale.compare.Shown.of(seen(Expanded.of(made)), ground);
    }

    private Image seen(Image made) {
        ImageInfo info = made.info();
        if (levels.isPresent() && info.channels() == 1) {
            return Shown.levels(made, levels.get(), SampleType.U8);
        }
        Image straight = info.alpha() == Alpha.PREMULTIPLIED ? Unpremultiplied.of(made) : made;
        return space.isPresent() && info.colour() != Colour.PLANES
                ? Converted.of(straight, space.get(), ColourSpace.SRGB)
                : straight;
    }
}
