package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import upscale.format.Page;
import upscale.format.Source;
import upscale.format.StoredValues;
import upscale.format.StoredValues.Display;
import upscale.format.dicom.DicomFormat;

/**
 * What stored values stand for, and the gray levels that a file wants them shown in, as pydicom has them:
 * {@code src/test/oracle-scripts/pydicom_values.py}.
 */
class DicomValuesTest {
    private static final Path RECORD = Path.of("src/test/resources/oracles/pydicom/values.json");

    @TestFactory
    Stream<DynamicTest> valuesAndLevelsAreTheirs() throws IOException {
        try (Reader in = Files.newBufferedReader(RECORD)) {
            JsonObject cases = new Gson().fromJson(in, JsonObject.class).getAsJsonObject("cases");
            return cases.entrySet().stream()
                    .map(entry -> DynamicTest.dynamicTest(
                            entry.getKey(), () -> require(entry.getValue().getAsJsonObject())));
        }
    }

    private static void require(JsonObject theirs) throws IOException {
        byte[] file = Base64.getDecoder().decode(theirs.get("file").getAsString());
        Page page = new DicomFormat().read(Source.of("made.dcm", file)).first();
        StoredValues stored = page.metadata().attached(StoredValues.class).orElseThrow();
        JsonArray values = theirs.getAsJsonArray("values");
        assertThat(values).hasSize(page.image().info().width());
        for (int x = 0; x < values.size(); x++) {
            assertThat(stored.value(page.raster().get(0, x, 0)))
                    .as("value of sample %d", x)
                    .isEqualTo(values.get(x).getAsDouble());
        }
        if (!theirs.has("levels")) {
            assertThat(stored.displays()).isEmpty();
            return;
        }
        Display display = stored.displays().get(0);
        double black = theirs.get("black").getAsDouble();
        double range = theirs.get("white").getAsDouble() - black;
        for (int x = 0; x < values.size(); x++) {
            assertThat(black + range * display.level(values.get(x).getAsDouble()))
                    .as("level of sample %d", x)
                    .isCloseTo(theirs.getAsJsonArray("levels").get(x).getAsDouble(), within(1e-12 * range));
        }
    }
}
