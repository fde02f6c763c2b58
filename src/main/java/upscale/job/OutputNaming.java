package upscale.job;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import upscale.format.Format;
import upscale.format.Formats;
import upscale.inputs.Input;
import upscale.spelling.Spelling;

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
    /** Standard output's name on the command line. */
    public static final String STANDARD = "-";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    /** The folder that an input lies in, with the {@code /} after it, as there may be none. */
    private static final Pattern FOLDER = Pattern.compile("\\{dir}/?");

    private static final Path STDIN = Path.of("stdin");

    private static final List<String> PLACES = List.of("{dir}", "{name}", "{scale}", "{method}", "{ext}");

    /** @throws IllegalArgumentException if a pattern has a placeholder that there is not, or the name says no format that is written */
    public OutputNaming {
        output.ifPresent(text -> {
            if (text.isBlank()) {
                throw new IllegalArgumentException("the output has an empty name");
            }
            Matcher matcher = PLACEHOLDER.matcher(text);
            while (matcher.find()) {
                if (!PLACES.contains(matcher.group())) {
                    throw new IllegalArgumentException("output pattern " + text + ": there is no " + matcher.group()
                            + Spelling.hint(matcher.group(), PLACES));
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
            throw new IllegalArgumentException("the output name " + text + " ends in no known format"
                    + suffix(formats, text)
                            .map(suffix -> "; did you mean ." + suffix + "?")
                            .orElse(": end it in .png, .tif, ..., give --format, or end a folder's name in /"));
        } else if (!named.get().writes()) {
            throw new IllegalArgumentException("the output " + text + ": "
                    + named.get().name() + " files are read only; write "
                    + String.join(", ", formats.writable()));
        }
    }

    private static Optional<String> suffix(Formats formats, String text) {
        int dot = text.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Spelling.nearest(
                        text.substring(dot + 1),
                        formats.all().stream()
                                .filter(Format::writes)
                                .flatMap(format -> format.suffixes().stream())
                                .toList());
    }

    /** Whether several inputs can have outputs of their own. */
    public boolean namesEachInput() {
        return output.isEmpty() || output.get().contains("{name}") || isFolder(output.get());
    }

    /** Whether inputs of one name, in different folders below the one that was named, have outputs that differ. */
    public boolean keepsFolders() {
        return output.isEmpty()
                || isFolder(output.get())
                || FOLDER.matcher(output.get()).find();
    }

    /** The folder that all results lie in, if that was said: one of their own, or what a pattern begins with. */
    public Optional<Path> folder() {
        return output.filter(text -> !text.equals(STANDARD)).flatMap(text -> {
            Matcher placeholder = PLACEHOLDER.matcher(text);
            if (isFolder(text)) {
                return Optional.of(Path.of(text));
            }
            return placeholder.find()
                    ? Optional.of(Path.of(text.substring(0, text.lastIndexOf('/', placeholder.start()) + 1)))
                    : Optional.empty();
        });
    }

    /** Whether the result of {@code input} goes to standard output: if that was said, or standard input has no name to go by. */
    public boolean standard(Input input) {
        return output.map(STANDARD::equals).orElse(input.isStandard());
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
    public Destination of(Input input, Format read) {
        if (standard(input)) {
            return new Destination(Optional.empty(), orLike(read), false, Optional.empty());
        }
        Path path = input.path().orElse(STDIN);
        if (output.isEmpty()) {
            Format as = orLike(read);
            String file = input.stem() + "-" + scale + "." + suffix(path, as);
            return new Destination(Optional.of(path.resolveSibling(file)), as, false, Optional.empty());
        }
        String text = output.get();
        if (isFolder(text)) {
            Format as = orLike(read);
            Path folder = Path.of(text);
            Path file = folder.resolve(input.folder()).resolve(input.stem() + "." + suffix(path, as));
            return new Destination(Optional.of(file), as, true, Optional.of(folder));
        }
        Format as = format.or(() -> formats.ofFileName(text)).orElseGet(() -> orLike(read));
        Matcher mirrored = FOLDER.matcher(text);
        return new Destination(
                Optional.of(Path.of(filled(text, input, path, as))),
                as,
                PLACEHOLDER.matcher(text).find(),
                mirrored.find()
                        ? Optional.of(Path.of(filled(text.substring(0, mirrored.start()), input, path, as)))
                        : Optional.empty());
    }

    /** What a result is called: below the folder of all, where they share one. */
    Path name(Path file) {
        return folder().map(folder -> folder.relativize(file)).orElse(file.getFileName());
    }

    private String filled(String pattern, Input input, Path path, Format as) {
        String folder = input.folder().toString();
        return PLACEHOLDER
                .matcher(folder.isEmpty() ? FOLDER.matcher(pattern).replaceAll("") : pattern)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group(1)) {
                            case "dir" -> folder;
                            case "name" -> input.stem();
                            case "scale" -> scale;
                            case "method" -> method;
                            default -> suffix(path, as);
                        }));
    }

    private Format orLike(Format read) {
        return format.orElseGet(
                () -> read.writes() ? read : formats.named("png").orElseThrow());
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
     * @param within the folder that it must not leave by links, if it lies below it as its input lies below another
     */
    public record Destination(Optional<Path> file, Format format, boolean makesFolder, Optional<Path> within) {
        /** Whether a file is made, not written to a stream or device. */
        boolean isFile() {
            return file.filter(path -> !OutputCheck.isDevice(path)).isPresent();
        }

        /** The file's name, or {@code -}. */
        public String label() {
            return file.map(Path::toString).orElse(STANDARD);
        }
    }
}
