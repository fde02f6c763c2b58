package upscale.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code upscale help [COMMAND]}. */
@Command(name = "help", description = "Show the help of a command.")
final class HelpCommand implements Callable<Integer> {
    private final CommandLineProgram.Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..1",
            completionCandidates = Choices.Commands.class,
            description = "${COMPLETION-CANDIDATES}. Default: upscale itself.")
    private String command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = RunArguments.HELP)
    private boolean help;

    HelpCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CommandLine main = spec.parent().commandLine();
        Map<String, CommandLine> commands = main.getSubcommands();
        if (command != null && !commands.containsKey(command)) {
            throw new UsageException(
                    "no command is called '" + command + "'" + Spelling.hint(command, CommandLineProgram.COMMANDS));
        }
        (command == null ? main : commands.get(command)).usage(session.text());
        return CommandLineProgram.OK;
    }
}
