package upscale.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of the whole command line, in roff with the man macros. */
final class ManPage {
    private final CommandLine line;
    private final StringBuilder roff = new StringBuilder();

    ManPage(CommandLine line) {
        this.line = line;
    }

    String text() {
        CommandSpec main = line.getCommandSpec();
        String description = String.join(" ", main.usageMessage().description()).strip();
        roff.append(".TH UPSCALE 1 \"\" ")
                .append(quoted(new Version().getVersion()[0]))
                .append(" \"User Commands\"\n.nh\n.ad l\n");
        section("NAME");
        paragraph("upscale - enlarge images with every upsampling operator there is");
        section("SYNOPSIS");
        roff.append(".nf\n");
        for (String usage : main.usageMessage().customSynopsis()) {
            paragraph(usage.strip());
        }
        roff.append(".fi\n");
        section("DESCRIPTION");
        paragraph(description);
        main.positionalParameters().forEach(this::operand);
        section("OPTIONS");
        for (ArgGroupSpec group : main.argGroups()) {
            roff.append(".SS ")
                    .append(quoted(group.heading().replace("%n", "").replaceAll(":$", "")))
                    .append('\n');
            group.options().forEach(this::option);
        }
        section("COMMANDS");
        line.getSubcommands().values().forEach(command -> command(command.getCommandSpec()));
        section("EXIT STATUS");
        for (Map.Entry<String, String> code : main.usageMessage().exitCodeList().entrySet()) {
            item(bold(code.getKey().strip()), code.getValue());
        }
        section("EXAMPLES");
        for (String example : main.usageMessage().footer()) {
            if (example.startsWith("      ")) {
                paragraph(example.strip());
            } else {
                roff.append(".TP\n").append(bold(escaped(example.strip()))).append('\n');
            }
        }
        return roff.toString();
    }

    private void command(CommandSpec spec) {
        StringBuilder synopsis = new StringBuilder(bold("upscale " + spec.name()));
        spec.positionalParameters().forEach(p -> synopsis.append(' ').append(italic(label(p))));
        item(synopsis.toString(), String.join(" ", spec.usageMessage().description()));
        if (spec.usageMessage().footer().length > 0) {
            paragraph(spec.usageMessage().footerHeading().replace("%n", ""));
            roff.append(".nf\n");
            Arrays.stream(spec.usageMessage().footer())
                    .map(line -> line.replace("%%", "%"))
                    .forEach(this::paragraph);
            roff.append(".fi\n");
        }
        List<OptionSpec> options = spec.options().stream()
                .filter(o -> !o.usageHelp() && !o.hidden())
                .toList();
        if (!options.isEmpty()) {
            roff.append(".RS\n");
            options.forEach(this::option);
            roff.append(".RE\n");
        }
    }

    private void option(OptionSpec option) {
        List<String> names = Arrays.stream(option.names())
                .map(name -> option.negatable() ? name.replaceFirst("^--", "--[no-]") : name)
                .map(name -> bold(escaped(name)))
                .toList();
        String value = option.arity().max() > 0 ? " " + italic(option.paramLabel()) : "";
        item(String.join(", ", names) + value, described(option.description(), option.completionCandidates()));
    }

    private void operand(PositionalParamSpec operand) {
        item(italic(label(operand)), described(operand.description(), operand.completionCandidates()));
    }

    private static String label(PositionalParamSpec operand) {
        String label = operand.paramLabel();
        return operand.arity().isVariable() && !label.endsWith("...") ? label + "..." : label;
    }

    private static String described(String[] description, Iterable<String> candidates) {
        String text = String.join(" ", description).replace("%%", "%");
        return candidates == null ? text : text.replace("${COMPLETION-CANDIDATES}", String.join(", ", candidates));
    }

    private void section(String name) {
        roff.append(".SH ").append(quoted(name)).append('\n');
    }

    private void item(String tag, String text) {
        roff.append(".TP\n").append(tag).append('\n');
        paragraph(text);
    }

    private void paragraph(String text) {
        roff.append(escaped(text)).append('\n');
    }

    private static String bold(String escaped) {
        return "\\fB" + escaped + "\\fR";
    }

    private static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    private static String quoted(String text) {
        return '"' + escaped(text).replace("\"", "\\(dq") + '"';
    }

    // Hyphens that are typed must stay ASCII, and no line may begin as a request.
    private static String escaped(String text) {
        String safe = text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga");
        return safe.startsWith(".") ? "\\&" + safe : safe;
    }
}
