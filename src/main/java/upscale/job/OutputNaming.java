package upscale.job;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import upscale.format.Format;
import upscale.format.Formats;

/**
 * Where outputs go: a file, a folder, a pattern, standard output, or beside the input.
 *
 * @param formats the formats there are
 * @param output what {@code -o} said, if anything
 * @param format what {@code --format} said, if anything
 * @param scale the scale or size as text, for names: {@code 2x}, {@code 2x3}, {@code 800x600}
 * @param method the method's or kernel's name, for names
 */
public record OutputNaming(
        Formats formats, Optional<String> output, Optional<Format> format, String scale, String method) {
    /** Standard input's and output's name on the command line. */
    public static final String STANDARD = "-";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Set<String> KNOWN = Set.of("name", "scale", "method", "ext");

    /** @throws IllegalArgumentException if a pattern has a placeholder that there is not, or the name says no format that is written */
    public OutputNaming {
        output.ifPresent(text -> {
            if (text.isBlank()) {
                throw new IllegalArgumentException("the output has an empty name");
            }
            Matcher matcher = PLACEHOLDER.matcher(text);
            while (matcher.find()) {
                if (!KNOWN.contains(matcher.group(1))) {
                    throw new IllegalArgumentException("output pattern " + text + ": there is no {" + matcher.group(1)
                            + "}; there are {name} {scale} {method} {ext}");
                }
            }
        });
        if (output.isPresent() && !output.get().equals(STANDARD) && format.isEmpty()) {
            requireFormat(formats, output.get());
        }
    }

    private static void requireFormat(Formats formats, String text) {
        if (isFolder(text) || text.endsWith("{ext}")) {
            return;
        }
        Optional<Format> named = formats.ofFileName(text);
        if (named.isEmpty()) {
            throw new IllegalArgumentException("the output name " + text + " ends in no known format: end it in .png,"
                    + " .tif, ..., give --format, or end a folder's name in /");
        } else if (!named.get().writes()) {
            throw new IllegalArgumentException("the output " + text + ": "
                    + named.get().name() + " files are read only; write "
                    + String.join(", ", formats.writable()));
        }
    }

    /** Whether several inputs can have outputs of their own. */
    public boolean namesEachInput() {
        return output.isEmpty() || output.get().contains("{name}") || isFolder(output.get());
    }

    /** Whether the result of {@code input} goes to standard output: if that was said, or standard input has no name to go by. */
    public boolean standard(String input) {
        return output.map(STANDARD::equals).orElse(input.equals(STANDARD));
    }

    private static boolean isFolder(String text) {
        return !text.equals(STANDARD)
                && (text.endsWith("/") || text.endsWith(File.separator) || Files.isDirectory(Path.of(text)));
    }

    /**
     * Where the result of {@code input} goes, and as what.
     *
     * @param read what the input was
     */
    public Destination of(String input, Format read) {
        if (standard(input)) {
            return new Destination(Optional.empty(), orLike(read), false);
        }
        Path path = Path.of(input.equals(STANDARD) ? "stdin" : input);
        if (output.isEmpty()) {
            Format as = orLike(read);
            String file = baseName(path) + "-" + scale + "." + suffix(path, as);
            return new Destination(Optional.of(path.resolveSibling(file)), as, false);
        }
        String text = output.get();
        if (isFolder(text)) {
            Format as = orLike(read);
            return new Destination(
                    Optional.of(Path.of(text).resolve(baseName(path) + "." + suffix(path, as))), as, true);
        }
        Format as = format.or(() -> formats.ofFileName(text)).orElseGet(() -> orLike(read));
        String filled = filled(text, path, as);
        return new Destination(
                Optional.of(Path.of(filled)), as, PLACEHOLDER.matcher(text).find());
    }

    private String filled(String pattern, Path path, Format as) {
        return PLACEHOLDER
                .matcher(pattern)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group(1)) {
                            case "name" -> baseName(path);
                            case "scale" -> scale;
                            case "method" -> method;
                            default -> suffix(path, as);
                        }));
    }

    private Format orLike(Format read) {
        return format.orElseGet(
                () -> read.writes() ? read : formats.named("png").orElseThrow());
    }

    private static String baseName(Path path) {
        String file = path.getFileName() == null ? "image" : path.getFileName().toString();
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    // A .tiff stays .tiff; any other format gets its own usual suffix.
    private static String suffix(Path path, Format as) {
        String file = String.valueOf(path.getFileName());
        String suffix = file.substring(file.lastIndexOf('.') + 1);
        return as.suffixes().contains(suffix.toLowerCase(Locale.ROOT))
                ? suffix
                : as.suffixes().get(0);
    }

    /**
     * Where one result goes.
     *
     * @param file the file; standard output if empty
     * @param format how it is written
     * @param makesFolder whether the folder it lies in is made if there is none
     */
    public record Destination(Optional<Path> file, Format format, boolean makesFolder) {
        /** The file's name, or {@code -}. */
        public String label() {
            return file.map(Path::toString).orElse(STANDARD);
        }
    }
}
