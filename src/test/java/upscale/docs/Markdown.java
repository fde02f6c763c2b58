package upscale.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documents, taken apart.
 *
 * @param path the file
 * @param lines its lines
 */
record Markdown(Path path, List<String> lines) {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern INLINE_CODE = Pattern.compile("`([^`]+)`");

    /**
     * A fenced block.
     *
     * @param language what stands after the fence
     * @param line number of its first line, from 1
     */
    record Block(String language, int line, List<String> lines) {
        String text() {
            return String.join("\n", lines) + "\n";
        }
    }

    static Markdown of(Path path) {
        try {
            return new Markdown(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Every page: those at the top, of docs and of the samples. */
    static List<Markdown> all() {
        List<Path> paths =
                new ArrayList<>(List.of(Path.of("README.md"), Path.of("CHANGELOG.md"), Path.of("CONTRIBUTING.md")));
        for (String folder : List.of("docs", "samples")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(f -> f.toString().endsWith(".md")).sorted().forEach(paths::add);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return paths.stream().map(Markdown::of).toList();
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<String> open = null;
        String language = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.startsWith("```")) {
                if (open != null) {
                    open.add(line);
                }
            } else if (open == null) {
                open = new ArrayList<>();
                language = line.substring(3).trim();
            } else {
                blocks.add(new Block(language, i + 1 - open.size(), List.copyOf(open)));
                open = null;
            }
        }
        if (open != null) {
            throw new AssertionError(path + ": a block is never closed");
        }
        return blocks;
    }

    /** The lines outside fenced blocks. */
    List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean open = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                open = !open;
            } else if (!open) {
                prose.add(line);
            }
        }
        return prose;
    }

    /** Where its links and pictures point. */
    List<String> links() {
        return prose().stream()
                .flatMap(line -> LINK.matcher(line).results().map(m -> m.group(1)))
                .toList();
    }

    /** What it sets as code within sentences. */
    List<String> inlineCode() {
        return prose().stream()
                .flatMap(line -> INLINE_CODE.matcher(line).results().map(m -> m.group(1)))
                .toList();
    }

    /** Its headings, without the marks. */
    List<String> headings() {
        return prose().stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+\\s*", ""))
                .toList();
    }

    /** The names that links give to its headings, as GitHub makes them. */
    List<String> anchors() {
        return headings().stream().map(Markdown::anchor).toList();
    }

    private static String anchor(String heading) {
        Matcher link = LINK.matcher(heading);
        String text = link.replaceAll(m -> m.group().substring(1, m.group().indexOf(']')));
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** The whole text. */
    String text() {
        return String.join("\n", lines);
    }
}
