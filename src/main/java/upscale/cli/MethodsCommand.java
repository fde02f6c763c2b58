package upscale.cli;

import java.util.Locale;
import upscale.engine.Kernels;
import upscale.method.Method;
import upscale.telling.Json;

/** {@code upscale methods}: what {@code -m} and {@code -k} take. */
final class MethodsCommand implements Command {
    private final CommandLineProgram.Session session;

    private final Option<Boolean> json = RunArguments.jsonOption();

    MethodsCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public void declare(Syntax syntax) {
        syntax.option(json);
        syntax.option(Option.help());
    }

    @Override
    public About about() {
        return About.of("List the methods and kernels.")
                .told(
                        "They are what -m and -k take; those of plug-ins are among them. 'upscale help methods' explains them.")
                .example("upscale methods", "every method, and every kernel with its formula")
                .example("upscale methods --json", "the same for programs, with the options that each method takes");
    }

    @Override
    public int run() {
        if (json.on()) {
            for (Method method : session.methods().selectable()) {
                session.json(new Json()
                        .put("method", method.name())
                        .put("summary", method.summary())
                        .put(
                                "options",
                                method.parameters().stream()
                                        .map(p -> p.option())
                                        .distinct()
                                        .sorted()
                                        .toList()));
            }
            for (Kernels.Family family : Kernels.families()) {
                session.json(new Json()
                        .put("kernel", family.usage())
                        .put("formula", family.formula())
                        .put("source", family.source()));
            }
            return CommandLineProgram.OK;
        }
        session.text().println("Methods (-m):");
        for (Method method : session.methods().selectable()) {
            session.text().printf(Locale.ROOT, "  %-14s %s%n", method.name(), method.summary());
        }
        session.text().println();
        session.text().println("Kernels (-k, or -m for short); t is the distance in source pixels:");
        for (Kernels.Family family : Kernels.families()) {
            session.text().printf(Locale.ROOT, "  %-26s %s%n", family.usage(), family.formula());
        }
        return CommandLineProgram.OK;
    }
}
