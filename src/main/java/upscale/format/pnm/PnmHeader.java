package upscale.format.pnm;

import java.io.IOException;
import java.util.Locale;
import upscale.format.FormatException;
import upscale.format.Rasters;
import upscale.format.SampleBytes;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.SampleType;

/**
 * What stands before the samples (the Netpbm manual's pages pbm, pgm, ppm, pam and pfm).
 *
 * @param magic the character after the P: 1 to 7, f or F
 * @param info the image
 * @param maxval the value of full intensity, 1 to 65535; of PFM 0
 * @param scale PFM's, positive if the high byte comes first; otherwise 0
 */
record PnmHeader(char magic, ImageInfo info, int maxval, double scale) {
    private static final int MAXVAL = 65535;

    /** @param word the magic number, already taken from {@code tokens} */
    static PnmHeader read(String word, PnmTokens tokens) throws IOException {
        if (word.length() != 2 || word.charAt(0) != 'P' || "1234567fF".indexOf(word.charAt(1)) < 0) {
            throw FormatException.corrupt(
                    "pnm", tokens.position(), "expected P1 to P7, Pf or PF, found '" + word + "'");
        }
        char magic = word.charAt(1);
        if (magic == '7') {
            return readPam(tokens);
        }
        int width = tokens.number("a width", 1, Integer.MAX_VALUE);
        int height = tokens.number("a height", 1, Integer.MAX_VALUE);
        boolean rgb = magic == '3' || magic == '6' || magic == 'F';
        Rasters.requireSize("pnm", width, height, rgb ? 3 : 1);
        boolean pbm = magic == '1' || magic == '4';
        double scale = 0;
        int maxval = 1;
        SampleType type = SampleType.U1;
        if (magic == 'f' || magic == 'F') {
            type = SampleType.F32;
            scale = scale(tokens);
            maxval = 0;
        } else if (!pbm) {
            maxval = tokens.number("a greatest value", 1, MAXVAL);
            type = type(maxval);
        }
        ImageInfo info = rgb ? ImageInfo.rgb(width, height, type) : ImageInfo.gray(width, height, type);
        return new PnmHeader(magic, type == SampleType.F32 ? info : significant(info, maxval), maxval, scale);
    }

    private static SampleType type(int maxval) {
        return maxval < 256 ? SampleType.U8 : SampleType.U16;
    }

    /** Code values are kept, so as many low bits of them carry data as the greatest value has. */
    private static ImageInfo significant(ImageInfo info, int maxval) {
        return info.withSignificantBits(32 - Integer.numberOfLeadingZeros(maxval));
    }

    private static double scale(PnmTokens tokens) throws IOException {
        String word = tokens.word();
        try {
            double scale = Double.parseDouble(word);
            if (scale != 0 && Math.abs(scale) < Double.POSITIVE_INFINITY) {
                return scale;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw FormatException.corrupt("pnm", tokens.position(), "expected a scale other than 0, found '" + word + "'");
    }

    private static PnmHeader readPam(PnmTokens tokens) throws IOException {
        int width = 0;
        int height = 0;
        int depth = 0;
        int maxval = 0;
        String tupleType = "";
        for (String key = tokens.word(); !key.equals("ENDHDR"); key = tokens.word()) {
            switch (key) {
                case "WIDTH" -> width = tokens.number("a width", 1, Integer.MAX_VALUE);
                case "HEIGHT" -> height = tokens.number("a height", 1, Integer.MAX_VALUE);
                case "DEPTH" -> depth = tokens.number("a depth", 1, Integer.MAX_VALUE);
                case "MAXVAL" -> maxval = tokens.number("a greatest value", 1, MAXVAL);
                case "TUPLTYPE" -> tupleType = tokens.word().toUpperCase(Locale.ROOT);
                default ->
                    throw FormatException.corrupt(
                            "pnm", tokens.position(), "expected a header line or ENDHDR, found '" + key + "'");
            }
        }
        if (width == 0 || height == 0 || depth == 0 || maxval == 0) {
            throw FormatException.corrupt(
                    "pnm", tokens.position(), "expected WIDTH, HEIGHT, DEPTH and MAXVAL before ENDHDR");
        }
        Rasters.requireSize("pnm", width, height, depth);
        boolean bits = tupleType.startsWith("BLACKANDWHITE") && maxval == 1;
        SampleType type = bits ? SampleType.U1 : type(maxval);
        ImageInfo info = switch (tupleType) {
            case "BLACKANDWHITE", "GRAYSCALE" -> ImageInfo.gray(width, height, type);
            case "BLACKANDWHITE_ALPHA", "GRAYSCALE_ALPHA" ->
                ImageInfo.gray(width, height, type).withAlphaAdded(Alpha.STRAIGHT);
            case "RGB" -> ImageInfo.rgb(width, height, type);
            case "RGB_ALPHA" -> ImageInfo.rgb(width, height, type).withAlphaAdded(Alpha.STRAIGHT);
            default -> depth == 1 ? ImageInfo.gray(width, height, type) : ImageInfo.planes(width, height, depth, type);
        };
        if (info.channels() != depth) {
            throw FormatException.corrupt(
                    "pnm",
                    tokens.position(),
                    tupleType + " with a depth of " + depth + ", expected " + info.channels());
        }
        return new PnmHeader('7', significant(info, maxval), maxval, 0);
    }

    boolean plain() {
        return magic <= '3';
    }

    /** How a sample is stored; of plain files how it would be. */
    SampleType stored() {
        return magic == '7' && info.type() == SampleType.U1 ? SampleType.U8 : info.type();
    }

    /** Bytes of a row; of plain files the fewest there can be. */
    long rowBytes() {
        if (magic == '1') {
            return info.width();
        }
        return plain()
                ? 2L * info.width() * info.channels() - 1
                : SampleBytes.rowBytes(info.width(), info.channels(), stored());
    }
}
