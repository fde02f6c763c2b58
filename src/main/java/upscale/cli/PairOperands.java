package upscale.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import upscale.job.JobResult;
import upscale.regression.Goldens;
import upscale.regression.Pair;
import upscale.regression.Pairing;

/** What is compared with what. */
final class PairOperands {
    // Any number for picocli, which would count words first, and only then tell of an option that there is not.
    private final Operand<List<String>> operands =
            Operand.texts("ACTUAL EXPECTED", "0..*", "Two image files, or two folders of them.");

    void declare(Syntax syntax) {
        syntax.operand(operands);
    }

    Path actual() {
        return path(both().get(0));
    }

    Path expected() {
        return path(both().get(1));
    }

    private List<String> both() {
        List<String> given = operands.given().orElse(List.of());
        if (given.size() != 2) {
            throw new UsageException("two are compared, two files or two folders, and here "
                    + (given.size() == 1 ? "is" : "are") + " " + (given.isEmpty() ? "none" : String.join(", ", given)));
        }
        return given;
    }

    /** What is there to be compared. */
    List<Pair> pairs() {
        return pairs(false);
    }

    /** The same, where what is expected follows: there may be nothing of it yet. */
    List<Pair> pairsThatFollow() {
        requireApart();
        return pairs(true);
    }

    Goldens goldens() {
        return Goldens.of(actual(), expected());
    }

    private List<Pair> pairs(boolean begun) {
        try {
            return Pairing.of(actual(), expected(), begun);
        } catch (IOException e) {
            throw new UsageException(e.getMessage());
        }
    }

    // Else what is expected would be what is to be as expected, further below.
    private void requireApart() {
        try {
            if (Files.isDirectory(actual()) && Files.isDirectory(expected())) {
                Path left = actual().toRealPath();
                Path right = expected().toRealPath();
                if (left.startsWith(right) || right.startsWith(left)) {
                    throw new UsageException(
                            actual() + " and " + expected() + " lie in one another: name two folders apart");
                }
            }
        } catch (IOException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException(
                    name + ": " + JobResult.Failed.because(name, e).reason());
        }
    }
}
