package upscale.cli;

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
    public About about() {
        return About.of("Print a completion script for a shell.")
                .told("Type the line for your shell to have it at once, or put it into the file that is named.")
                .example("source <(upscale completion bash)", "bash: ~/.bashrc")
                .example("source <(upscale completion zsh)", "zsh: ~/.zshrc, after compinit")
                .example("upscale completion fish | source", "fish: ~/.config/fish/config.fish");
    }

    @Override
    public int run() {
        Completion completion = Completion.of(program.manuals());
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
