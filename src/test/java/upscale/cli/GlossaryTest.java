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
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import upscale.telling.Surroundings;

/** {@code docs/options.md} and the program say the same. */
class GlossaryTest {
    private static final Path PAGE = Path.of("docs", "options.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final CommandLine line = new CommandLineProgram(
                    new ByteArrayInputStream(new byte[0]),
                    new ByteArrayOutputStream(),
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8,
                    Surroundings.NONE)
            .commandLine();

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
    private List<ArgGroupSpec> groups() {
        Map<String, ArgGroupSpec> groups = new LinkedHashMap<>();
        Stream.concat(Stream.of(line), line.getSubcommands().values().stream())
                .flatMap(command -> command.getCommandSpec().argGroups().stream())
                .filter(group -> group.heading() != null)
                .filter(group -> List.of(
                                        "%nTolerance:%n",
                                        "%nComparison:%n",
                                        "%nVerdict:%n",
                                        "%nDifference map:%n",
                                        "%nApproval:%n",
                                        "%nLearning:%n",
                                        "%nLearning a kernel:%n",
                                        "%nLearning a network:%n",
                                        "%nEvaluation:%n")
                                .contains(group.heading())
                        || line.getCommandSpec().argGroups().contains(group))
                .forEach(group -> groups.putIfAbsent(group.heading(), group));
        return List.copyOf(groups.values());
    }

    private boolean toldOfByMain(OptionSpec option) {
        OptionSpec mains = line.getCommandSpec().findOption(option.longestName());
        return mains != null && !mains.hidden();
    }

    private static List<String> said(OptionSpec option) {
        List<String> words = new ArrayList<>();
        for (String name : option.names()) {
            words.add(option.negatable() ? name.replace("--", "--[no-]") : name);
        }
        if (option.arity().max() > 0) {
            words.add(option.paramLabel());
        }
        return words;
    }

    @Test
    void everyOptionIsThereUnderItsTopicAndNoOther() throws IOException {
        for (ArgGroupSpec group : groups()) {
            String topic = group.heading().replace("%n", "").replace(":", "");
            boolean main = line.getCommandSpec().argGroups().contains(group);
            List<List<String>> model = group.options().stream()
                    .filter(option -> main || !toldOfByMain(option))
                    .map(GlossaryTest::said)
                    .toList();
            List<List<String>> page =
                    tables(topic).stream().map(row -> row.get(0)).toList();
            assertThat(page).as(topic).containsExactlyElementsOf(model);
        }
        int grouped = line.getCommandSpec().argGroups().stream()
                .mapToInt(g -> g.options().size())
                .sum();
        assertThat(line.getCommandSpec().options().stream().filter(option -> !option.hidden()))
                .as("no option without a topic")
                .hasSize(grouped);
    }

    @Test
    void enumerationsAreWholeThere() throws IOException {
        List<OptionSpec> enumerations = line.getCommandSpec().options().stream()
                .filter(o -> o.completionCandidates() != null && !o.hidden())
                .filter(o -> !List.of("--method", "--kernel").contains(o.longestName())) // they have pages of their own
                .toList();
        List<OptionSpec> checked = new ArrayList<>();
        for (ArgGroupSpec group : line.getCommandSpec().argGroups()) {
            String topic = group.heading().replace("%n", "").replace(":", "");
            for (List<List<String>> row : tables(topic)) {
                OptionSpec option =
                        line.getCommandSpec().findOption(row.get(0).get(0).replace("[no-]", ""));
                if (enumerations.contains(option)) {
                    assertThat(row.get(1)).as(option.longestName()).containsAll(option.completionCandidates());
                    checked.add(option);
                } else if (row.get(1).stream()
                                .filter(word -> word.matches("[a-z-]+"))
                                .count()
                        > 2) {
                    assertThat(option.longestName())
                            .as("has words on the page that the program does not know of")
                            .isIn("--method", "--kernel");
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
        for (ArgGroupSpec group : line.getCommandSpec().argGroups()) {
            for (List<List<String>> row :
                    tables(group.heading().replace("%n", "").replace(":", ""))) {
                OptionSpec option =
                        line.getCommandSpec().findOption(row.get(0).get(0).replace("[no-]", ""));
                Matcher matcher = standard.matcher(String.join(" ", option.description()));
                if (matcher.find()) {
                    checked++;
                    if (!row.get(2).contains(matcher.group(1))) {
                        wrong.put(option.longestName(), matcher.group(1));
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
        for (CommandLine command : line.getSubcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            model.put(
                    spec.name(),
                    spec.options().stream()
                            .flatMap(o -> Arrays.stream(o.names()))
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
        assertThat(CommandLineProgram.COMMANDS).containsExactlyInAnyOrderElementsOf(model.keySet());
    }

    // A command that shares a group of options names its topic instead.
    private Stream<String> ofTopic(String word) {
        return word.startsWith("-")
                ? Stream.of(word)
                : groups().stream()
                        .filter(group -> group.heading().equals("%n" + word + ":%n"))
                        .flatMap(group -> group.options().stream())
                        .flatMap(option -> Arrays.stream(option.names()));
    }

    @Test
    void anOptionMeansTheSameInEveryCommand() {
        Map<String, TreeSet<String>> meanings = new TreeMap<>();
        List<CommandLine> commands = new ArrayList<>(line.getSubcommands().values());
        commands.add(line);
        for (CommandLine command : commands) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                for (String name : option.names()) {
                    meanings.computeIfAbsent(name, n -> new TreeSet<>())
                            .add(String.join(" ", option.description()) + option.paramLabel());
                }
            }
        }
        assertThat(meanings.values()).allMatch(m -> m.size() == 1);
        assertThat(meanings).containsKeys("--json", "--help", "-s");
    }

    @Test
    void exitCodesAreThoseOfTheHelp() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        line.getCommandSpec()
                .usageMessage()
                .exitCodeList()
                .forEach((code, meaning) -> assertThat(page).contains("| " + code.strip() + " | " + meaning + " |"));
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
