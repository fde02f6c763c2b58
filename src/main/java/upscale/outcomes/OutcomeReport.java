package upscale.outcomes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import upscale.format.Format;
import upscale.job.JobResult;
import upscale.regression.Onlooker;
import upscale.regression.Outcome;
import upscale.regression.Verdict;
import upscale.telling.Messages;
import upscale.telling.ReportFormat;
import upscale.telling.ReportPlace;

/** A report of all pairs in a file, which is written at the end and appears whole or not at all. */
public final class OutcomeReport implements OutcomeTeller {
    private final ReportPlace place;
    private final OutcomeForm form;
    private final String version;
    private final Messages messages;
    private final Instant started;
    private boolean failed;
    private boolean written;

    private OutcomeReport(ReportPlace place, OutcomeForm form, String version, Messages messages) {
        this.place = place;
        this.form = form;
        this.version = version;
        this.messages = messages;
        this.started = now();
    }

    /**
     * One at a {@link ReportPlace}.
     *
     * @param inputs none of which it replaces
     * @param overwrite whether any other file may be replaced
     * @param verdict what counts
     * @param png the format of pictures
     * @param version of the program
     * @param messages takes why it could not be written
     * @throws IOException if it may not be written; the message says why and what to do
     */
    public static OutcomeReport at(
            Path path,
            ReportFormat format,
            Collection<Path> inputs,
            boolean overwrite,
            Verdict verdict,
            Format png,
            String version,
            Messages messages)
            throws IOException {
        OutcomeForm form = OutcomeForm.of(format, verdict, png);
        ReportPlace place = ReportPlace.at(path, form.beginning(), inputs, overwrite);
        return new OutcomeReport(place, form, version, messages);
    }

    /** Is shown the pictures of pairs, if it wants to see them. */
    Optional<Onlooker> onlooker() {
        return form.onlooker();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void accept(Outcome outcome) {
        try {
            if (!failed) {
                form.add(outcome);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    @Override
    public void ended(Counts counts) {
        try (form) {
            if (!failed) {
                OutcomeForm.Run run = new OutcomeForm.Run(version, started, now(), counts);
                place.write(out -> form.writeTo(out, run));
                written = true;
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void fail(Exception cause) {
        failed = true;
        messages.complain(JobResult.Failed.because("the report " + place, cause));
    }

    /** Whether it is in its place. */
    boolean written() {
        return written;
    }
}
