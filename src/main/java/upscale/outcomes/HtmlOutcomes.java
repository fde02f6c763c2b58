package upscale.outcomes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import upscale.format.Format;
import upscale.regression.Onlooker;
import upscale.regression.Outcome;
import upscale.regression.Status;
import upscale.regression.Verdict;
import upscale.telling.Xml;

/**
 * A report as a page to look at, which is one file and needs no other. The resources beside this class are its frame, its look and what its controls do; marks like
 * {@code <!--pairs-->} stand in the frame for what is filled in.
 */
final class HtmlOutcomes implements OutcomeForm {
    private final Verdict verdict;
    private final Gallery gallery;
    private final String frame = resource("report.html");
    private final String style = resource("report.css");
    private final String script = resource("report.js");
    private final List<Outcome> outcomes = new ArrayList<>();

    /** @param png what pictures are written as */
    HtmlOutcomes(Verdict verdict, Format png) {
        this.verdict = verdict;
        this.gallery = new Gallery(png);
    }

    private static String resource(String name) {
        try (InputStream in = HtmlOutcomes.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String beginning() {
        return frame.substring(0, frame.indexOf("<!--"));
    }

    @Override
    public Optional<Onlooker> onlooker() {
        return Optional.of(gallery);
    }

    @Override
    public void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    @Override
    public void writeTo(Writer out, Run run) throws IOException {
        gallery.requireWhole();
        int at = 0;
        for (int mark = frame.indexOf("<!--"); mark >= 0; mark = frame.indexOf("<!--", at)) {
            out.write(frame, at, mark - at);
            at = frame.indexOf("-->", mark) + "-->".length();
            fill(frame.substring(mark + "<!--".length(), at - "-->".length()), out, run);
        }
        out.write(frame, at, frame.length() - at);
    }

    private void fill(String mark, Writer out, Run run) throws IOException {
        switch (mark) {
            case "policy" -> out.write(policy());
            case "style" -> out.write(style);
            case "script" -> out.write(script);
            case "run" -> out.write(run(run));
            case "statuses" -> out.write(statuses(run.counts()));
            case "pairs" -> {
                HtmlPair pairs = new HtmlPair(out, verdict, gallery);
                for (Outcome outcome : outcomes) {
                    pairs.write(outcome);
                }
            }
            default -> throw new IllegalStateException("a frame with the mark " + mark);
        }
    }

    /** Nothing is loaded from anywhere, and nothing is run but our own: should a name ever get past its quotes, it is still but text. */
    private String policy() {
        return "default-src 'none'; img-src data:; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private String run(Run run) {
        Counts counts = run.counts();
        int failed = 0;
        for (Status status : counts.found()) {
            failed += verdict.fails(status) ? counts.of(status) : 0;
        }
        return "<p id=\"summary\"><strong class=\""
                + (failed == 0
                        ? "passes\">\u2713 nothing fails"
                        : "fails\">\u2717 " + failed + " of " + counts.all() + " fail")
                + "</strong>: "
                + counts + "</p>\n<p>upscale " + Xml.escaped(run.version()) + ", "
                + run.started().truncatedTo(ChronoUnit.SECONDS) + "</p>\n";
    }

    /** A box to tick for each status that there is. */
    private static String statuses(Counts counts) {
        StringBuilder boxes = new StringBuilder();
        for (Status status : counts.found()) {
            boxes.append("<label><input type=\"checkbox\" name=\"status\" value=\"" + status.word() + "\" checked> "
                    + status.label() + " (" + counts.of(status) + ")</label>\n");
        }
        return boxes.toString();
    }

    @Override
    public void close() throws IOException {
        gallery.close();
    }
}
