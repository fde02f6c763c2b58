package upscale.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import upscale.job.JobResult;
import upscale.job.TextDelivery;
import upscale.spelling.Spelling;

/** {@code upscale man [COMMAND]}: the manual pages. */
final class ManCommand implements Command {
    private final CommandLineProgram program;

    private final Operand<String> command = Operand.text(
                    "COMMAND", "0..1", "Of which command: ${COMPLETION-CANDIDATES}. Default: upscale itself.")
            .among(new Choices.Commands());

    private final Option<String> all = Option.text("FOLDER", "--all")
            .described("Write the pages of all commands into this folder: upscale.1, upscale-compare.1, ... It is made"
                    + " if there is none.");

    private final Option<Boolean> force = OutputArguments.forceOption();

    ManCommand(CommandLineProgram program) {
        this.program = program;
    }

    @Override
    public void declare(Syntax syntax) {
        syntax.operand(command);
        syntax.option(all);
        syntax.option(force);
        syntax.option(Option.help());
    }

    @Override
    public About about() {
        return About.of("Print a manual page, or write all of them into a folder.")
                .told("There is one for each command: upscale-compare(1) is that of 'upscale compare'.")
                .example("upscale man | man -l -", "shows the manual page of the main job")
                .example("upscale man compare | man -l -", "that of a command")
                .example("upscale man --all man1/", "writes upscale.1, upscale-compare.1, ... into a folder");
    }

    @Override
    public int run() {
        if (all.isGiven() && command.isGiven()) {
            throw new UsageException("--all writes the pages of all commands: leave out --all or " + command.value());
        } else if (force.on() && !all.isGiven()) {
            throw new UsageException("-f goes with --all FOLDER: nothing else is written");
        }
        List<Manual> manuals = program.manuals();
        if (all.isGiven()) {
            return write(manuals, all.value());
        }
        String name = command.given().orElse(CommandLineProgram.NAME);
        Manual manual = manuals.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "no command is called '" + name + "'" + Spelling.hint(name, CommandLineProgram.COMMANDS)));
        program.session().text().print(ManPage.of(manual, manuals));
        return CommandLineProgram.OK;
    }

    private int write(List<Manual> manuals, String folder) {
        try {
            Path into = Files.createDirectories(Path.of(folder));
            for (Manual manual : manuals) {
                TextDelivery.write(
                        into.resolve(ManPage.file(manual)), force.on(), out -> out.write(ManPage.of(manual, manuals)));
            }
            return CommandLineProgram.OK;
        } catch (IOException | InvalidPathException e) {
            program.session().complain(JobResult.Failed.because(folder, e));
            return CommandLineProgram.FAILED;
        }
    }
}
