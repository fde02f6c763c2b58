package upscale.telling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import upscale.job.JobResult;

/** A report of the whole run, which is written at its end, however it ends, and appears whole or not at all. */
public final class ReportFile implements Teller {
    private final ReportPlace place;
    private final ReportForm form;
    private final String version;
    private final InstantSource clock;
    private final Messages messages;
    private final Instant started;
    private final Set<Path> results = new HashSet<>();

    private ReportFile(ReportPlace place, ReportForm form, String version, InstantSource clock, Messages messages) {
        this.place = place;
        this.form = form;
        this.version = version;
        this.clock = clock;
        this.messages = messages;
        this.started = now();
    }

    /**
     * One in the form that its suffix says, at a {@link ReportPlace}.
     *
     * @param overwrite whether any file may be replaced but the inputs
     * @param version of the program
     * @param messages takes why it could not be written
     * @throws IOException if it may not be written; the message says why and what to do
     */
    public static ReportFile at(
            Path path,
            Collection<Path> inputs,
            boolean overwrite,
            String version,
            InstantSource clock,
            Messages messages)
            throws IOException {
        ReportForm form = ReportForm.of(path.toString())
                .orElseThrow(() -> new IOException("ends in .json, .csv or .xml, and not as " + path));
        ReportPlace place = ReportPlace.at(path, form.beginning(), inputs, overwrite);
        return new ReportFile(place, form, version, clock, messages);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void accept(JobResult result) {
        results.addAll(result.maps());
        form.add(result);
        if (result instanceof JobResult.Written written) {
            written.beside().values().forEach(file -> results.add(Path.of(file)));
            results.add(Path.of(written.output()));
        } else if (result instanceof JobResult.Skipped skipped) {
            results.add(Path.of(skipped.output()));
        }
    }

    @Override
    public void ended(Tally tally) {
        try {
            requireNoResult();
            String text = form.text(new ReportForm.Run(version, started, now(), tally));
            place.write(out -> out.write(text));
        } catch (IOException | RuntimeException e) {
            tally.spoil();
            messages.complain(JobResult.Failed.because("the report " + place, e));
        }
    }

    private void requireNoResult() throws IOException {
        for (Path result : results) {
            if (Files.exists(place.path()) && Files.exists(result) && Files.isSameFile(place.path(), result)) {
                throw new IOException("is a result of this run, which is not replaced");
            }
        }
    }
}
