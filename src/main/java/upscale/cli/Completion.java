package upscale.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What can be completed, in no shell's own terms.
 *
 * @param commands the main command first, then those that its first word may be
 */
record Completion(List<Entry> commands) {
    /**
     * A command.
     *
     * @param name its word
     * @param summary one line
     * @param options in the order of the help
     * @param operands what stands where no option does
     */
    record Entry(String name, String summary, List<Flag> options, Value operands) {}

    /**
     * An option.
     *
     * @param names all spellings
     * @param summary one line
     * @param value what follows it; empty if nothing does
     */
    record Flag(List<String> names, String summary, Optional<Value> value) {}

    /**
     * Something that is filled in.
     *
     * @param label what the help calls it
     * @param words what can be filled in; files if there are none and {@code files} says so
     * @param files whether file names fit
     */
    record Value(String label, List<String> words, boolean files) {}

    static Completion of(CommandLine line) {
        List<Entry> commands = new ArrayList<>();
        commands.add(entry(line.getCommandSpec()));
        line.getSubcommands().values().forEach(sub -> commands.add(entry(sub.getCommandSpec())));
        return new Completion(commands);
    }

    Entry main() {
        return commands.get(0);
    }

    List<Entry> others() {
        return commands.subList(1, commands.size());
    }

    private static Entry entry(CommandSpec spec) {
        List<Flag> flags = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            List<String> names = List.of(option.names());
            flags.add(flag(option, names));
            if (option.negatable()) {
                flags.add(flag(option, List.of(names.get(0).replaceFirst("^--", "--no-"))));
            }
        }
        Value operands = spec.positionalParameters().stream()
                .findFirst()
                .map(Completion::value)
                .orElse(new Value("", List.of(), false));
        return new Entry(spec.name(), summary(spec.usageMessage().description()), flags, operands);
    }

    private static Flag flag(OptionSpec option, List<String> names) {
        boolean takesValue = option.arity().max() > 0;
        return new Flag(
                names, summary(option.description()), takesValue ? Optional.of(value(option)) : Optional.empty());
    }

    private static Value value(ArgSpec arg) {
        List<String> words = new ArrayList<>();
        if (arg.completionCandidates() != null) {
            arg.completionCandidates().forEach(words::add);
        }
        String label = arg.paramLabel().replace("...", "");
        boolean files = List.of("INPUT", "FILE", "OUTPUT", "MAP", "IMAGE", "KERNEL", "LIST")
                .contains(label);
        return new Value(label, words, files);
    }

    // The first sentence or clause: what fits beside a word.
    private static String summary(String[] description) {
        String text = String.join(" ", description).strip();
        return text.split("[:;(]|\\.(?= |$)", 2)[0].strip().replaceAll("\\$\\{.*", "");
    }
}
