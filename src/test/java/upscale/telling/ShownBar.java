package upscale.telling;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import upscale.job.JobResult;

/** A bar of a run of which three of four inputs are done, on standard error: a program, to be run from the packaged jar. */
public final class ShownBar {
    private ShownBar() {}

    /** One of 80 columns. */
    record Terminal() implements Surroundings {
        @Override
        public Screen screen() {
            return Screen.TERMINAL;
        }

        @Override
        public int columns() {
            return 80;
        }

        @Override
        public Watch watch(Run run) {
            return () -> {};
        }
    }

    public static void main(String[] args) {
        on(System.err);
    }

    static void on(PrintStream err) {
        Messages messages = new Messages(err);
        AtomicLong clock = new AtomicLong();
        Progress progress = new Progress(
                new ProgressOnTerminal(messages, new Terminal()), clock::get, TimeUnit.SECONDS.toNanos(1), 0);
        progress.expects(List.of("a", "b", "c", "d"));
        for (String input : List.of("a", "b", "c")) {
            clock.addAndGet(TimeUnit.SECONDS.toNanos(20));
            progress.advanced(50_000_000, 50_000_000);
            progress.accept(new JobResult.Failed(input, "why"));
            messages.complain(input + ": why");
        }
        progress.ended(new Tally());
        messages.tell("the end");
    }
}
