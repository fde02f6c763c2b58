package upscale.outcomes;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;
import upscale.compare.ColourDistance;
import upscale.compare.Deviation;
import upscale.compare.Findings;
import upscale.regression.Outcome;
import upscale.telling.Csv;
import upscale.telling.FoundNumbers;

/** A report as a table: a row for each page that was compared, and one for a pair that has none. */
final class CsvOutcomes implements OutcomeForm {
    private static final List<String> OF_PAIRS = List.of("name", "status", "reasons", "page");
    private static final List<String> OF_PAGES = List.of(
            "pixels",
            "different",
            "max",
            "x",
            "y",
            "actual",
            "expected",
            "mae",
            "mse",
            "rmse",
            "psnr",
            "ssim",
            "ms-ssim",
            "ciede2000",
            "ciede2000-p99",
            "ciede2000-max");

    private final StringBuilder rows = new StringBuilder();

    @Override
    public String beginning() {
        return Csv.row(Stream.concat(OF_PAIRS.stream(), OF_PAGES.stream()));
    }

    @Override
    public void add(Outcome outcome) {
        if (outcome.pages().isEmpty()) {
            add(outcome, "", OF_PAGES.stream().map(column -> ""));
        }
        for (int i = 0; i < outcome.pages().size(); i++) {
            add(outcome, i + 1, numbers(outcome.pages().get(i)));
        }
    }

    private void add(Outcome outcome, Object page, Stream<?> numbers) {
        Stream<Object> pair =
                Stream.of(outcome.pair().name(), outcome.status().word(), String.join("; ", outcome.reasons()), page);
        rows.append(Csv.row(Stream.concat(pair, numbers)));
    }

    private static Stream<Object> numbers(Findings found) {
        Deviation all = found.overall();
        boolean placed = all.x() >= 0;
        return Stream.of(
                found.pixels(),
                found.different(),
                all.largest(),
                placed ? all.x() : "",
                placed ? all.y() : "",
                placed ? all.actual() : "",
                placed ? all.expected() : "",
                all.mae(),
                all.mse(),
                all.rmse(),
                all.psnr(found.range()),
                found.ssim().<Object>map(FoundNumbers::mean).orElse(""),
                found.msSsim().<Object>map(FoundNumbers::mean).orElse(""),
                found.colours().<Object>map(ColourDistance::mean).orElse(""),
                found.colours().<Object>map(ColourDistance::most99).orElse(""),
                found.colours().<Object>map(ColourDistance::largest).orElse(""));
    }

    @Override
    public void writeTo(Writer out, Run run) throws IOException {
        out.write(beginning());
        out.append(rows);
    }
}
