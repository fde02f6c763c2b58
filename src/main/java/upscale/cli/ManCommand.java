package upscale.cli;

import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code upscale man}: the manual page. */
final class ManCommand implements Command {
    private final CommandLineProgram program;

    ManCommand(CommandLineProgram program) {
        this.program = program;
    }

    @Override
    public void declare(Syntax syntax) {
        syntax.option(Option.help());
    }

    @Override
    public void describe(UsageMessageSpec help) {
        help.description("Print the manual page, for man -l -.");
    }

    @Override
    public int run() {
        program.session().text().print(new ManPage(program.commandLine()).text());
        return CommandLineProgram.OK;
    }
}
