package upscale.outcomes;

import java.io.IOException;
import java.io.Writer;
import java.time.temporal.ChronoUnit;
import java.util.StringJoiner;
import upscale.compare.Findings;
import upscale.regression.Outcome;
import upscale.regression.Status;
import upscale.regression.Verdict;
import upscale.telling.FoundNumbers;
import upscale.telling.Xml;

/**
 * A report in the XML of JUnit's reports, which build servers show: a test case for every pair, with its numbers as output. What does not count is
 * skipped.
 */
final class JunitOutcomes implements OutcomeForm {
    private static final String BEGINNING =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"upscale compare\"";

    private final Verdict verdict;
    private final StringBuilder cases = new StringBuilder();
    private int failures;
    private int errors;
    private int skipped;

    JunitOutcomes(Verdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public String beginning() {
        return BEGINNING;
    }

    @Override
    public void add(Outcome outcome) {
        cases.append("    <testcase classname=\"upscale.compare\" name=")
                .append(Xml.quoted(outcome.pair().name()))
                .append(" time=\"" + Math.round(outcome.nanos() / 1e6) / 1e3 + "\">\n");
        if (!outcome.status().passes()) {
            cases.append("      " + result(outcome) + "\n");
        }
        String numbers = numbers(outcome);
        if (!numbers.isEmpty()) {
            cases.append("      <system-out>" + Xml.escaped(numbers) + "</system-out>\n");
        }
        cases.append("    </testcase>\n");
    }

    private String result(Outcome outcome) {
        String message =
                " message=" + Xml.quoted(FoundNumbers.text(outcome.status().label(), outcome.reasons())) + "/>";
        String type = " type=\"" + outcome.status().word() + '"';
        if (!verdict.fails(outcome.status())) {
            skipped++;
            return "<skipped" + message;
        } else if (outcome.status() == Status.UNDECODABLE) {
            errors++;
            return "<error" + type + message;
        }
        failures++;
        return "<failure" + type + message;
    }

    private static String numbers(Outcome outcome) {
        StringJoiner numbers = new StringJoiner("\n");
        int page = 0;
        for (Findings found : outcome.pages()) {
            page++;
            String head = outcome.pages().size() == 1 ? "" : "page " + page + ": ";
            FoundNumbers.of(found).forEach((name, number) -> numbers.add(head + name + " " + number));
        }
        return numbers.toString();
    }

    @Override
    public void writeTo(Writer out, Run run) throws IOException {
        double seconds = ChronoUnit.MILLIS.between(run.started(), run.ended()) / 1e3;
        String counts = " tests=\"" + run.counts().all() + "\" failures=\"" + failures + "\" errors=\"" + errors
                + "\" skipped=\"" + skipped + "\" time=\"" + seconds + "\"";
        // The schema has no place for a zone.
        String started =
                run.started().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
        out.write(BEGINNING + counts + ">\n  <testsuite name=\"upscale compare\"" + counts + " timestamp=\"" + started
                + "\">\n    <properties>\n      <property name=\"version\" value=" + Xml.quoted(run.version())
                + "/>\n    </properties>\n");
        out.append(cases);
        out.write("  </testsuite>\n</testsuites>\n");
    }
}
