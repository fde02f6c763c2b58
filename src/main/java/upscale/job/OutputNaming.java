package upscale.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Formats;

/**
 * Where outputs go: a file, a folder, a pattern, standard output, or beside the input.
 *
 * @param formats the formats there are
 * @param output what {@code -o} said, if anything
 * @param format what {@code --format} said, if anything
 * @param scale the scale or size as text, for names: {@code 2x}, {@code 800x600}
 * @param method the method's name
 */
public record OutputNaming(
        Formats formats, Optional<String> output, Optional<Format> format, String scale, String method) {
    /** Standard output's name on the command line. */
    public static final String STANDARD = "-";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Set<String> KNOWN = Set.of("name", "scale", "method", "ext");

    public OutputNaming {
        output.ifPresent(text -> {
            Matcher matcher = PLACEHOLDER.matcher(text);
            while (matcher.find()) {
                if (!KNOWN.contains(matcher.group(1))) {
                    throw new IllegalArgumentException("output pattern " + text + ": there is no {" + matcher.group(1)
                            + "}; there are {name} {scale} {method} {ext}");
                }
            }
        });
    }

    /** Whether several inputs can have outputs of their own. */
    public boolean namesEachInput() {
        return output.isEmpty() || isPattern() || isFolder();
    }

    /** Whether the output is standard output. */
    public boolean standard() {
        return output.filter(STANDARD::equals).isPresent();
    }

    private boolean isPattern() {
        return output.get().contains("{name}");
    }

    private boolean isFolder() {
        String text = output.get();
        return !standard()
                && (text.endsWith("/") || text.endsWith(java.io.File.separator) || Files.isDirectory(Path.of(text)));
    }

    /** Where the result of {@code input} goes, and as what; {@code read} is what the input was. */
    public Destination of(String input, Format read) throws FormatException {
        Format as = format.or(this::ofOutputName)
                .orElseGet(() -> read.writes() ? read : formats.named("png").orElseThrow());
        if (standard()) {
            return new Destination(Optional.empty(), as);
        }
        Path path = input.equals(STANDARD) ? Path.of("stdin") : Path.of(input);
        String name = baseName(path);
        String suffix = keptSuffix(path, as);
        if (output.isEmpty()) {
            return new Destination(Optional.of(path.resolveSibling(name + "-" + scale + "." + suffix)), as);
        }
        String text = output.get();
        if (isFolder()) {
            return new Destination(Optional.of(Path.of(text).resolve(name + "." + suffix)), as);
        }
        String filled = PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group(1)) {
                            case "name" -> name;
                            case "scale" -> scale;
                            case "method" -> method;
                            default -> suffix;
                        }));
        if (format.isEmpty() && formats.ofFileName(filled).isEmpty()) {
            throw FormatException.unsupported(
                    "output",
                    "the name " + filled + " ends in no known format: end it in .png, .tif, ... or give --format");
        }
        return new Destination(Optional.of(Path.of(filled)), as);
    }

    private Optional<Format> ofOutputName() {
        return output.filter(text -> !standard() && !isFolder() && !text.endsWith("{ext}"))
                .flatMap(formats::ofFileName);
    }

    private static String baseName(Path path) {
        String file = path.getFileName() == null ? "image" : path.getFileName().toString();
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    // A .tiff stays .tiff; any other format gets its own usual suffix.
    private static String keptSuffix(Path path, Format as) {
        String file = String.valueOf(path.getFileName());
        String suffix = file.substring(file.lastIndexOf('.') + 1);
        return as.suffixes().contains(suffix.toLowerCase(java.util.Locale.ROOT))
                ? suffix
                : as.suffixes().get(0);
    }

    /**
     * Where one result goes.
     *
     * @param file the file; standard output if empty
     * @param format how it is written
     */
    public record Destination(Optional<Path> file, Format format) {
        /** The file's name, or {@code -}. */
        public String label() {
            return file.map(Path::toString).orElse(STANDARD);
        }
    }
}
