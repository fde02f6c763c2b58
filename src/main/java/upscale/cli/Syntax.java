package upscale.cli;

import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a command takes, as it is declared; picocli's model of it has what is needed. */
final class Syntax {
    private final CommandSpec spec;
    private final Needed needed;

    private Syntax(CommandSpec spec, Needed needed) {
        this.spec = spec;
        this.needed = needed;
    }

    /** The model of a command. */
    static CommandSpec of(String name, Command command, Needed needed) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(name);
        command.declare(new Syntax(spec, needed));
        if (needed.all()) {
            command.describe(spec.usageMessage());
        }
        return spec;
    }

    void operand(Operand<?> operand) {
        spec.addPositional(operand.spec());
    }

    void option(Option<?> option) {
        if (needed.option(option.names())) {
            spec.addOption(option.spec());
        }
    }

    /** Options that the help of this command names but does not tell of, as that of another one does. */
    void untold(OptionGroup options) {
        for (Option<?> option : options.all()) {
            if (needed.option(option.names())) {
                spec.addOption(OptionSpec.builder(option.spec()).hidden(true).build());
            }
        }
    }

    /** Whether an option may be named. */
    boolean needs(Option<?> option) {
        return needed.option(option.names());
    }

    /** Options among those of the command itself. */
    void group(OptionGroup options) {
        group(ArgGroupSpec.builder(), options);
    }

    /** Options that stand by themselves in the help, under a heading. */
    void group(String heading, OptionGroup options) {
        group(ArgGroupSpec.builder().heading("%n" + heading + ":%n"), options);
    }

    // Groups are for the help alone. Without them picocli refuses an option that is repeated, which has everything
    // modelled.
    private void group(ArgGroupSpec.Builder group, OptionGroup options) {
        for (Option<?> option : options.all()) {
            if (needed.all()) {
                group.addArg(option.spec());
            } else {
                option(option);
            }
        }
        if (needed.all()) {
            spec.addArgGroup(group.exclusive(false).validate(false).build());
        }
    }
}
