package upscale.cli;

import upscale.spelling.Spelling;

/** {@code upscale help [COMMAND | TOPIC]}. */
final class HelpCommand implements Command {
    private final CommandLineProgram program;

    private final Operand<String> subject = Operand.text(
                    "SUBJECT", "0..1", "A command or a topic: ${COMPLETION-CANDIDATES}. Default: a list of them.")
            .among(new Choices.Subjects());

    HelpCommand(CommandLineProgram program) {
        this.program = program;
    }

    @Override
    public void declare(Syntax syntax) {
        syntax.operand(subject);
        syntax.option(Option.help());
    }

    @Override
    public About about() {
        return About.of("Show the help of a command, or a page of the documentation.")
                .called("upscale help [COMMAND]", "upscale help TOPIC")
                .example("upscale help", "what commands and topics there are")
                .example("upscale help compare", "all options of a command")
                .example("upscale help kernels", "a page, laid out for the terminal");
    }

    @Override
    public int run() {
        if (!subject.isGiven()) {
            return show(HelpPage.overview(program.manuals(), program.styled()));
        }
        String name = subject.value();
        boolean command = name.equals(CommandLineProgram.NAME) || CommandLineProgram.COMMANDS.contains(name);
        return HelpTopics.named(name)
                .map(topic -> show(topic.text(HelpPage.WIDTH, program.styled())
                        + (command ? "\nThe options of the command: upscale " + name + " --help\n" : "")))
                .orElseGet(() -> {
                    if (!command) {
                        throw new UsageException("no command or topic is called '" + name + "'"
                                + Spelling.hint(name, new Choices.Subjects().words()));
                    }
                    return program.help(name, true);
                });
    }

    private int show(String text) {
        program.session().text().print(text);
        return CommandLineProgram.OK;
    }
}
