package upscale.inputs;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How many of what was found are no inputs, and why. */
final class LeftOut {
    /** Why something that is found is no input. */
    enum Reason {
        NO_IMAGE("no image", "no images"),
        HIDDEN("hidden", "hidden"),
        SPECIAL("neither file nor folder", "neither files nor folders"),
        UNWANTED("not by --include and --exclude", "not by --include and --exclude"),
        BELOW("a folder, into which -r descends", "folders, into which -r descends"),
        AGAIN("a folder that was seen before", "folders that were seen before"),
        RESULTS("the folder of results", "folders of results");

        private final String one;
        private final String several;

        Reason(String one, String several) {
            this.one = one;
            this.several = several;
        }
    }

    private final Map<Reason, Integer> counts = new EnumMap<>(Reason.class);

    void count(Reason reason) {
        counts.merge(reason, 1, Integer::sum);
    }

    boolean none() {
        return counts.isEmpty();
    }

    /** {@code left out: 2 no images, 1 hidden}. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(e -> e.getValue() + " " + (e.getValue() == 1 ? e.getKey().one : e.getKey().several))
                .collect(Collectors.joining(", ", "left out: ", ""));
    }
}
