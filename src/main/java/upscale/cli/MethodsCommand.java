package upscale.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import upscale.engine.Kernels;
import upscale.method.Method;

/** {@code upscale methods}: what {@code -m} and {@code -k} take. */
@Command(name = "methods", description = "List the methods and kernels.")
final class MethodsCommand implements Callable<Integer> {
    private final CommandLineProgram.Session session;

    @Option(names = "--json", description = RunArguments.JSON)
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = RunArguments.HELP)
    private boolean help;

    MethodsCommand(CommandLineProgram.Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (json) {
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
            session.text().printf("  %-14s %s%n", method.name(), method.summary());
        }
        session.text().println();
        session.text().println("Kernels (-k, or -m for short); t is the distance in source pixels:");
        for (Kernels.Family family : Kernels.families()) {
            session.text().printf("  %-26s %s%n", family.usage(), family.formula());
        }
        return CommandLineProgram.OK;
    }
}
