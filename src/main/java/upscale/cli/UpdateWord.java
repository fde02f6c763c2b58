package upscale.cli;

import java.util.Set;
import upscale.regression.Status;

/** What of the expected files follows what there is. */
final class UpdateWord extends OneOf<UpdateWord.Update> {
    /** The words of the tools that compare screenshots: what they call missing is a file that nothing was expected of yet. */
    enum Update {
        CHANGED,
        MISSING,
        ALL;

        Set<Status> taken() {
            return switch (this) {
                case CHANGED -> Set.of(Status.DIFFERENT, Status.SIZE_DIFFERS);
                case MISSING -> Set.of(Status.NEW);
                case ALL -> Set.of(Status.DIFFERENT, Status.SIZE_DIFFERS, Status.NEW);
            };
        }
    }

    UpdateWord() {
        super(Update.values(), "choice of what is updated");
    }
}
