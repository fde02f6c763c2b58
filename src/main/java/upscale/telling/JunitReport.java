package upscale.telling;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import upscale.job.JobResult;

/** A report in the XML of JUnit's reports, which build servers show: a test case for every result. */
final class JunitReport implements ReportForm {
    private static final String BEGINNING = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"upscale\"";

    private final StringBuilder cases = new StringBuilder();

    @Override
    public String beginning() {
        return BEGINNING;
    }

    @Override
    public void add(JobResult result) {
        double seconds = result instanceof JobResult.Written written ? Tally.seconds(written.nanos()) : 0;
        cases.append("    <testcase classname=\"upscale\" name=")
                .append(Xml.quoted(result.input()))
                .append(" time=\"" + seconds + "\"");
        Optional<String> failure = Agreed.failure(result);
        if (failure.isEmpty() && result instanceof JobResult.Written) {
            cases.append("/>\n");
            return;
        }
        cases.append(">\n      ");
        if (failure.isPresent()) {
            cases.append("<failure type=\"failed\" message=" + Xml.quoted(failure.get()) + "/>");
        } else if (result instanceof JobResult.Skipped skipped) {
            cases.append("<skipped message=" + Xml.quoted(skipped.output() + " " + skipped.reason()) + "/>");
        } else {
            String status = ResultJson.status(result);
            cases.append("<error type=\"" + status + "\" message=\"" + status + "\"/>");
        }
        cases.append("\n    </testcase>\n");
    }

    @Override
    public String text(Run run) {
        Tally tally = run.tally();
        String counts = " tests=\"" + tally.all() + "\" failures=\"" + tally.failed() + "\" errors=\""
                + (tally.dropped() + tally.notBegun()) + "\" skipped=\"" + tally.skipped() + "\" time=\""
                + tally.seconds() + "\"";
        // The schema has no place for a zone.
        String started =
                run.started().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
        return BEGINNING + counts + ">\n  <testsuite name=\"upscale\"" + counts + " timestamp=\"" + started + "\">\n"
                + "    <properties>\n" + property("version", run.version())
                + property("stopped", Boolean.toString(tally.stopped())) + "    </properties>\n" + cases
                + "  </testsuite>\n</testsuites>\n";
    }

    private static String property(String name, String value) {
        return "      <property name=\"" + name + "\" value=" + Xml.quoted(value) + "/>\n";
    }
}
