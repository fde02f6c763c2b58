package upscale.telling;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import upscale.job.JobResult;
import upscale.job.TextDelivery;

/** A report of the whole run, which is written at its end, however it ends, and appears whole or not at all. */
public final class ReportFile implements Teller {
    private final Path path;
    private final ReportForm form;
    private final boolean overwrite;
    private final String version;
    private final InstantSource clock;
    private final Messages messages;
    private final Instant started;
    private final Set<Path> results = new HashSet<>();

    private ReportFile(
            Path path, ReportForm form, boolean overwrite, String version, InstantSource clock, Messages messages) {
        this.path = path;
        this.form = form;
        this.overwrite = overwrite;
        this.version = version;
        this.clock = clock;
        this.messages = messages;
        this.started = now();
    }

    /**
     * One in the form that its suffix says. It takes the place of the report of another run, of an empty file, and of nothing else unasked.
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
        ReportFile report = new ReportFile(path, form, overwrite, version, clock, messages);
        if (Files.exists(path)) {
            for (Path input : inputs) {
                if (Files.exists(input) && Files.isSameFile(path, input)) {
                    throw new IOException("would be written to the input " + input);
                }
            }
        } else if (!Files.isDirectory(path.toAbsolutePath().getParent())) {
            throw new IOException("goes into an existing folder, which "
                    + path.toAbsolutePath().getParent() + " is not");
        }
        report.requireOurs();
        return report;
    }

    private void requireOurs() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        } else if (!Files.isRegularFile(path)) {
            throw new IOException("is written to a file, and " + path + " is none");
        } else if (!overwrite && Files.size(path) > 0 && !begins(form.beginning())) {
            throw new IOException("is not written over " + path + ", which is none: -f replaces it");
        }
    }

    private boolean begins(String beginning) throws IOException {
        byte[] bytes = beginning.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(bytes.length), StandardCharsets.UTF_8).equals(beginning);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void accept(JobResult result) {
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
            requireOurs();
            requireNoResult();
            TextDelivery.write(path, true, form.text(new ReportForm.Run(version, started, now(), tally)));
        } catch (IOException | RuntimeException e) {
            tally.spoil();
            messages.complain(JobResult.Failed.because("the report " + path, e));
        }
    }

    private void requireNoResult() throws IOException {
        for (Path result : results) {
            if (Files.exists(path) && Files.exists(result) && Files.isSameFile(path, result)) {
                throw new IOException("is a result of this run, which is not replaced");
            }
        }
    }
}
