package upscale.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be completed, in no shell's own terms.
 *
 * @param commands the main command first, then those that its first word may be
 */
record Completion(List<Entry> commands) {
    /** What the help calls values that are files. */
    private static final List<String> FILES = List.of(
            "INPUT",
            "IMAGE",
            "DIR",
            "ACTUAL EXPECTED",
            "FILE",
            "OUTPUT",
            "MAP",
            "KERNEL",
            "NETWORK",
            "LIST",
            "BIAS",
            "LR_DIR HR_DIR",
            "FOLDER");

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

    /** @param manuals of the main job first, then of the commands */
    static Completion of(List<Manual> manuals) {
        return new Completion(manuals.stream().map(Completion::entry).toList());
    }

    Entry main() {
        return commands.get(0);
    }

    List<Entry> others() {
        return commands.subList(1, commands.size());
    }

    private static Entry entry(Manual manual) {
        List<Flag> flags = new ArrayList<>();
        for (Option<?> option : manual.options()) {
            List<String> names = List.of(option.names());
            flags.add(flag(option, names));
            if (option.isNegatable()) {
                flags.add(flag(option, List.of(names.get(0).replaceFirst("^--", "--no-"))));
            }
        }
        List<Value> values = manual.operands().stream().map(Completion::value).toList();
        Value operands = values.isEmpty()
                ? new Value("", List.of(), false)
                : new Value(
                        values.get(0).label(),
                        values.get(0).words(),
                        values.stream().anyMatch(Value::files)); // of a chain, the second
        return new Entry(manual.name(), manual.about().summary(), flags, operands);
    }

    private static Flag flag(Option<?> option, List<String> names) {
        return new Flag(names, option.summary(), option.isFlag() ? Optional.empty() : Optional.of(value(option)));
    }

    private static Value value(Argument<?> argument) {
        String label = argument.label().replace("...", "");
        return new Value(label, argument.words(), FILES.contains(label));
    }
}
