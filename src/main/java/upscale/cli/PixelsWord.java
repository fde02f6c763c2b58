package upscale.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import upscale.job.Limits;

/** {@code 900M}, {@code 2G,20G}, {@code none}: most pixels of a page that is read, and of one that is written; of 1000, as megapixels are. */
final class PixelsWord implements ITypeConverter<Limits.Pixels> {
    private static final Pattern WORDS = Pattern.compile("([^,]*)(?:,([^,]*))?");
    private static final Pattern NUMBER = Pattern.compile("([1-9][0-9]{0,11})([KMG]?)", Pattern.CASE_INSENSITIVE);

    @Override
    public Limits.Pixels convert(String text) {
        Matcher words = WORDS.matcher(text);
        if (!words.matches()) {
            throw refused(text);
        }
        long read = number(words.group(1), text);
        if (words.group(2) != null) {
            return new Limits.Pixels(read, number(words.group(2), text));
        }
        // a limit that is lifted is lifted; one that is moved says nothing of results
        return new Limits.Pixels(read, read == Long.MAX_VALUE ? read : Limits.Pixels.DEFAULT.written());
    }

    private static long number(String word, String text) {
        if (word.equals("none")) {
            return Long.MAX_VALUE;
        }
        Matcher matcher = NUMBER.matcher(word);
        if (!matcher.matches()) {
            throw refused(text);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "K", "k" -> number * 1000;
            case "M", "m" -> number * 1_000_000;
            case "G", "g" -> number > 1_000_000_000 ? Long.MAX_VALUE : number * 1_000_000_000;
            default -> number;
        };
    }

    private static TypeConversionException refused(String text) {
        return new TypeConversionException(
                "'" + text + "' is no number of pixels; expected 900M, 2G,20G (read and written) or none");
    }
}
