package upscale.cli;

import java.util.List;
import java.util.stream.Collectors;

/** The completion script for zsh: to be sourced, or put into {@code $fpath} as {@code _upscale}. */
final class ZshScript {
    private ZshScript() {}

    static String of(Completion completion) {
        StringBuilder script = new StringBuilder("""
                #compdef upscale
                # Completion of upscale for zsh. In ~/.zshrc, after compinit: source <(upscale completion zsh)
                _upscale() {
                  local -a commands
                  commands=(
                """);
        for (Completion.Entry command : completion.others()) {
            script.append("    '")
                    .append(command.name())
                    .append(':')
                    .append(quoted(command.summary()))
                    .append("'\n");
        }
        script.append("  )\n  if ((CURRENT > 2)); then\n    case $words[2] in\n");
        for (Completion.Entry command : completion.others()) {
            script.append("      ").append(command.name()).append(")\n        shift words; ((CURRENT--))\n");
            arguments(script, command, "        ", operands(command));
            script.append("        return ;;\n");
        }
        script.append("    esac\n  fi\n");
        arguments(
                script,
                completion.main(),
                "  ",
                List.of(
                        "'1: : _alternative \"commands:command:{_describe command commands}\" \"files:image:_files\"'",
                        "'*:image:_files'"));
        return script.append("""
                        }
                        if [[ $funcstack[1] == _upscale ]]; then _upscale "$@"; else compdef _upscale upscale; fi
                        """).toString();
    }

    private static List<String> operands(Completion.Entry command) {
        return command.operands().label().isEmpty() ? List.of() : List.of("'*" + value(command.operands()) + "'");
    }

    private static void arguments(
            StringBuilder script, Completion.Entry command, String indent, List<String> operands) {
        script.append(indent).append("_arguments -s");
        for (Completion.Flag flag : command.options()) {
            String value = flag.value().map(ZshScript::value).orElse("");
            // -x takes its value in this word or the next, --xyz also after =.
            List<String> specs = flag.names().stream()
                    .map(name -> value.isEmpty() ? name : name + (name.startsWith("--") ? "=" : "+"))
                    .toList();
            String excludes = flag.names().size() > 1 ? "(" + String.join(" ", flag.names()) + ")" : "";
            script.append(" \\\n").append(indent).append("  ");
            script.append(excludes.isEmpty() ? "" : "'" + excludes + "'");
            script.append(specs.size() > 1 ? "{" + String.join(",", specs) + "}" : specs.get(0));
            script.append("'[")
                    .append(quoted(flag.summary()))
                    .append(']')
                    .append(value)
                    .append('\'');
        }
        operands.forEach(
                operand -> script.append(" \\\n").append(indent).append("  ").append(operand));
        script.append('\n');
    }

    private static String value(Completion.Value value) {
        String label = ":" + quoted(value.label()) + ":";
        if (value.words().isEmpty()) {
            return label + (value.files() ? "_files" : " ");
        }
        String words = value.words().stream().collect(Collectors.joining(" "));
        return value.files() ? label + "{compadd -- " + words + "; _files}" : label + "(" + words + ")";
    }

    // Within single quotes, where _arguments itself gives a meaning to colons and brackets.
    private static String quoted(String text) {
        return text.replace("'", "'\\''")
                .replace(":", "\\:")
                .replace("[", "\\[")
                .replace("]", "\\]");
    }
}
