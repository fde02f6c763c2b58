package upscale.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import upscale.job.OutputNaming.Destination;

/**
 * What results should be: the files that they are compared with when they are in place.
 *
 * @param place one file; or a folder, where files are called as results are in theirs
 * @param folder whether it is a folder
 * @param judge compares
 * @param sources files that it goes by, which are never replaced
 */
public record Reference(Path place, boolean folder, Judge judge, List<Path> sources) {
    /** Compares a file with what it should be. */
    public interface Judge {
        /**
         * What comes of it, whatever becomes of it.
         *
         * @param name what both are called
         * @param room what it shares with others
         * @param threads how many compute, at least 1
         */
        Agreement compare(String name, Path actual, Path expected, Room room, int threads);

        /** Where a picture of how they differ goes, if there shall be one. */
        Optional<Destination> map(String name);
    }

    /** @param name of a result, below the folder that results go to */
    Path of(Path name) {
        return folder ? place.resolve(name) : place;
    }

    /** Where the picture goes that shows how the result of that name differs, if there shall be one. */
    Optional<Destination> map(Path name) {
        return judge.map(name.toString());
    }

    /** What became of an input, with what its output comes to, if there is one. */
    JobResult compared(JobResult made, Path output, Path name, Room room, int threads) {
        if (made.failed() || Thread.currentThread().isInterrupted()) {
            return made;
        }
        Agreement agreement = judge.compare(name.toString(), output, of(name), room, threads);
        if (Thread.currentThread().isInterrupted()) {
            return made; // that it was interrupted is what was found
        } else if (made instanceof JobResult.Skipped skipped) {
            return skipped.with(agreement);
        }
        return made instanceof JobResult.Written written ? written.with(agreement) : made;
    }

    /** What would become of an input, as far as can be told without comparing. */
    JobResult promised(JobResult made, Path name) {
        return made.failed() || Files.exists(of(name))
                ? made
                : new JobResult.Failed(made.input(), "there is no " + of(name) + " to compare it with");
    }
}
