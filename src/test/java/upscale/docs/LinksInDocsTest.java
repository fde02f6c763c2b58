package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import upscale.Main;

/** What the documents point at is there: pages, headings, pictures, options. */
class LinksInDocsTest {
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");

    @TestFactory
    Stream<DynamicTest> linksLeadSomewhere() {
        return Markdown.all().stream()
                .map(page -> DynamicTest.dynamicTest(page.path().toString(), () -> {
                    for (String link : page.links()) {
                        if (link.matches("https?://.*")) {
                            continue;
                        }
                        int hash = link.indexOf('#');
                        String file = hash < 0 ? link : link.substring(0, hash);
                        Path target = file.isEmpty()
                                ? page.path()
                                : page.path().resolveSibling(file).normalize();
                        assertThat(target)
                                .as("%s links to %s", page.path(), link)
                                .exists();
                        if (hash >= 0) {
                            assertThat(Markdown.of(target).anchors())
                                    .as("%s links to %s", page.path(), link)
                                    .contains(link.substring(hash + 1));
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> optionsExist() {
        Set<String> known = options();
        assertThat(known).contains("--scale", "--like");
        return Markdown.all().stream()
                .map(page -> DynamicTest.dynamicTest(page.path().toString(), () -> {
                    Set<String> named = new TreeSet<>();
                    page.inlineCode().stream()
                            .filter(code -> code.startsWith("-") || code.startsWith("upscale "))
                            .forEach(code -> OPTION.matcher(code).results().forEach(m -> named.add(m.group())));
                    assertThat(known).as(page.path().toString()).containsAll(named);
                }));
    }

    private static Set<String> options() {
        Set<String> known = new TreeSet<>();
        for (List<String> command : List.of(
                List.<String>of(),
                List.of("methods"),
                List.of("formats"),
                List.of("inspect"),
                List.of("explain"),
                List.of("compare"),
                List.of("approve"),
                List.of("learn"),
                List.of("evaluate"),
                List.of("man"),
                List.of("preview"),
                List.of("pool"))) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            String[] args = Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new);
            PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
            Main.run(args, InputStream.nullInputStream(), both, both, StandardCharsets.UTF_8);
            String help = out.toString(StandardCharsets.UTF_8).replace("--[no-]", "--");
            OPTION.matcher(help).results().forEach(m -> known.add(m.group()));
        }
        known.add("--no-antialias");
        known.add("--no-count-padding");
        return known;
    }

    @Test
    void everyPageIsLinkedFromAnother() {
        Set<Path> linked = new TreeSet<>();
        for (Markdown page : Markdown.all()) {
            page.links().stream()
                    .filter(link -> !link.startsWith("http"))
                    .map(link -> page.path()
                            .resolveSibling(link.replaceFirst("#.*", ""))
                            .normalize())
                    .filter(target -> !target.equals(page.path()))
                    .forEach(linked::add);
        }
        List<Path> pages = Markdown.all().stream()
                .map(Markdown::path)
                .filter(path -> !path.equals(Path.of("README.md")))
                .toList();
        assertThat(linked).containsAll(pages);
    }

    /** From the index every page is a click away, those of a folder by the folder's own index. */
    @Test
    void theIndexNamesEveryPage() {
        Path index = Path.of("docs", "README.md");
        Set<Path> named = Markdown.of(index).links().stream()
                .map(link -> index.resolveSibling(link).normalize())
                .collect(Collectors.toCollection(TreeSet::new));
        List<Path> pages = Markdown.all().stream()
                .map(Markdown::path)
                .filter(path -> path.startsWith("docs") && !path.equals(index))
                .filter(path -> path.getNameCount() == 2 || path.endsWith("README.md"))
                .toList();
        assertThat(pages).hasSizeGreaterThan(20);
        assertThat(named).containsAll(pages);
    }

    @Test
    void readmeIsShort() throws Exception {
        assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThan(200);
    }
}
