package upscale.telling;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a report is written as. */
public enum ReportFormat {
    /** One object. */
    JSON(".json"),
    /** A table. */
    CSV(".csv"),
    /** The XML of JUnit's reports, which build servers show. */
    JUNIT(".xml"),
    /** A page to look at. */
    HTML(".html"),
    /** Commands that make GitHub annotate files. */
    GITHUB("");

    private final String suffix; // empty if no name tells

    ReportFormat(String suffix) {
        this.suffix = suffix;
    }

    /** That of a file of this name; empty if its suffix is that of none. */
    public static Optional<ReportFormat> ofFileName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> !format.suffix.isEmpty() && name.endsWith(format.suffix))
                .findFirst();
    }
}
