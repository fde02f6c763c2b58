package upscale.cli;

import java.util.List;

/** The completion script for fish. */
final class FishScript {
    private FishScript() {}

    static String of(Completion completion) {
        String names = String.join(
                " ", completion.others().stream().map(Completion.Entry::name).toList());
        StringBuilder script = new StringBuilder("""
                # Completion of upscale for fish. In ~/.config/fish/config.fish: upscale completion fish | source
                complete -c upscale -e
                """);
        String main = "not __fish_seen_subcommand_from " + names;
        for (Completion.Entry command : completion.others()) {
            script.append("complete -c upscale -n '__fish_use_subcommand' -a ").append(command.name());
            script.append(" -d ").append(quoted(command.summary())).append('\n');
        }
        options(script, completion.main(), main);
        for (Completion.Entry command : completion.others()) {
            String condition = "__fish_seen_subcommand_from " + command.name();
            options(script, command, condition);
            if (!command.operands().files()) {
                script.append("complete -c upscale -n '").append(condition).append("' -f");
                script.append(words(command.operands().words())).append('\n');
            }
        }
        return script.toString();
    }

    private static void options(StringBuilder script, Completion.Entry command, String condition) {
        for (Completion.Flag flag : command.options()) {
            script.append("complete -c upscale -n '").append(condition).append('\'');
            for (String name : flag.names()) {
                script.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            flag.value().ifPresent(value -> {
                // -x: needs a value and takes no files; -r -F: needs one, and takes files
                script.append(value.files() ? " -r -F" : " -x").append(words(value.words()));
            });
            script.append(" -d ").append(quoted(flag.summary())).append('\n');
        }
    }

    private static String words(List<String> words) {
        return words.isEmpty() ? "" : " -a " + quoted(String.join(" ", words));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
