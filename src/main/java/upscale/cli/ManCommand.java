package upscale.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code upscale man}: the manual page. */
@Command(name = "man", description = "Print the manual page, for man -l -.")
final class ManCommand implements Callable<Integer> {
    private final CommandLineProgram.Session session;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = RunArguments.HELP)
    private boolean help;

    ManCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.text().print(new ManPage(spec.root().commandLine()).text());
        return CommandLineProgram.OK;
    }
}
