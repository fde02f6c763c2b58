package upscale.job;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;

/**
 * What becomes of outputs that are there already.
 *
 * @param keep which are left as they are, and count as done
 * @param replace whether all others may be replaced, whoever made them
 */
public record Existing(Keep keep, boolean replace) {
    /** They stand in the way. */
    public static final Existing REFUSE = new Existing(Keep.NONE, false);

    /** Which are left as they are. */
    public enum Keep {
        /** None. */
        NONE,
        /**
         * What was made of the same inputs by the same plan, and is as it was made. What we made and is not so any more is replaced; what
         * we did not make is refused, unless all may be replaced.
         */
        MADE,
        /** What is not older than the inputs it is made of. What is older is replaced, whoever made it. */
        NEWER
    }

    /** What is said of one that may not be replaced. */
    FileSystemException refusal(FileAlreadyExistsException exists) {
        return keep == Keep.MADE
                ? new FileSystemException(
                        exists.getFile(),
                        null,
                        "exists already, and no run with --skip-existing made it; -f replaces it, --newer goes by its age")
                : exists;
    }
}
