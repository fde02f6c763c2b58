package upscale.image;

import java.util.Objects;
import java.util.Optional;

/**
 * All there is to know of an image but its samples. Immutable.
 *
 * @param width pixels in a row, at least 1
 * @param height rows, at least 1
 * @param channels planes, alpha included
 * @param type how a sample is stored
 * @param colour what the channels other than alpha mean
 * @param alpha what the last channel is
 * @param significantBits how many low bits of an integer sample carry data (sBIT, BitsStored); the type's width if all do
 * @param palette the colours, present exactly if {@code colour} is {@link Colour#PALETTE}
 * @param icc the colour profile, if the file had one
 * @param columns from this image's columns to the columns of the file it came from
 * @param rows from this image's rows to the rows of the file it came from
 */
public record ImageInfo(
        int width,
        int height,
        int channels,
        SampleType type,
        Colour colour,
        Alpha alpha,
        int significantBits,
        Optional<Palette> palette,
        Optional<IccProfile> icc,
        AxisMap columns,
        AxisMap rows) {

    public ImageInfo {
        Objects.requireNonNull(type);
        if (width < 1 || height < 1 || channels < 1) {
            throw new IllegalArgumentException("not an image size: " + width + "x" + height + "x" + channels);
        }
        int colours = channels - (alpha == Alpha.NONE ? 0 : 1);
        boolean fits = switch (colour) {
            case GRAY -> colours == 1;
            case RGB -> colours == 3;
            case PALETTE -> channels == 1;
            case PLANES -> alpha == Alpha.NONE;
        };
        if (!fits) {
            throw new IllegalArgumentException(colour + " with " + channels + " channels and alpha " + alpha);
        }
        if (palette.isPresent() != (colour == Colour.PALETTE)) {
            throw new IllegalArgumentException("a palette goes with palette images and with no others");
        }
        if (significantBits < 1 || significantBits > type.bits()) {
            throw new IllegalArgumentException(significantBits + " significant bits in " + type.label());
        }
    }

    private static ImageInfo plain(int width, int height, int channels, SampleType type, Colour colour, Alpha alpha) {
        return new ImageInfo(
                width,
                height,
                channels,
                type,
                colour,
                alpha,
                type.bits(),
                Optional.empty(),
                Optional.empty(),
                AxisMap.IDENTITY,
                AxisMap.IDENTITY);
    }

    /** A gray image without alpha. */
    public static ImageInfo gray(int width, int height, SampleType type) {
        return plain(width, height, 1, type, Colour.GRAY, Alpha.NONE);
    }

    /** An RGB image without alpha. */
    public static ImageInfo rgb(int width, int height, SampleType type) {
        return plain(width, height, 3, type, Colour.RGB, Alpha.NONE);
    }

    /** A feature map: {@code channels} planes that are no colours. */
    public static ImageInfo planes(int width, int height, int channels, SampleType type) {
        return plain(width, height, channels, type, Colour.PLANES, Alpha.NONE);
    }

    /** A palette image of {@code type} indices: U1, U2, U4 or U8. */
    public static ImageInfo palette(int width, int height, SampleType type, Palette palette) {
        return new ImageInfo(
                width,
                height,
                1,
                type,
                Colour.PALETTE,
                Alpha.NONE,
                type.bits(),
                Optional.of(palette),
                Optional.empty(),
                AxisMap.IDENTITY,
                AxisMap.IDENTITY);
    }

    /** This image with one more channel, opacity, at the end. */
    public ImageInfo withAlphaAdded(Alpha kind) {
        return new ImageInfo(
                width, height, channels + 1, type, colour, kind, significantBits, palette, icc, columns, rows);
    }

    /** The same channels, the last one taken as {@code kind}; the channel count stays. */
    public ImageInfo withAlpha(Alpha kind) {
        return new ImageInfo(width, height, channels, type, colour, kind, significantBits, palette, icc, columns, rows);
    }

    /** This image itself if it has so many channels, else planes that are no colours. */
    public ImageInfo withChannels(int count) {
        return count == channels
                ? this
                : new ImageInfo(
                        width,
                        height,
                        count,
                        type,
                        Colour.PLANES,
                        Alpha.NONE,
                        significantBits,
                        Optional.empty(),
                        Optional.empty(),
                        columns,
                        rows);
    }

    /** The colours alone, without the channel of opacity. */
    public ImageInfo withoutAlpha() {
        return new ImageInfo(
                width,
                height,
                colourChannels(),
                type,
                colour,
                Alpha.NONE,
                significantBits,
                palette,
                icc,
                columns,
                rows);
    }

    /** The same image stored as {@code newType}, all bits significant. */
    public ImageInfo withType(SampleType newType) {
        return new ImageInfo(
                width, height, channels, newType, colour, alpha, newType.bits(), palette, icc, columns, rows);
    }

    public ImageInfo withSignificantBits(int bits) {
        return new ImageInfo(width, height, channels, type, colour, alpha, bits, palette, icc, columns, rows);
    }

    public ImageInfo withIcc(Optional<IccProfile> profile) {
        return new ImageInfo(
                width, height, channels, type, colour, alpha, significantBits, palette, profile, columns, rows);
    }

    /**
     * What this image becomes on another grid.
     *
     * @param newWidth columns of the new grid
     * @param newHeight rows of the new grid
     * @param toColumn from the new grid's columns to this image's
     * @param toRow from the new grid's rows to this image's
     */
    public ImageInfo onGrid(int newWidth, int newHeight, AxisMap toColumn, AxisMap toRow) {
        return new ImageInfo(
                newWidth,
                newHeight,
                channels,
                type,
                colour,
                alpha,
                significantBits,
                palette,
                icc,
                toColumn.then(columns),
                toRow.then(rows));
    }

    /** Channels that are not alpha. */
    public int colourChannels() {
        return alpha == Alpha.NONE ? channels : channels - 1;
    }

    public boolean hasAlpha() {
        return alpha != Alpha.NONE;
    }

    /** Smallest code value a sample may take; negative infinity for floating types. */
    public double min() {
        return type.signed() && !type.floating()
                ? Math.max(type.min(), -Math.scalb(1.0, significantBits - 1))
                : type.min();
    }

    /** Largest code value a sample may take, within the significant bits; positive infinity for floating types. */
    public double max() {
        if (type.floating()) {
            return type.max();
        }
        int magnitudeBits = type.signed() ? significantBits - 1 : significantBits;
        return Math.min(type.max(), Math.scalb(1.0, magnitudeBits) - 1);
    }

    /** The value that stands for full intensity or opacity: {@link #max()} for integers, 1 for floating types. */
    public double white() {
        return type.floating() ? 1 : max();
    }

    /** How far samples can be apart: all that integers can hold, and 1 of floating types. */
    public double range() {
        return type.floating() ? 1 : max() - min();
    }

    /** Pixels, as a long: never overflows. */
    public long pixels() {
        return (long) width * height;
    }
}
