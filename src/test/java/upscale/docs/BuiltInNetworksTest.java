package upscale.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.cli.Ran;
import upscale.learn.HoldOut;
import upscale.tensor.ModelFile;

/** The networks that are built in, and what the page beside them says of how they came about and what they score. */
class BuiltInNetworksTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "upscale", "method", "learned");
    private static final String SETS = "T91 BSDS500-train BSDS500-test";
    private static final Path SET5 = Path.of("..", "shared", "sets", "Set5");
    private static final long MOST_BYTES = 2_000_000;

    private static String page() throws IOException {
        return Files.readString(FOLDER.resolve("README.md"));
    }

    private static Path file(int scale) {
        return FOLDER.resolve("x" + scale + ".safetensors");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void thePageSaysWhatTheFileDoes(int scale) throws IOException {
        ModelFile file = ModelFile.read(file(scale));
        assertThat(file.metadata()).containsEntry("scale", Integer.toString(scale));
        String command = file.metadata()
                .get("command")
                .replace("NETWORK", "x2.safetensors")
                .replace("IMAGE...", "-o x" + scale + ".safetensors " + SETS);
        assertThat(page())
                .contains(command)
                .contains(file.metadata().get("images sha256"))
                .contains(file.metadata().get("held out"));
        String curve = file.metadata().get("curve");
        String last = curve.substring(curve.lastIndexOf(' ') + 1);
        assertThat(file.metadata().get("held out")).contains("learned " + last + " dB");
    }

    @Test
    void theyAreSmall() throws IOException {
        long bytes = 0;
        for (int scale = 2; scale <= 4; scale++) {
            bytes += Files.size(file(scale));
        }
        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    @Test
    void allImagesAreListed() throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve("images.sha256"));
        assertThat(lines)
                .hasSize(91 + 200 + 200)
                .allMatch(line -> line.matches("[0-9a-f]{64}  (T91|BSDS500-train|BSDS500-test)/[^/]+"));
        assertThat(lines).noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("set5"));
        long held = 0;
        for (int i = 0; i < lines.size(); i++) {
            held += HoldOut.holds(i, 0.02) ? 1 : 0;
        }
        for (int scale = 2; scale <= 4; scale++) {
            assertThat(ModelFile.read(file(scale)).metadata().get("held out")).startsWith(held + ": ");
        }
    }

    /** Those published of FSRCNN (Dong, Loy, Tang, arXiv 1608.00367). */
    @ParameterizedTest
    @CsvSource({"2, 37.00", "3, 33.16", "4, 30.71"})
    void onSet5TheyScoreWhatThePageSaysAndMoreThanIsPublishedOfTheirKind(int scale, double published)
            throws IOException {
        assumeTrue(Files.isDirectory(SET5), SET5 + " is not here");
        Ran ran = Ran.well("evaluate", SET5, "--scales", scale, "--methods", "learned", "--json");
        JsonObject summary = ran.text()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(line -> line.has("summary"))
                .findFirst()
                .orElseThrow()
                .getAsJsonObject("summary");
        double psnr = summary.getAsJsonArray("means")
                .get(0)
                .getAsJsonObject()
                .get("psnr")
                .getAsDouble();
        assertThat(psnr).isGreaterThan(published);
        Matcher row =
                Pattern.compile("\\| x" + scale + " \\|[^|]*\\| ([0-9.]+) \\|").matcher(page());
        assertThat(row.find()).isTrue();
        assertThat(psnr).isEqualTo(Double.parseDouble(row.group(1)), within(0.005));
    }
}
