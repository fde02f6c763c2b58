package upscale.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of shell, of the little shell that the documents use: words, both kinds of quotes, {@code *} in file names, pipes,
 * {@code <} and {@code >}, and a comment that may state the exit code.
 *
 * @param stages the commands of the pipe, at least one
 * @param exit the exit code that is expected of the last one
 */
record ShellLine(List<Stage> stages, int exit) {
    private static final Pattern EXIT = Pattern.compile("exit (\\d+)");

    /**
     * One command.
     *
     * @param words its name and arguments
     * @param in the file that it reads, or null
     * @param out the file that it writes, or null
     */
    record Stage(List<String> words, String in, String out) {}

    /** A word, and whether a star in it stands for file names. */
    private record Word(String text, boolean pattern) {}

    static ShellLine parse(String line) {
        List<Stage> stages = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean open = false;
        boolean pattern = false;
        char quote = 0;
        String comment = "";
        List<String> files = new ArrayList<>(java.util.Arrays.asList(null, null));
        int awaited = -1; // which of the files the next word names
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : '\n';
            if (quote != 0) {
                if (c == '\n') {
                    throw new IllegalArgumentException("a quote is never closed: " + line);
                } else if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
                continue;
            }
            if (c == '\'' || c == '"') {
                quote = c;
                open = true;
                continue;
            }
            boolean ends = Character.isWhitespace(c) || c == '|' || c == '<' || c == '>';
            if (!ends && !(c == '#' && !open)) {
                if ("$`;&\\()".indexOf(c) >= 0) {
                    throw new IllegalArgumentException("more shell than is understood: " + c + " in " + line);
                }
                word.append(c);
                open = true;
                pattern |= c == '*';
                continue;
            }
            if (open && awaited >= 0) {
                files.set(awaited, word.toString());
                awaited = -1;
            } else if (open) {
                words.add(new Word(word.toString(), pattern));
            }
            word.setLength(0);
            open = false;
            pattern = false;
            if (c == '#') {
                comment = line.substring(i);
                break;
            } else if (c == '<' || c == '>') {
                awaited = c == '<' ? 0 : 1;
            } else if (c == '|') {
                stages.add(stage(words, files));
                words.clear();
                files.set(0, null);
                files.set(1, null);
            }
        }
        stages.add(stage(words, files));
        Matcher exit = EXIT.matcher(comment);
        return new ShellLine(stages, exit.find() ? Integer.parseInt(exit.group(1)) : 0);
    }

    private static Stage stage(List<Word> words, List<String> files) {
        return new Stage(words.stream().flatMap(ShellLine::expanded).toList(), files.get(0), files.get(1));
    }

    // As a shell does: sorted, and the word itself where nothing matches.
    private static Stream<String> expanded(Word word) {
        if (!word.pattern()) {
            return Stream.of(word.text());
        }
        Path path = Path.of(word.text());
        Path folder = path.getParent() == null ? Path.of("") : path.getParent();
        List<String> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return Stream.of(word.text());
        }
        try (var files = Files.newDirectoryStream(folder, path.getFileName().toString())) {
            files.forEach(f -> found.add(f.toString()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return found.isEmpty() ? Stream.of(word.text()) : found.stream().sorted();
    }
}
