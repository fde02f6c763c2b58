package upscale.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What a command takes, as it is declared; picocli's model of it has what is needed. */
final class Syntax {
    private final CommandSpec spec;
    private final Needed needed;
    private final List<Operand<?>> operands = new ArrayList<>();
    private final List<Manual.Topic> topics = new ArrayList<>();

    private Syntax(CommandSpec spec, Needed needed) {
        this.spec = spec;
        this.needed = needed;
    }

    /** That of a command. */
    static Syntax of(String name, Command command, Needed needed) {
        Syntax syntax = new Syntax(CommandSpec.wrapWithoutInspection(command).name(name), needed);
        command.declare(syntax);
        return syntax;
    }

    /** picocli's model of it. */
    CommandSpec spec() {
        return spec;
    }

    List<Operand<?>> operands() {
        return operands;
    }

    /** All options, where all are needed. */
    List<Manual.Topic> topics() {
        return topics;
    }

    void operand(Operand<?> operand) {
        operands.add(operand);
        spec.addPositional(operand.spec());
    }

    /** An option of no topic. */
    void option(Option<?> option) {
        OptionGroup alone = new OptionGroup();
        alone.add(option);
        group(alone);
    }

    /** Options that the help of this command names but does not tell of, as that of another one does. */
    void untold(OptionGroup options) {
        topic("", options, false);
    }

    /** Whether an option may be named. */
    boolean needs(Option<?> option) {
        return needed.option(option.names());
    }

    /** Options of no topic. */
    void group(OptionGroup options) {
        topic("", options, true);
    }

    /** Options that stand by themselves in the help, under a heading. */
    void group(String heading, OptionGroup options) {
        topic(heading, options, true);
    }

    private void topic(String heading, OptionGroup options, boolean told) {
        for (Option<?> option : options.all()) {
            if (needed.option(option.names())) {
                spec.addOption(option.spec());
            }
        }
        if (needed.all()) {
            topics.add(new Manual.Topic(heading, options.all(), told));
        }
    }
}
