package upscale.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import upscale.layout.MarkdownText;

/** What {@code upscale help TOPIC} shows: pages of the documentation, or parts of them. */
final class HelpTopics {
    private static final List<Topic> ALL = List.of(
            topic("methods", "methods"),
            topic("kernels", "methods", "Kernels"),
            topic("padding", "convolution", "upscale conv", "How large a transposed convolution is"),
            topic("edges", "methods", "Edges"),
            topic("sizes", "methods", "Output size"),
            topic("grids", "methods", "Grid"),
            topic("formats", "formats"),
            topic("options", "options"),
            topic("exit-codes", "exit-codes"),
            topic("choosing", "choosing"),
            topic("photo", "photo"),
            topic("pixel-art", "pixel-art"),
            topic("batch", "batch"),
            topic("overnight", "overnight"),
            topic("convolution", "convolution"),
            topic("transposed-convolution", "transposed-convolution"),
            topic("unpooling", "unpooling"),
            topic("chain", "chain"),
            topic("checkerboards", "checkerboards"),
            topic("learned", "learned"),
            topic("medical", "medical"),
            topic("regression", "regression"),
            topic("ci", "ci"),
            topic("frameworks", "frameworks"),
            topic("preview", "preview"));

    private HelpTopics() {}

    /**
     * A word, and what there is to read on it.
     *
     * @param page of {@code docs}, without its suffix
     * @param parts headings of what is shown of it; the whole page if there are none
     */
    record Topic(String name, String page, List<String> parts) {
        /** Its text. */
        String text(int width, boolean bold) {
            String markdown = markdown(page);
            if (parts.isEmpty()) {
                return MarkdownText.of(markdown, width, bold);
            }
            return parts.stream()
                    .map(part -> MarkdownText.of(markdown, part, width, bold)
                            .orElseThrow(() -> new IllegalStateException("docs/" + page + ".md has no " + part)))
                    .collect(Collectors.joining("\n"));
        }
    }

    private static Topic topic(String name, String page, String... parts) {
        return new Topic(name, page, List.of(parts));
    }

    static List<String> names() {
        return ALL.stream().map(Topic::name).toList();
    }

    static Optional<Topic> named(String name) {
        return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    private static String markdown(String page) {
        try (InputStream in = HelpTopics.class.getResourceAsStream("/upscale/docs/" + page + ".md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
