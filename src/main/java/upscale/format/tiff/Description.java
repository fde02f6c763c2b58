package upscale.format.tiff;

import java.io.IOException;
import java.util.Optional;
import upscale.format.FormatException;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.IccProfile;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

/**
 * What the samples of a page with a common layout mean.
 *
 * @param info the image they are
 * @param storedBits of a sample in the file; the type's, unless that has to be wider
 * @param inverted whether 0 is white in the first sample
 * @param dropped extra samples that are neither colour nor alpha and are left behind
 * @param colours what samples stand for that are indices of colours
 */
record Description(ImageInfo info, int storedBits, boolean inverted, int dropped, Optional<ColourMap> colours) {
    /** Whether a palette of bytes says less of the colours than the file does. */
    boolean roundsColours() {
        return colours.filter(map -> map.isPalette() && map.rounds()).isPresent();
    }

    /** What {@link #info} becomes if there are more colours than a palette has. */
    Image shown(Image samples) {
        return colours.filter(map -> !map.isPalette())
                .map(map -> map.coloured(samples))
                .orElse(samples);
    }

    ImageInfo shown() {
        return colours.filter(map -> !map.isPalette())
                .map(map -> map.coloured(info))
                .orElse(info);
    }

    /** Empty if it takes a whole TIFF library to decode the page. */
    static Optional<Description> of(Layout layout, Ifd ifd) throws IOException {
        int photometric = layout.photometric();
        if (photometric > Tag.PALETTE) {
            return Optional.empty();
        }
        SampleType type = type(layout);
        int width = layout.width();
        int height = layout.height();
        int extras = layout.extra().length;
        Alpha alpha = extras == 0
                ? Alpha.NONE
                : switch (layout.extra()[0]) {
                    case Tag.PREMULTIPLIED_ALPHA -> Alpha.PREMULTIPLIED;
                    case Tag.STRAIGHT_ALPHA -> Alpha.STRAIGHT;
                    default -> Alpha.NONE;
                };
        boolean inverted = photometric == Tag.WHITE_IS_ZERO;
        Optional<ColourMap> colours = Optional.empty();
        ImageInfo info;
        if (photometric == Tag.PALETTE) {
            if (type.bits() > 16 || type.signed() || type.floating() || alpha != Alpha.NONE) {
                return Optional.empty();
            }
            ColourMap map = ColourMap.of(ifd, layout.bits());
            colours = Optional.of(map);
            info = map.isPalette()
                    ? ImageInfo.palette(width, height, type, map.palette())
                    : ImageInfo.gray(width, height, type);
        } else if (photometric == Tag.RGB) {
            if (layout.samples() < 3) {
                throw FormatException.corrupt("tiff", "RGB with " + layout.samples() + " samples per pixel");
            }
            info = ImageInfo.rgb(width, height, type);
        } else if (extras == 0 || extras == 1 && alpha != Alpha.NONE) {
            info = ImageInfo.gray(width, height, type);
        } else {
            alpha = Alpha.NONE;
            info = ImageInfo.planes(width, height, layout.samples(), type);
        }
        if (inverted && type.floating()) {
            throw FormatException.unsupported(
                    "tiff", "0 as white in " + type.label() + ": there is no telling what is black");
        }
        if (alpha != Alpha.NONE) {
            info = info.withAlphaAdded(alpha);
        }
        Optional<IccProfile> icc = ifd.bytes(Tag.ICC).map(IccProfile::new);
        return Optional.of(new Description(
                info.withSignificantBits(significantBits(layout, ifd, info)).withIcc(icc),
                layout.bits(),
                inverted,
                layout.samples() - info.channels(),
                colours));
    }

    /** The sample type; for integers of an odd width the next wider one. */
    private static SampleType type(Layout layout) throws FormatException {
        int bits = layout.bits();
        return switch (layout.format()) {
            case Tag.FLOATING ->
                switch (bits) {
                    case 16 -> SampleType.F16;
                    case 24, 32 -> SampleType.F32;
                    case 64 -> SampleType.F64;
                    default -> throw FormatException.unsupported("tiff", "floats of " + bits + " bits");
                };
            case Tag.SIGNED ->
                bits <= 8
                        ? SampleType.I8
                        : bits <= 16 ? SampleType.I16 : requireKnown(bits) == 64 ? SampleType.I64 : SampleType.I32;
            default ->
                requireKnown(bits) == 64
                        ? SampleType.U64
                        : bits > 16
                                ? SampleType.U32
                                : bits > 8
                                        ? SampleType.U16
                                        : bits > 4
                                                ? SampleType.U8
                                                : SampleType.unsigned(Integer.highestOneBit(2 * bits - 1));
        };
    }

    private static int requireKnown(int bits) throws FormatException {
        if (bits > 32 && bits < 64) {
            throw FormatException.unsupported("tiff", "integers of " + bits + " bits");
        }
        return bits;
    }

    /** The stored width, or less where the stated greatest value has just so many bits set. */
    private static int significantBits(Layout layout, Ifd ifd, ImageInfo info) throws IOException {
        if (info.type().floating()) {
            return info.type().bits();
        }
        int stored = Math.min(layout.bits(), info.type().bits());
        if (info.colour() == Colour.PALETTE) {
            return stored;
        }
        long greatest =
                (long) ifd.real(Tag.MAX_VALUE).orElse(ifd.real(Tag.S_MAX_VALUE).orElse(0));
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(0, greatest));
        boolean allSet = greatest > 0 && greatest == (1L << bits) - 1;
        int significant = bits + (info.type().signed() ? 1 : 0);
        return allSet && significant < stored ? significant : stored;
    }
}
