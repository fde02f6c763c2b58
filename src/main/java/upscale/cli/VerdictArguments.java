package upscale.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import upscale.regression.Status;
import upscale.regression.Verdict;

/** What counts in the exit code of a comparison. */
final class VerdictArguments {
    private final OptionGroup options = new OptionGroup();

    private final Map<Status, Option<Boolean>> allowances = new EnumMap<>(Status.class);

    VerdictArguments() {
        allow(Status.DIFFERENT, "what is different");
        allow(Status.SIZE_DIFFERS, "what is of another size");
        allow(Status.MISSING, "what is missing");
        allow(Status.NEW, "what is new");
        allow(Status.UNDECODABLE, "what cannot be read");
    }

    private void allow(Status status, String what) {
        allowances.put(
                status,
                options.add(Option.flag("--allow-" + status.word())
                        .described("Do not count in the exit code " + what + ".")));
    }

    void declare(Syntax syntax) {
        syntax.group("Verdict", options);
    }

    Verdict verdict() {
        Set<Status> allowed = allowances.entrySet().stream()
                .filter(each -> each.getValue().on())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Verdict(allowed);
    }
}
