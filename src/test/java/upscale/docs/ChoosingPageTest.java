package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import upscale.Main;
import upscale.docs.Gallery.Entry;
import upscale.engine.Kernels;
import upscale.image.Raster;
import upscale.method.Methods;

/**
 * {@code docs/choosing.md} shows every method and kernel, each with the figures that are measured of it.
 * {@code -Dupscale.docs.write=true} writes the table of figures anew.
 */
class ChoosingPageTest {
    private static final Path PATH = Path.of("docs", "choosing.md");
    private static final GeneratedPart TABLE = new GeneratedPart(PATH, "figures");

    @Test
    void theFiguresAreThoseMeasured() throws Exception {
        List<String> scores = scores();
        StringBuilder table =
                new StringBuilder("| after `-m` | overshoot | rise | contrast | stray | ripple | photo |\n"
                        + "|---|---:|---:|---:|---:|---:|---:|\n");
        for (int i = 0; i < scores.size(); i++) {
            Entry entry = Gallery.ENTRIES.get(i);
            Figures figures = Figures.of(entry.how());
            String names = Stream.concat(Stream.of(entry.label()), entry.alike().stream())
                    .map(name -> "`" + name + "`")
                    .collect(Collectors.joining(", "));
            table.append("| " + names + " | ")
                    .append(figures.flat() ? percent(figures.overshoot()) : "-")
                    .append(figures.flat() ? String.format(Locale.ROOT, " | %.2f px | ", figures.rise()) : " | - | ")
                    .append(percent(figures.contrast()) + " | " + percent(figures.stray()) + " | ")
                    .append(percent(figures.ripple()) + " | " + scores.get(i) + " dB |\n");
        }
        TABLE.assertIs(table.toString());
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part).replace("-0.0", "0.0");
    }

    /** What {@code upscale evaluate} says of the photo, enlarged four times, in decibels. */
    private static List<String> scores() {
        String methods = Gallery.ENTRIES.stream().map(Entry::words).collect(Collectors.joining(","));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(
                new String[] {"evaluate", "samples/photo.png", "--scales", "4", "--methods", methods, "--json"},
                InputStream.nullInputStream(),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(result -> result.has("psnr"))
                .map(result ->
                        String.format(Locale.ROOT, "%.2f", result.get("psnr").getAsDouble()))
                .toList();
    }

    @Test
    void everyMethodAndKernelIsShownOrTheReasonGiven() {
        Markdown page = Markdown.of(PATH);
        List<String> code = page.inlineCode();
        for (var method : Methods.load(getClass().getClassLoader()).selectable()) {
            assertThat(code).contains(method.name());
        }
        for (Kernels.Family family : Kernels.families()) {
            assertThat(code).contains(family.name());
        }
        List<String> strips = Gallery.ENTRIES.stream()
                .map(entry -> "pictures/" + entry.picture() + ".png")
                .toList();
        assertThat(page.links()).containsAll(strips);
    }

    @TestFactory
    Stream<DynamicTest> whatIsSaidToMakeTheSameDoes() {
        Raster photo = Enlarger.crop(Enlarger.sample("photo"), 60, 100, 60, 60);
        List<DynamicTest> tests = new ArrayList<>();
        for (Entry entry : Gallery.ENTRIES) {
            for (String other : entry.alike()) {
                tests.add(DynamicTest.dynamicTest(
                        entry.label() + " as " + other,
                        () -> assertThat(largestDifference(
                                        Enlarger.whole(photo, 4, entry.how()),
                                        Enlarger.whole(photo, 4, Gallery.how(other))))
                                .isLessThanOrEqualTo(1)));
            }
        }
        return tests.stream();
    }

    private static double largestDifference(Raster one, Raster other) {
        double most = 0;
        for (int c = 0; c < one.info().channels(); c++) {
            for (int y = 0; y < one.info().height(); y++) {
                for (int x = 0; x < one.info().width(); x++) {
                    most = Math.max(most, Math.abs(one.get(c, x, y) - other.get(c, x, y)));
                }
            }
        }
        return most;
    }
}
