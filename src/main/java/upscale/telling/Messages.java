package upscale.telling;

import java.io.PrintStream;
import upscale.job.JobResult;

/** Lines on standard error, of which what a terminal would obey is taken out. Thread-safe. */
public final class Messages {
    private final PrintStream err;

    public Messages(PrintStream err) {
        this.err = err;
    }

    /** One line. */
    public synchronized void tell(String line) {
        err.println(line.replaceAll("\\R", " ").replaceAll("\\p{Cntrl}", "?"));
    }

    /** One line about what is wrong. */
    public void complain(String message) {
        tell("upscale: " + message);
    }

    public void complain(JobResult.Failed failed) {
        complain(failed.input() + ": " + failed.reason());
    }
}
