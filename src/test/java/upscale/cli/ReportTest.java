package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** {@code --report}: what is in it, read by the parsers of others, and what it may be written over. */
class ReportTest {
    @TempDir
    private Path folder;

    private Path good;
    private Path bad;

    /** Names that formats of text have trouble with. */
    @BeforeEach
    void write() throws IOException {
        good = ImageFiles.gray(folder.resolve("=a,\"b\"\n<\u00e9&\ud83d\ude00>.png"));
        bad = Files.writeString(folder.resolve("bad\u0001\t'.png"), "no image");
    }

    private String report(int code, String name, Object... more) throws IOException {
        List<Object> args = new ArrayList<>(List.of(good, bad, folder.resolve("none.png"), "-s", 2, "-q"));
        args.addAll(List.of("--report", folder.resolve(name)));
        args.addAll(List.of(more));
        Ran ran = Ran.with(args.toArray());
        assertThat(ran.code()).as(ran.err()).isEqualTo(code);
        return Files.readString(folder.resolve(name));
    }

    @Test
    void jsonHoldsTheRunAndWhatJsonPrints() throws IOException {
        Instant before = Instant.now().minusMillis(1);
        JsonObject report = JsonParser.parseString(report(1, "r.json")).getAsJsonObject();
        assertThat(report.keySet())
                .containsExactly("report", "version", "started", "ended", "stopped", "summary", "results");
        assertThat(Instant.parse(report.get("started").getAsString())).isBetween(before, Instant.now());
        assertThat(Instant.parse(report.get("ended").getAsString())).isBetween(before, Instant.now());
        assertThat(report.get("stopped").getAsBoolean()).isFalse();
        assertThat(report.getAsJsonObject("summary").get("failed").getAsInt()).isEqualTo(2);
        List<String> printed = Ran.with(good, bad, folder.resolve("none.png"), "-s", 2, "-f", "-q", "--json")
                .text()
                .lines()
                .toList();
        JsonArray results = report.getAsJsonArray("results");
        assertThat(results).hasSize(3);
        for (int i = 0; i < 3; i++) {
            JsonObject expected = JsonParser.parseString(printed.get(i)).getAsJsonObject();
            JsonObject result = results.get(i).getAsJsonObject();
            for (String time : List.of("millis", "stages")) {
                expected.remove(time);
                result.remove(time);
            }
            assertThat((JsonElement) result).isEqualTo(expected);
        }
    }

    @Test
    void csvIsATable() throws IOException {
        List<List<String>> rows = rows(report(1, "r.csv"));
        assertThat(rows.get(0))
                .containsExactly(
                        "input",
                        "status",
                        "output",
                        "format",
                        "width",
                        "height",
                        "pages",
                        "seconds",
                        "reason",
                        "warnings",
                        "reference");
        assertThat(rows).hasSize(4).allMatch(row -> row.size() == 11);
        assertThat(rows.get(1).subList(0, 2)).containsExactly(good.toString(), "written");
        assertThat(rows.get(1).subList(3, 7)).containsExactly("png", "10", "8", "1");
        assertThat(Double.parseDouble(rows.get(1).get(7))).isNotNegative();
        assertThat(rows.get(2).subList(0, 3)).containsExactly(bad.toString(), "failed", "");
        assertThat(rows.get(2).get(8)).startsWith("not an image in a known format");
        assertThat(rows.get(3).get(8)).isEqualTo("no such file");
    }

    /** A name that a spreadsheet would compute. */
    @ParameterizedTest
    @ValueSource(strings = {"=1+2.png", "+1.png", "-1.png", "@SUM(A1).png"})
    void csvHasNoFormulas(String name) throws IOException {
        Path report = folder.resolve("r.csv");
        Ran.with("-s", 2, "-q", "--report", report, "--", name);
        assertThat(rows(Files.readString(report)).get(1).get(0)).isEqualTo("'" + name);
    }

    /** As RFC 4180 has it. */
    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && text.startsWith("\"\"", i)) {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || c != ',' && c != '\r') {
                field.append(c);
            } else {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\r') {
                    assertThat(text.charAt(++i)).isEqualTo('\n');
                    rows.add(row);
                    row = new ArrayList<>();
                }
            }
        }
        assertThat(field).isEmpty();
        assertThat(row).isEmpty();
        return rows;
    }

    @Test
    void xmlIsThatOfJunit() throws Exception {
        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(report(1, "r.XML"))))
                .getDocumentElement();
        assertThat(suites.getTagName()).isEqualTo("testsuites");
        Element suite = (Element) suites.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(suite.getAttribute("timestamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        NodeList cases = suite.getElementsByTagName("testcase");
        assertThat(cases.getLength()).isEqualTo(3);
        assertThat(((Element) cases.item(0)).getAttribute("name")).isEqualTo(good.toString());
        assertThat(((Element) cases.item(1)).getAttribute("name"))
                .isEqualTo(bad.toString().replace('\u0001', '?'));
        assertThat(((Element) cases.item(0)).getElementsByTagName("failure").getLength())
                .isZero();
        Element failure = (Element)
                ((Element) cases.item(2)).getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("no such file");
    }

    @Test
    void tellsOfWhatWasNotBegun() throws Exception {
        assertThat(report(1, "r.csv", "-j", 1, "--fail-fast")).contains("none.png,not-begun,");
        assertThat(report(1, "r.xml", "-j", 1, "-f", "--fail-fast"))
                .contains("errors=\"1\"", "<error type=\"not-begun\"");
    }

    @Test
    void tellsOfWhatIsSkipped() throws Exception {
        Ran.well(good, "-s", 2, "-q");
        assertThat(rows(report(1, "r.csv", "--newer")).get(1).subList(1, 3))
                .containsExactly("skipped", good.toString().replace(".png", "-2x.png"));
        assertThat(report(1, "r.xml", "--newer")).contains("skipped=\"1\"", "<skipped message=");
        assertThat(report(1, "r.json", "--newer")).contains("\"status\":\"skipped\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"r.json", "r.csv", "r.xml"})
    void takesThePlaceOfAnEarlierOneAndOfNothingElseUnasked(String name) throws IOException {
        Path report = folder.resolve(name);
        Files.createFile(report);
        String first = report(1, name);
        assertThat(first).isNotEmpty();
        assertThat(report(1, name, "-m", "nearest")).isNotEqualTo(first).contains("exists already");
        Files.writeString(report, "precious");
        Ran ran = Ran.with(good, "-s", 4, "--report", report);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.complaints())
                .containsExactly("upscale: --report is not written over " + report + ", which is none: -f replaces it");
        assertThat(report).hasContent("precious");
        assertThat(report(1, name, "-f")).contains("no such file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r.txt | --report ends in .json, .csv or .xml, and not as ",
                "nowhere/r.csv | --report goes into an existing folder, which ",
                "folder.xml | --report is written to a file, and ",
            })
    void isRefusedBeforeAnythingIsDone(String name, String message) throws IOException {
        Files.createDirectory(folder.resolve("folder.xml"));
        Ran ran = Ran.with(good, "-s", 2, "-f", "-o", folder + "/out/", "--report", folder.resolve(name));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.complaints()).singleElement().asString().startsWith("upscale: " + message);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void isNeverAnInput() throws IOException {
        Path input = Files.move(good, folder.resolve("image.json"));
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), input);
        byte[] before = Files.readAllBytes(input);
        for (Path report : List.of(input, link)) {
            Ran ran = Ran.with(input, "-s", 2, "-f", "--report", report);
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.complaints()).containsExactly("upscale: --report would be written to the input " + input);
        }
        assertThat(input).hasBinaryContent(before);
    }

    @Test
    void isNeverAResult() throws IOException {
        Path input = ImageFiles.gray(folder.resolve("a.png"));
        Path result = folder.resolve("r.csv");
        Ran ran = Ran.with(input, "-s", 2, "-f", "-o", result, "--format", "png", "--report", result);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("upscale: the report " + result + ": is a result of this run");
        assertThat(Files.readAllBytes(result)).startsWith(0x89, 'P');
    }

    /** A part of a batch that has no inputs is done as well. */
    @Test
    void ofNoInputsIsWrittenToo() throws IOException {
        Path report = folder.resolve("r.json");
        Path empty = Files.createDirectory(folder.resolve("part"));
        ImageFiles.gray(empty.resolve("a.png"));
        int written = 0;
        for (int part = 1; part <= 2; part++) {
            Ran.well(empty, "-s", 2, "-o", folder + "/out/", "--shard", part + "/2", "--report", report);
            written += JsonParser.parseString(Files.readString(report))
                    .getAsJsonObject()
                    .getAsJsonArray("results")
                    .size();
        }
        assertThat(written).isEqualTo(1);
    }

    @Test
    void leavesNothingElseBehind() throws IOException {
        report(1, "r.json");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(".")))
                    .isEmpty();
        }
        assertThat(Files.readAllBytes(folder.resolve("r.json")))
                .isEqualTo(Files.readString(folder.resolve("r.json")).getBytes(StandardCharsets.UTF_8));
    }
}
