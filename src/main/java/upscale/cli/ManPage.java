package upscale.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The manual page of a command, in roff with the man macros: {@code upscale-compare(1)} is that of {@code upscale compare}. */
final class ManPage {
    private static final String SECTION = "1";

    private final Manual manual;
    private final List<Manual> all;
    private final StringBuilder roff = new StringBuilder();

    private ManPage(Manual manual, List<Manual> all) {
        this.manual = manual;
        this.all = all;
    }

    /** @param all that there are, which pages refer to */
    static String of(Manual manual, List<Manual> all) {
        return new ManPage(manual, all).text();
    }

    /** The name of the page's file. */
    static String file(Manual manual) {
        return title(manual) + "." + SECTION;
    }

    private static String title(Manual manual) {
        return manual.command().replace(' ', '-');
    }

    private String text() {
        About about = manual.about();
        line(".TH " + quoted(title(manual).toUpperCase(Locale.ROOT)) + " " + SECTION + " \"\" " + quoted(Version.line())
                + " \"User Commands\"");
        line(".nh"); // no word is broken, nor are blanks widened
        line(".ad l");
        section("NAME");
        paragraph(title(manual) + " - " + lower(about.summary()));
        section("SYNOPSIS");
        block(manual.usages());
        section("DESCRIPTION");
        paragraph(about.summary());
        for (String paragraph : about.text()) {
            line(".PP");
            if (paragraph.startsWith("  ")) {
                block(paragraph.lines().toList());
            } else {
                paragraph(paragraph);
            }
        }
        manual.operands().forEach(operand -> item(italic(operand.shown()), operand.description()));
        section("OPTIONS");
        manual.alone().forEach(this::option);
        for (Manual.Topic topic : manual.headed()) {
            line(".SS " + quoted(topic.heading()));
            topic.options().forEach(this::option);
        }
        if (manual.isMain()) {
            section("COMMANDS");
            others().forEach(other -> item(reference(other), other.about().summary()));
        }
        if (!about.exitCodes().isEmpty()) {
            section("EXIT STATUS");
            about.exitCodes().forEach((code, meaning) -> item(bold(code.toString()), meaning));
        }
        if (!about.examples().isEmpty()) {
            section("EXAMPLES");
            about.examples().forEach(this::example);
        }
        section("SEE ALSO");
        List<String> references =
                new ArrayList<>(others().map(ManPage::reference).toList());
        line(String.join(",\n", references));
        return roff.toString();
    }

    private Stream<Manual> others() {
        return all.stream().filter(other -> !other.name().equals(manual.name()));
    }

    private static String reference(Manual other) {
        return bold(escaped(title(other))) + "(" + SECTION + ")";
    }

    private void option(Option<?> option) {
        String names =
                option.shownNames().stream().map(name -> bold(escaped(name))).collect(Collectors.joining(", "));
        item(option.isFlag() ? names : names + " " + italic(option.label()), option.description());
    }

    private void example(About.Example example) {
        line(".TP");
        for (int i = 0; i < example.commands().size(); i++) {
            line((i == 0 ? "" : ".TQ\n") + bold(escaped(example.commands().get(i))));
        }
        paragraph(example.remark());
    }

    private void section(String name) {
        line(".SH " + quoted(name));
    }

    private void item(String tag, String text) {
        line(".TP");
        line(tag);
        paragraph(text);
    }

    // As it stands, line by line.
    private void block(List<String> lines) {
        line(".nf");
        lines.forEach(this::paragraph);
        line(".fi");
    }

    private void paragraph(String text) {
        line(escaped(text));
    }

    private void line(String line) {
        roff.append(line).append('\n');
    }

    // What is behind the dash of NAME is no sentence.
    private static String lower(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                + sentence.substring(1).replaceAll("\\.$", "");
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
