package upscale.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.compare.Alike;
import upscale.compare.Deviation;
import upscale.compare.Findings;
import upscale.compare.Rules;
import upscale.compare.Rules.AlphaRule;
import upscale.compare.Rules.DepthRule;
import upscale.compare.Rules.ProfileRule;
import upscale.compare.Rules.SizeRule;
import upscale.format.Document;
import upscale.format.Formats;
import upscale.format.Source;
import upscale.image.Raster;

/** {@code compare} of ImageMagick 6.9 and {@code idiff} of OpenImageIO 2.4, on images made by {@code oracle-scripts/other_comparers.py}. */
class ComparersOracleTest {
    private static final double PRINTED = 1e-5; // six digits

    private static final Formats FORMATS = Formats.load(ComparersOracleTest.class.getClassLoader());

    static Stream<JsonObject> pairs() {
        try (InputStream in = resource("numbers.json")) {
            JsonArray pairs = JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonArray();
            return StreamSupport.stream(pairs.spliterator(), false).map(JsonElement::getAsJsonObject);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return ComparersOracleTest.class.getResourceAsStream("/oracles/comparers/" + name);
    }

    /** It takes opacity for a channel like any other, as we do. */
    @ParameterizedTest
    @MethodSource("pairs")
    void idiff(JsonObject pair) throws IOException {
        JsonObject theirs = pair.getAsJsonObject("idiff");
        Findings found = found(pair, AlphaRule.STRAIGHT);
        Deviation all = found.overall();
        check(all.mae() / found.range(), theirs.get("mean"));
        check(all.rmse() / found.range(), theirs.get("rms"));
        check(all.psnr(found.range()), theirs.get("psnr"));
        JsonArray max = theirs.getAsJsonArray("max");
        check(all.largest() / found.range(), max.get(0));
        assertThat(all.x()).isEqualTo(max.get(1).getAsInt());
        assertThat(all.y()).isEqualTo(max.get(2).getAsInt());
    }

    /** Its means are of the colours: opacity has no say where all is opaque. Its numbers in brackets are parts of the range. */
    @ParameterizedTest
    @MethodSource("pairs")
    void imagemagick(JsonObject pair) throws IOException {
        JsonObject theirs = pair.getAsJsonObject("imagemagick");
        Findings found = found(pair, AlphaRule.IGNORE);
        Deviation all = found.overall();
        double range = found.range();
        assertThat(found.different())
                .isEqualTo(theirs.getAsJsonArray("AE").get(0).getAsLong());
        check(all.mae() / range, theirs.getAsJsonArray("MAE").get(1));
        check(all.mse() / range / range, theirs.getAsJsonArray("MSE").get(1));
        check(all.rmse() / range, theirs.getAsJsonArray("RMSE").get(1));
        check(all.largest() / range, theirs.getAsJsonArray("PAE").get(1));
        check(all.psnr(range), theirs.getAsJsonArray("PSNR").get(0));
    }

    private static void check(double ours, JsonElement theirs) {
        assertThat(ours).isCloseTo(theirs.getAsDouble(), within(PRINTED * theirs.getAsDouble()));
    }

    private static Findings found(JsonObject pair, AlphaRule alpha) throws IOException {
        Rules exact = Rules.EXACT;
        Rules rules = new Rules(
                new Rules.Kinds(alpha, ProfileRule.REQUIRE, DepthRule.FAIL, SizeRule.FAIL, false),
                exact.where(),
                exact.luma(),
                exact.range(),
                exact.tolerance(),
                Set.of());
        String name = pair.get("name").getAsString();
        return Findings.of(
                (Alike.Ready) Alike.of(image(name + "-actual.png"), image(name + "-expected.png"), rules), rules, 2);
    }

    private static Raster image(String name) throws IOException {
        try (InputStream in = resource(name)) {
            Source source = Source.of(name, in.readAllBytes());
            try (Document document = FORMATS.of(source).read(source)) {
                return document.first().raster();
            }
        }
    }
}
