package upscale.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code upscale help [COMMAND]}. */
final class HelpCommand implements Command {
    private final CommandLineProgram program;

    private final Operand<String> command = Operand.text(
                    "COMMAND", "0..1", "${COMPLETION-CANDIDATES}. Default: upscale itself.")
            .among(new Choices.Commands());

    HelpCommand(CommandLineProgram program) {
        this.program = program;
    }

    @Override
    public void declare(Syntax syntax) {
        syntax.operand(command);
        syntax.option(Option.help());
    }

    @Override
    public void describe(UsageMessageSpec help) {
        help.description("Show the help of a command.");
    }

    @Override
    public int run() {
        CommandLine about = program.commandLine();
        if (command.isGiven()) {
            String name = command.value();
            about = about.getSubcommands().get(name);
            if (about == null) {
                throw new UsageException(
                        "no command is called '" + name + "'" + Spelling.hint(name, CommandLineProgram.COMMANDS));
            }
        }
        about.usage(program.session().text());
        return CommandLineProgram.OK;
    }
}
