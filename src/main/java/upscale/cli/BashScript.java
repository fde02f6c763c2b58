package upscale.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The completion script for bash, from version 3.2 on. */
final class BashScript {
    private BashScript() {}

    static String of(Completion completion) {
        String commands =
                words(completion.others().stream().map(Completion.Entry::name).toList());
        StringBuilder script = new StringBuilder("""
                # Completion of upscale for bash. In ~/.bashrc: source <(upscale completion bash)
                _upscale() {
                  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=upscale words= files=
                  if [[ $previous == = ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}; fi
                  if [[ $current == = ]]; then current=; fi
                """);
        script.append("  case \" ")
                .append(commands)
                .append(" \" in *\" ${COMP_WORDS[1]:-?} \"*)\n")
                .append("    if ((COMP_CWORD > 1)); then command=${COMP_WORDS[1]}; fi ;;\n  esac\n");
        script.append("  case $command:$previous in\n");
        for (Completion.Entry command : completion.commands()) {
            for (Completion.Flag flag : command.options()) {
                flag.value()
                        .ifPresent(value -> script.append("    ")
                                .append(flag.names().stream()
                                        .map(name -> command.name() + ":" + name)
                                        .collect(Collectors.joining("|")))
                                .append(") ")
                                .append(assignments(value.words(), value.files()))
                                .append(" ;;\n"));
            }
        }
        script.append("    *)\n      case $command:$current in\n");
        for (Completion.Entry command : completion.commands()) {
            List<String> options = command.options().stream()
                    .flatMap(flag -> flag.names().stream())
                    .toList();
            script.append("        ")
                    .append(command.name())
                    .append(":-*) ")
                    .append(assignments(options, false))
                    .append(" ;;\n");
        }
        for (Completion.Entry command : completion.commands()) {
            List<String> operands = new ArrayList<>(command.operands().words());
            script.append("        ").append(command.name()).append(":*) ");
            if (command == completion.main()) {
                script.append("if ((COMP_CWORD == 1)); then words='")
                        .append(commands)
                        .append("'; fi; ");
            }
            script.append(assignments(operands, command.operands().files())).append(" ;;\n");
        }
        return script.append("""
                              esac ;;
                          esac
                          local word
                          if [[ $files ]]; then compopt -o filenames 2> /dev/null; fi
                          COMPREPLY=()
                          while IFS= read -r word; do COMPREPLY+=("$word"); done < <(
                            compgen -W "$words" -- "$current"
                            if [[ $files ]]; then compgen -f -- "$current"; fi
                          )
                        }
                        complete -F _upscale upscale
                        """).toString();
    }

    private static String assignments(List<String> words, boolean files) {
        List<String> parts = new ArrayList<>();
        if (!words.isEmpty()) {
            parts.add("words='" + words(words) + "'");
        }
        if (files) {
            parts.add("files=1");
        }
        return parts.isEmpty() ? ":" : String.join(" ", parts);
    }

    private static String words(List<String> words) {
        return String.join(" ", words);
    }
}
