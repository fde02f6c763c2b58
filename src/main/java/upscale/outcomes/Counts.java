package upscale.outcomes;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import upscale.regression.Status;

/** How many pairs there were of each status. */
final class Counts {
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);

    void add(Status status) {
        counts.merge(status, 1, Integer::sum);
    }

    int of(Status status) {
        return counts.getOrDefault(status, 0);
    }

    int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Of which there is one at least. */
    Set<Status> found() {
        return counts.keySet();
    }

    /** For people: {@code 2 same, 1 missing}. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey().label())
                .collect(Collectors.joining(", "));
    }
}
