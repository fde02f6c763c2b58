package upscale.telling;

import java.io.PrintStream;
import upscale.job.JobResult;

/** Lines on standard error, of which what a terminal would obey is taken out; a bar may stand below the last. Thread-safe. */
public final class Messages {
    private final PrintStream err;
    private String bar = ""; // guarded by this

    public Messages(PrintStream err) {
        this.err = err;
    }

    /** One line. */
    public synchronized void tell(String line) {
        String below = bar;
        draw("");
        err.println(line.replaceAll("\\R", " ").replaceAll("\\p{Cntrl}", "?"));
        draw(below);
    }

    /** One line about what is wrong. */
    public void complain(String message) {
        tell("upscale: " + message);
    }

    public void complain(JobResult.Failed failed) {
        complain(failed.input() + ": " + failed.reason());
    }

    /** Takes the bar away while something is written elsewhere, which may be the same terminal. */
    public synchronized void aside(Runnable writing) {
        String below = bar;
        draw("");
        try {
            writing.run();
        } finally {
            draw(below);
        }
    }

    /** The bar from now on, in place of the one that stands there; none if that is empty. */
    synchronized void draw(String drawn) {
        if (!bar.isEmpty()) {
            err.print("\r" + " ".repeat(bar.length()) + "\r");
        }
        err.print(drawn);
        err.flush();
        bar = drawn;
    }
}
