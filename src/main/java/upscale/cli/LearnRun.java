package upscale.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.job.JobResult;
import upscale.learn.Listener;
import upscale.learn.PairSource;
import upscale.telling.Json;
import upscale.telling.Progress;

/** What a run of {@code upscale learn} tells of, while it goes on. */
final class LearnRun implements Listener {
    private final CommandLineProgram.Session session;
    private final LearnCommand.Manner manner;
    private final List<FilePairs.Files> taken = new ArrayList<>();
    private Optional<Progress> shown;
    private long pixels;
    private int failures;

    LearnRun(CommandLineProgram.Session session, LearnCommand.Manner manner, int sources) {
        this.session = session;
        this.manner = manner;
        this.shown = progress(sources);
    }

    private Optional<Progress> progress(int things) {
        return Progress.of(things, manner.progress(), manner.quiet(), session.messages(), session.surroundings());
    }

    int threads() {
        return manner.threads();
    }

    /** Whether files that are there may be replaced. */
    boolean overwrites() {
        return manner.force();
    }

    @Override
    public void taken(PairSource source, long ofPixels) {
        taken.add((FilePairs.Files) source);
        pixels += ofPixels;
        shown.ifPresent(each -> each.done(ofPixels, false));
    }

    @Override
    public void failed(PairSource source, Throwable why) {
        failures++;
        session.complain(JobResult.Failed.because(source.name(), why));
        shown.ifPresent(each -> each.done(0, true));
    }

    /** Is told of what is scored alone. */
    Listener ofKept() {
        return new Listener() {
            @Override
            public void taken(PairSource source, long ofPixels) {
                shown.ifPresent(each -> each.done(ofPixels, false));
            }

            @Override
            public void failed(PairSource source, Throwable why) {
                LearnRun.this.failed(source, why);
            }
        };
    }

    /** Images are read; so many steps follow. */
    void expects(long steps) {
        end();
        shown = progress((int) Math.min(Integer.MAX_VALUE, steps));
    }

    /** One of the steps is done. */
    void stepped(long ofPixels) {
        shown.ifPresent(each -> each.done(ofPixels, false));
    }

    /** Tells it in one of two ways, or not at all. */
    void tell(String line, Json object) {
        if (manner.json()) {
            session.json(object);
        } else if (!manner.quiet()) {
            session.text().println(line);
        }
    }

    /** What was learned of so far, in order. */
    List<FilePairs.Files> taken() {
        return List.copyOf(taken);
    }

    /** The pixels of it. */
    long pixels() {
        return pixels;
    }

    /** How many sources were left out. */
    int failures() {
        return failures;
    }

    void end() {
        shown.ifPresent(Progress::close);
    }
}
