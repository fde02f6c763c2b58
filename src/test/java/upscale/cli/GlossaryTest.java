package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import upscale.telling.Surroundings;

/** {@code docs/options.md} and the program say the same. */
class GlossaryTest {
    private static final Path PAGE = Path.of("docs", "options.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Topics that commands beside the main job have, and that the page tells of. */
    private static final List<String> OF_COMMANDS = List.of(
            "Tolerance",
            "Comparison",
            "Verdict",
            "Difference map",
            "Approval",
            "Learning",
            "Learning a kernel",
            "Learning a network",
            "Evaluation",
            "Preview");

    private final List<Manual> manuals = new CommandLineProgram(
                    new ByteArrayInputStream(new byte[0]),
                    new ByteArrayOutputStream(),
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8,
                    Surroundings.NONE)
            .manuals();

    private final Manual main = manuals.get(0);

    /** Rows of the tables under a heading: each cell a list of what stands in code in it. */
    private static List<List<List<String>>> tables(String heading) throws IOException {
        List<List<List<String>>> rows = new ArrayList<>();
        boolean within = false;
        for (String text : Files.readAllLines(PAGE)) {
            if (text.startsWith("## ")) {
                within = text.equals("## " + heading);
            } else if (within
                    && text.startsWith("| ")
                    && !text.startsWith("| option")
                    && !text.startsWith("| command ")) {
                rows.add(Arrays.stream(text.split("(?<!\\\\)\\|", -1))
                        .skip(1)
                        .map(cell -> CODE.matcher(cell)
                                .results()
                                .map(m -> m.group(1))
                                .toList())
                        .toList());
            }
        }
        return rows;
    }

    // Those of the main job, and those that no topic of it is like; what options of the main job mean is told there.
    private List<Manual.Topic> topics() {
        Map<String, Manual.Topic> topics = new LinkedHashMap<>();
        manuals.stream()
                .flatMap(manual -> manual.headed().stream())
                .filter(topic ->
                        OF_COMMANDS.contains(topic.heading()) || main.headed().contains(topic))
                .forEach(topic -> topics.putIfAbsent(topic.heading(), topic));
        return List.copyOf(topics.values());
    }

    private boolean toldOfByMain(Option<?> option) {
        return main.headed().stream()
                .flatMap(topic -> topic.options().stream())
                .anyMatch(other -> Arrays.equals(other.names(), option.names()));
    }

    private static List<String> said(Option<?> option) {
        List<String> words = new ArrayList<>(option.shownNames());
        if (!option.isFlag()) {
            words.add(option.label());
        }
        return words;
    }

    @Test
    void everyOptionIsThereUnderItsTopicAndNoOther() throws IOException {
        for (Manual.Topic topic : topics()) {
            boolean ofMain = main.headed().contains(topic);
            List<List<String>> model = topic.options().stream()
                    .filter(option -> ofMain || !toldOfByMain(option))
                    .map(GlossaryTest::said)
                    .toList();
            List<List<String>> page =
                    tables(topic.heading()).stream().map(row -> row.get(0)).toList();
            assertThat(page).as(topic.heading()).containsExactlyElementsOf(model);
        }
        assertThat(main.alone()).as("no option without a topic").isEmpty();
    }

    private static Option<?> named(List<List<String>> row, Manual.Topic topic) {
        String name = row.get(0).get(0).replace("[no-]", "");
        return topic.options().stream()
                .filter(option -> List.of(option.names()).contains(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no option " + name));
    }

    @Test
    void enumerationsAreWholeThere() throws IOException {
        List<String> apart = List.of("--method", "--kernel"); // they have pages of their own
        List<String> enumerations = main.headed().stream()
                .flatMap(topic -> topic.options().stream())
                .filter(option -> !option.words().isEmpty())
                .map(option -> option.names()[option.names().length - 1])
                .filter(name -> !apart.contains(name))
                .toList();
        List<String> checked = new ArrayList<>();
        for (Manual.Topic topic : main.headed()) {
            for (List<List<String>> row : tables(topic.heading())) {
                Option<?> option = named(row, topic);
                String name = option.names()[option.names().length - 1];
                if (enumerations.contains(name)) {
                    assertThat(row.get(1)).as(name).containsAll(option.words());
                    checked.add(name);
                } else if (row.get(1).stream()
                                .filter(word -> word.matches("[a-z-]+"))
                                .count()
                        > 2) {
                    assertThat(name)
                            .as("has words on the page that the program does not know of")
                            .isIn(apart);
                }
            }
        }
        assertThat(checked).isNotEmpty().containsExactlyInAnyOrderElementsOf(enumerations);
    }

    @Test
    void defaultsAreThoseOfTheHelp() throws IOException {
        Pattern standard = Pattern.compile("Default: ([a-z0-9,-]+)\\.");
        Map<String, String> wrong = new TreeMap<>();
        int checked = 0;
        for (Manual.Topic topic : main.headed()) {
            for (List<List<String>> row : tables(topic.heading())) {
                Option<?> option = named(row, topic);
                Matcher matcher = standard.matcher(option.description());
                if (matcher.find()) {
                    checked++;
                    if (!row.get(2).contains(matcher.group(1))) {
                        wrong.put(option.names()[0], matcher.group(1));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(6);
    }

    @Test
    void everyCommandIsThereWithItsOptionsAndNoOther() throws IOException {
        Map<String, List<String>> model = new TreeMap<>();
        for (Manual command : manuals.subList(1, manuals.size())) {
            model.put(
                    command.name(),
                    command.options().stream()
                            .flatMap(option -> Stream.of(option.names()))
                            .sorted()
                            .toList());
        }
        Map<String, List<String>> page = new TreeMap<>();
        for (List<List<String>> row : tables("Commands")) {
            page.put(
                    row.get(0).get(0).split(" ")[1],
                    row.get(1).stream().flatMap(this::ofTopic).sorted().toList());
        }
        assertThat(page).isEqualTo(model);
    }

    // A command that shares a group of options names its topic instead.
    private Stream<String> ofTopic(String word) {
        return word.startsWith("-")
                ? Stream.of(word)
                : topics().stream()
                        .filter(topic -> topic.heading().equals(word))
                        .flatMap(topic -> topic.options().stream())
                        .flatMap(option -> Stream.of(option.names()));
    }

    @Test
    void anOptionMeansTheSameInEveryCommand() {
        Map<String, TreeSet<String>> meanings = new TreeMap<>();
        for (Manual command : manuals) {
            for (Option<?> option : command.options()) {
                for (String name : option.names()) {
                    meanings.computeIfAbsent(name, n -> new TreeSet<>()).add(option.description() + option.label());
                }
            }
        }
        assertThat(meanings.values()).allMatch(m -> m.size() == 1);
        assertThat(meanings).containsKeys("--json", "--help", "-s");
    }

    @Test
    void jsonHasTheKeysThatAreDocumentedAndNoOther(@TempDir Path folder) throws IOException {
        Path in = ImageFiles.gray(folder.resolve("in.png"));
        Files.writeString(folder.resolve("in.json"), "{\"Modality\": \"MR\"}");
        Ran ran = Ran.with(
                in,
                "-s",
                1,
                "--json",
                "--range",
                "rescale",
                "--diff",
                folder.resolve("map.png"),
                "--reference",
                in,
                "-o",
                folder.resolve("o.png"));
        Ran pooled = Ran.with(
                "pool", in, "-k", 2, "--json", "--indices", folder.resolve("at.npy"), "-o", folder.resolve("p.png"));
        TreeSet<String> keys = new TreeSet<>();
        for (Ran each : List.of(ran, pooled)) {
            keys.addAll(JsonParser.parseString(each.text()).getAsJsonObject().keySet());
        }
        List<String> documented =
                tables("JSON").stream().flatMap(row -> row.get(0).stream()).toList();
        assertThat(keys).containsExactlyInAnyOrderElementsOf(documented);
    }
}
