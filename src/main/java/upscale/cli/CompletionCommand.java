package upscale.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code upscale completion SHELL}: a script that completes the command line. */
@Command(
        name = "completion",
        description = "Print a completion script for a shell.",
        footerHeading = "%nTo use it at once:%n",
        footer = {
            "  bash, zsh: source <(upscale completion bash)   (or zsh)",
            "  fish:      upscale completion fish | source"
        })
final class CompletionCommand implements Callable<Integer> {
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

    private final CommandLineProgram.Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SHELL",
            converter = ShellWord.class,
            completionCandidates = ShellWord.class,
            description = "${COMPLETION-CANDIDATES}.")
    private Shell shell;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = RunArguments.HELP)
    private boolean help;

    CompletionCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Completion completion = Completion.of(spec.root().commandLine());
        session.text()
                .print(
                        switch (shell) {
                            case BASH -> BashScript.of(completion);
                            case ZSH -> ZshScript.of(completion);
                            case FISH -> FishScript.of(completion);
                        });
        return CommandLineProgram.OK;
    }
}
