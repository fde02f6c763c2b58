package upscale.oracle;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Counts a library's cases, and says at the end how many passed and what was left out for which reason. */
final class Tally implements AfterAllCallback {
    private final String library;
    private final Map<String, Integer> outOfScope = new TreeMap<>();
    private int passed;
    private int failed;

    Tally(String library) {
        this.library = library;
    }

    /**
     * Runs a case, or notes why not.
     *
     * @param reason why this case is none of ours; empty if it must pass
     */
    void run(Optional<String> reason, Runnable check) {
        if (reason.isPresent()) {
            outOfScope.merge(reason.get(), 1, Integer::sum);
            return;
        }
        try {
            check.run();
            passed++;
        } catch (Throwable e) {
            failed++;
            throw e;
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        int listed = outOfScope.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println(
                "oracle " + library + ": " + passed + " passed, " + listed + " out of scope, " + failed + " failed");
        outOfScope.forEach((reason, count) -> System.out.println("  out of scope: " + count + " " + reason));
    }
}
