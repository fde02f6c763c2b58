package upscale.regression;

import java.util.Collection;
import java.util.Comparator;
import java.util.Set;

/**
 * What counts against pictures.
 *
 * @param allowed what is told of and does not count
 */
public record Verdict(Set<Status> allowed) {
    /** Everything counts that is not the same. */
    public static final Verdict STRICT = new Verdict(Set.of());

    public Verdict {
        allowed = Set.copyOf(allowed);
    }

    /** Whether it counts. */
    public boolean fails(Status status) {
        return !status.passes() && !allowed.contains(status);
    }

    /** The exit code of all that was found: the highest of what counts. */
    public int exitCode(Collection<Status> found) {
        return found.stream()
                .filter(this::fails)
                .mapToInt(Status::exitCode)
                .max()
                .orElse(Status.SAME.exitCode());
    }

    /** What a pair comes to of which both are true; the first, if neither is worse. */
    Status worse(Status first, Status second) {
        // What counts is worse than what does not, whatever their codes are.
        Comparator<Status> badness = Comparator.comparing(this::fails).thenComparingInt(Status::exitCode);
        return badness.compare(second, first) > 0 ? second : first;
    }
}
