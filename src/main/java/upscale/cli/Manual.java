package upscale.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All there is to tell of a command: what its help, its manual page and completion are made of.
 *
 * @param name its word; {@link CommandLineProgram#NAME} is the main job's
 * @param about what it does
 * @param operands in order
 * @param topics its options, in the order of the help
 */
record Manual(String name, About about, List<Operand<?>> operands, List<Topic> topics) {
    /**
     * Options that belong together.
     *
     * @param heading above them; empty for those of no topic
     * @param told whether the help tells of them, or another command's does
     */
    record Topic(String heading, List<Option<?>> options, boolean told) {}

    /** That of a command, with all of its options. */
    static Manual of(String name, Command command) {
        Syntax syntax = Syntax.of(name, command, Needed.ALL);
        return new Manual(name, command.about(), syntax.operands(), syntax.topics());
    }

    boolean isMain() {
        return name.equals(CommandLineProgram.NAME);
    }

    /** What is typed for it, without what follows. */
    String command() {
        return isMain() ? name : CommandLineProgram.NAME + " " + name;
    }

    /** How it is called. */
    List<String> usages() {
        if (!about.usages().isEmpty()) {
            return about.usages();
        }
        return List.of(Stream.concat(
                        Stream.of(command(), "[options]"), operands.stream().map(Operand::shown))
                .collect(Collectors.joining(" ")));
    }

    /** All options, those of another command's help included. */
    List<Option<?>> options() {
        return topics.stream()
                .<Option<?>>flatMap(topic -> topic.options().stream())
                .toList();
    }

    /** The options of no topic. */
    List<Option<?>> alone() {
        return topics.stream()
                .filter(topic -> topic.told() && topic.heading().isEmpty())
                .<Option<?>>flatMap(topic -> topic.options().stream())
                .toList();
    }

    /** The topics that the help tells of. */
    List<Topic> headed() {
        return topics.stream()
                .filter(topic -> topic.told() && !topic.heading().isEmpty())
                .toList();
    }

    /** The option of that name. */
    Option<?> option(String name) {
        return options().stream()
                .filter(option -> List.of(option.names()).contains(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(command() + " has no " + name));
    }
}
