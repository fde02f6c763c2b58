package upscale.cli;

import java.util.Locale;
import upscale.format.Format;
import upscale.telling.Json;

/** {@code upscale formats}: what can be read and written. */
final class FormatsCommand implements Command {
    private final CommandLineProgram.Session session;

    private final Option<Boolean> json = RunArguments.jsonOption();

    FormatsCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public void declare(Syntax syntax) {
        syntax.option(json);
        syntax.option(Option.help());
    }

    @Override
    public About about() {
        return About.of("List the formats that are read and written.")
                .told("Those of plug-ins are among them. 'upscale help formats' tells what is kept of each.")
                .example("upscale formats", "every format, and how names of its files end")
                .example("upscale formats --json", "the same for programs");
    }

    @Override
    public int run() {
        for (Format format : session.formats().all()) {
            if (json.on()) {
                session.json(new Json()
                        .put("format", format.name())
                        .put("suffixes", format.suffixes())
                        .put("reads", format.reads())
                        .put("writes", format.writes())
                        .put("summary", format.summary()));
            } else {
                session.text()
                        .printf(
                                Locale.ROOT,
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
