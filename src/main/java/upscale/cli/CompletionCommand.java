package upscale.cli;

import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code upscale completion SHELL}: a script that completes the command line. */
final class CompletionCommand implements Command {
    /** A shell that there is a script for. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    /** {@code bash}, {@code zsh}, {@code fish}. */
    static final class ShellWord extends OneOf<Shell> {
        ShellWord() {
            super(Shell.values(), "shell that there is a script for");
        }
    }

    private final CommandLineProgram program;

    private final Operand<Shell> shell = Operand.of("SHELL", new ShellWord(), "${COMPLETION-CANDIDATES}.");

    CompletionCommand(CommandLineProgram program) {
        this.program = program;
    }

    @Override
    public void declare(Syntax syntax) {
        syntax.operand(shell);
        syntax.option(Option.help());
    }

    @Override
    public void describe(UsageMessageSpec help) {
        help.description("Print a completion script for a shell.")
                .footerHeading("%nTo use it at once:%n")
                .footer(
                        "  bash, zsh: source <(upscale completion bash)   (or zsh)",
                        "  fish:      upscale completion fish | source");
    }

    @Override
    public int run() {
        Completion completion = Completion.of(program.commandLine());
        program.session()
                .text()
                .print(
                        switch (shell.value()) {
                            case BASH -> BashScript.of(completion);
                            case ZSH -> ZshScript.of(completion);
                            case FISH -> FishScript.of(completion);
                        });
        return CommandLineProgram.OK;
    }
}
