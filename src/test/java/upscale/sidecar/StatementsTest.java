package upscale.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.FormatException;
import upscale.format.Journey;
import upscale.format.Spacing;
import upscale.image.AxisMap;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.SampleType;

/** What becomes of a sidecar's members, as text. */
class StatementsTest {
    private static final ImageInfo FROM = ImageInfo.gray(8, 4, SampleType.U16);
    private static final AxisMap TWICE = new AxisMap(2, -1, 4); // x = o / 2 - 1 / 4
    private static final AxisMap FOUR_TIMES = new AxisMap(2, -3, 8); // x = o / 4 - 3 / 8

    /** Four times as many columns, twice as many rows. */
    private static final Journey ENLARGED = journey(Orientation.UPRIGHT, false);

    private static Journey journey(Orientation turned, boolean recoded) {
        return new Journey(turned, FROM, FROM.onGrid(32, 8, FOUR_TIMES, TWICE), "", recoded);
    }

    private static String enlarged(String text) throws FormatException {
        return Statements.of(text).after(ENLARGED).text();
    }

    /** Expected values by hand: half the distance between rows, a quarter of that between columns. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"PixelSpacing\": [0.7, 0.5]                 | \"PixelSpacing\": [0.35, 0.125]",
                "\"PixelSpacing\": [1, 4]                     | \"PixelSpacing\": [0.5, 1]",
                "\"PixelSpacing\": [\"0.70\", \"0.50\"]       | \"PixelSpacing\": [\"0.35\", \"0.125\"]",
                "\"PixelSpacing\": \"0.7\\\\0.5\"             | \"PixelSpacing\": \"0.35\\\\0.125\"",
                "\"ImagerPixelSpacing\": [3e-1, 3e-1]         | \"ImagerPixelSpacing\": [0.15, 0.075]",
                "\"NominalScannedPixelSpacing\": [2, 2]       | \"NominalScannedPixelSpacing\": [1, 0.5]",
                "\"Rows\": 4, \"Columns\": 8                  | \"Rows\": 8, \"Columns\": 32",
                "\"Rows\": \"4\"                              | \"Rows\": \"8\"",
                "\"ImageType\": [\"ORIGINAL\", \"PRIMARY\", \"M\"] | \"ImageType\": [\"DERIVED\", \"SECONDARY\", \"M\"]",
                "\"ImageType\": \"ORIGINAL\\\\PRIMARY\\\\M\"  | \"ImageType\": \"DERIVED\\\\SECONDARY\\\\M\"",
                "\"ImageType\": [\"ORIGINAL\"]                | \"ImageType\": [\"DERIVED\", \"SECONDARY\"]",
                "\"A\": 1, \"LargestImagePixelValue\": 9, \"B\": 2 | \"A\": 1, \"B\": 2",
                "\"PixelAspectRatio\": [1, 1], \"A\": 1       | \"A\": 1",
                "\"ReconMatrixPE\": 4, \"AcquisitionMatrixPE\": 4, \"SliceThickness\": 1.50, \"BitsStored\": 12"
                        + " | \"ReconMatrixPE\": 4, \"AcquisitionMatrixPE\": 4, \"SliceThickness\": 1.50, \"BitsStored\": 12",
            })
    void thoseOfTheGridAreToldOfTheNewOne(String before, String after) throws FormatException {
        assertThat(enlarged("{" + before.strip() + "}")).isEqualTo("{" + after.strip() + "}\n");
    }

    /** The new first centre lies 3/8 of a column and 1/4 of a row outside: with 0.8 and 0.4 mm, 0.3 and 0.1 mm. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1, 0, 0, 0, 1, 0 | 9.7, 19.9, 30.0", "0, 1, 0, 0, 0, -1 | 10.0, 19.7, 30.1"})
    void thePositionMovesAlongTheDirections(String axes, String position) throws FormatException {
        for (String key : List.of("ImageOrientationPatient", "ImageOrientationPatientDICOM")) {
            String others = ", \"" + key + "\": [" + axes + "], \"PixelSpacing\": ";
            assertThat(enlarged("{\"ImagePositionPatient\": [10.0, 20.0, 30.0]" + others + "[0.4, 0.8]}"))
                    .isEqualTo("{\"ImagePositionPatient\": [" + position + "]" + others + "[0.2, 0.2]}\n");
        }
    }

    @Test
    void spacingsOfATurnedPictureChangePlaces() throws FormatException {
        Journey turned = journey(Orientation.QUARTER_TURN, false);
        assertThat(Statements.of("{\"PixelSpacing\": [4, 1]}").after(turned).text())
                .isEqualTo("{\"PixelSpacing\": [0.5, 1]}\n");
        for (String key : List.of("ImagePositionPatient", "ImageOrientationPatientDICOM")) {
            Statements directed = Statements.of("{\"" + key + "\": [1, 2, 3]}");
            assertThatThrownBy(() -> directed.after(turned))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("lies turned (EXIF orientation 6)")
                    .hasMessageContaining("--strip");
        }
    }

    @Test
    void whatIsSaidOfStoredValuesEndsWithThem() throws FormatException {
        String text = "{\"BitsStored\": 12, \"RescaleSlope\": 1, \"EchoTime\": 0.003, \"WindowWidth\": 400}";
        assertThat(Statements.of(text).after(journey(Orientation.UPRIGHT, true)).text())
                .isEqualTo("{\"EchoTime\": 0.003}\n");
        Journey other = new Journey(Orientation.UPRIGHT, FROM, FROM.withType(SampleType.F32), "", false);
        assertThat(Statements.of(text).after(other).text()).isEqualTo("{\"EchoTime\": 0.003}\n");
    }

    // ---- what is not understood

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"PixelSpacing\": null",
                "\"PixelSpacing\": 0.5",
                "\"PixelSpacing\": []",
                "\"PixelSpacing\": [0.5]",
                "\"PixelSpacing\": [0.5, 0.5, 0.5]",
                "\"PixelSpacing\": [0.5, 0]",
                "\"PixelSpacing\": [0.5, -1]",
                "\"PixelSpacing\": [0.5, 1e999]",
                "\"PixelSpacing\": [0.5, 1e300]",
                "\"PixelSpacing\": [0.5, 1e-300]",
                "\"PixelSpacing\": [0.5, \"wide\"]",
                "\"PixelSpacing\": [0.5, \"NaN\"]",
                "\"PixelSpacing\": [0.5, true]",
                "\"PixelSpacing\": [0.5, [0.5]]",
                "\"PixelSpacing\": {\"rows\": 0.5}",
                "\"PixelSpacing\": \"[0.5, 0.5]\"",
                "\"ImagePositionPatient\": [1, 2, 3]",
                "\"ImagePositionPatient\": [[1, 2, 3], [1, 2, 4]]",
            })
    void isLeftOutAndTold(String statement) throws FormatException {
        List<String> told = new ArrayList<>();
        Statements understood =
                Statements.of("{\"A\": 1, " + statement + ", \"B\": 2}").understood(told::add);
        assertThat(understood.text()).isEqualTo("{\"A\": 1, \"B\": 2}\n");
        assertThat(told).singleElement().asString().startsWith(statement.substring(1, statement.indexOf("\":")));
        assertThat(understood.spacing()).isEmpty();
    }

    @Test
    void oddSizesAndTypesDoNoHarm() throws FormatException {
        assertThat(enlarged("{\"Rows\": [], \"Columns\": {}, \"ImageType\": null, \"BitsStored\": \"many\"}"))
                .isEqualTo("{\"Rows\": [8], \"Columns\": 32, \"ImageType\": null, \"BitsStored\": \"many\"}\n");
        assertThat(Statements.of("{\"BitsStored\": 12.5}").bits()).isEmpty();
        assertThat(Statements.of("{\"BitsStored\": 0}").bits()).isEmpty();
        assertThat(Statements.of("{\"BitsStored\": 12, \"PixelRepresentation\": 1}")
                        .bits())
                .isEmpty();
        assertThat(Statements.of("{\"BitsStored\": 12}").bits()).hasValue(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":}",
                "{\"a\": NaN}",
                "{'a': 1}",
                "{a: 1}",
                "{} {}",
                "{\"a\": 01}",
                "{\"a\": 1,}",
                "// {}",
                "[1, 2",
                "\"\\q\""
            })
    void notJson(String text) {
        assertThatThrownBy(() -> Statements.of(text)).isInstanceOf(FormatException.class);
    }

    @Test
    void notJsonEitherIfItIsNestedTooDeep() {
        String deep = "{\"Modality\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThatThrownBy(() -> Statements.of(deep)).isInstanceOf(FormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "[1]", "\"text\"", "{}", "{\"version\": \"5\", \"shapes\": []}"})
    void otherJsonSpeaksOfNoImage(String text) throws FormatException {
        assertThat(Statements.of(text).areOfAnImage()).isFalse();
    }

    @Test
    void theFirstSpacingThereIsCounts() throws FormatException {
        assertThat(Statements.of("{\"ImagerPixelSpacing\": [2, 3], \"PixelSpacing\": [4, 5]}")
                        .spacing())
                .contains(new Spacing(4, 5));
        assertThat(Statements.of("{\"ImagerPixelSpacing\": [2, 3]}").spacing()).contains(new Spacing(2, 3));
    }

    // ---- all else stays, to the character

    @TestFactory
    Stream<DynamicTest> whateverElseThereIsStaysAsItWas() {
        return IntStream.range(0, 50)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Random random = new Random(seed);
                    String indent = List.of("\t", "  ", "    ").get(random.nextInt(3));
                    List<String> members = new ArrayList<>();
                    for (int i = 0; i < 20; i++) {
                        members.add("\"Key" + i + "\": " + value(random, indent, 1));
                    }
                    members.add(random.nextInt(members.size()), "\"Rows\": 4");
                    String before = "{\n" + indent + String.join(",\n" + indent, members) + "\n}\n";
                    assertThat(enlarged(before)).isEqualTo(before.replace("\"Rows\": 4", "\"Rows\": 8"));
                }));
    }

    private static String value(Random random, String indent, int depth) {
        int kind = random.nextInt(depth > 3 ? 4 : 6);
        return switch (kind) {
            case 0 -> number(random);
            case 1 -> List.of("true", "false", "null").get(random.nextInt(3));
            case 2 ->
                List.of("\"\"", "\"a \\\"b\\\" \\\\ \\n\"", "\"<é&>'\"", "\"1.0\"", "\"\uD83E\uDDE0\"")
                        .get(random.nextInt(5));
            case 3 -> List.of("[]", "{}").get(random.nextInt(2));
            default -> nested(random, indent, depth, kind == 4);
        };
    }

    private static String nested(Random random, String indent, int depth, boolean list) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            String value = value(random, indent, depth + 1);
            values.add(list ? value : "\"k" + i + "\": " + value);
        }
        String inner = "\n" + indent.repeat(depth + 1);
        String text = String.join("," + inner, values);
        String end = "\n" + indent.repeat(depth);
        return list ? "[" + inner + text + end + "]" : "{" + inner + text + end + "}";
    }

    /** Any spelling that JSON has. */
    private static String number(Random random) {
        String whole = random.nextBoolean() ? "0" : "1" + "0123456789".repeat(random.nextInt(6));
        String fraction = random.nextBoolean() ? "" : "." + random.nextInt(1000) + "0".repeat(random.nextInt(20));
        String exponent = List.of("", "e5", "E+05", "e-400", "E400").get(random.nextInt(5));
        return (random.nextBoolean() ? "-" : "") + whole + fraction + exponent;
    }
}
