package upscale.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import upscale.format.Format;

/** {@code upscale formats}: what can be read and written. */
@Command(name = "formats", description = "List the formats that are read and written.")
final class FormatsCommand implements Callable<Integer> {
    private final CommandLineProgram.Session session;

    @Option(names = "--json", description = RunArguments.JSON)
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = RunArguments.HELP)
    private boolean help;

    FormatsCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        for (Format format : session.formats().all()) {
            if (json) {
                session.json(new Json()
                        .put("format", format.name())
                        .put("suffixes", format.suffixes())
                        .put("reads", format.reads())
                        .put("writes", format.writes())
                        .put("summary", format.summary()));
            } else {
                session.text()
                        .printf(
                                "%-6s %-5s %-5s %-22s %s%n",
                                format.name(),
                                format.reads() ? "read" : "",
                                format.writes() ? "write" : "",
                                "." + String.join(" .", format.suffixes()),
                                format.summary());
            }
        }
        return CommandLineProgram.OK;
    }
}
