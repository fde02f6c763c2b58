package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import upscale.format.png.PngFormat;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.outcomes.OutcomeReport;
import upscale.outcomes.OutcomeTelling;
import upscale.regression.Verdict;
import upscale.telling.Messages;
import upscale.telling.ReportFormat;

/** What {@code compare} reports, held against the schemas of JSON and JUnit, and read by parsers of others. */
class CompareReportTest {
    private static final String HOSTILE = "50%,<b>&\"'\n::error::\u0001.png";

    @TempDir
    private Path folder;

    private Path actual;
    private Path expected;

    @BeforeEach
    void write() throws IOException {
        actual = folder.resolve("actual");
        expected = folder.resolve("expected");
        PairsOfEveryKind.write(actual, expected);
        ImageFiles.gray(actual.resolve(HOSTILE));
    }

    private String report(int code, String name, Object... more) throws IOException {
        List<Object> args = new ArrayList<>(List.of("compare", actual, expected, "-q"));
        args.addAll(List.of("--report", folder.resolve(name)));
        args.addAll(List.of(more));
        Ran ran = Ran.with(args.toArray());
        assertThat(ran.code()).as(ran.err()).isEqualTo(code);
        return Files.readString(folder.resolve(name));
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchema.of(Path.of("docs", "compare.schema.json"));
    }

    @Test
    void jsonIsAsItsSchemaSays() throws IOException {
        String report = report(5, "r.json", "--metrics", "all", "--max-cluster", "1:8x8", "--diff", folder + "/a/");
        assertThat(schema().wrong(report)).isEmpty();
        List<String> printed = Ran.with(
                        "compare",
                        actual,
                        expected,
                        "--json",
                        "--metrics",
                        "all",
                        "--max-cluster",
                        "1:8x8",
                        "--diff",
                        folder + "/a/",
                        "-f")
                .text()
                .lines()
                .toList();
        assertThat(printed)
                .hasSize(7)
                .allSatisfy(line ->
                        assertThat(schema().definition("pair").wrong(line)).isEmpty());
        JsonArray results = JsonParser.parseString(report).getAsJsonObject().getAsJsonArray("results");
        for (int i = 0; i < results.size(); i++) {
            JsonObject result = results.get(i).getAsJsonObject();
            JsonObject line = JsonParser.parseString(printed.get(i)).getAsJsonObject();
            result.remove("millis");
            line.remove("millis");
            assertThat((JsonElement) result).isEqualTo(line);
        }
    }

    /** NaN against a number is infinitely far. */
    @Test
    void jsonHasNoNumbersThatJsonHasNot() throws IOException {
        Path nan = folder.resolve("nan.npy");
        Path one = folder.resolve("one.npy");
        ImageInfo info = ImageInfo.gray(2, 1, SampleType.F32);
        ImageFiles.write(nan, Samples.raster(info, (c, x, y) -> x == 0 ? Double.NaN : 1));
        ImageFiles.write(one, Samples.constant(info, 1));
        String line = Ran.with("compare", nan, one, "--json").text();
        assertThat(schema().definition("pair").wrong(line)).isEmpty();
        assertThat(line).contains("\"max\":null", "\"x\":0");
        assertThat(Ran.well("compare", one, one, "--json").text()).contains("\"psnr\":null");
    }

    /** A schema that took anything would hold as well. */
    @Test
    void theSchemaCanBeBroken() throws IOException {
        String report = report(5, "r.json");
        assertThat(schema().wrong(report.replace("\"schema\":1", "\"schema\":2")))
                .isNotEmpty();
        assertThat(schema().wrong(report.replace("\"fails\"", "\"failed\""))).isNotEmpty();
        assertThat(schema().wrong(report.replace("\"size-differs\",\"fails", "\"other\",\"fails")))
                .hasSize(1);
        assertThat(schema().wrong(report.replaceAll("\"pixels\":\\d+", "\"pixels\":0.5")))
                .isNotEmpty();
    }

    @Test
    void whatIsAllowedDoesNotFail() throws IOException {
        JsonObject report = JsonParser.parseString(report(4, "r.json", "--allow-undecodable", "--allow-new"))
                .getAsJsonObject();
        Map<String, Boolean> fails = new TreeMap<>();
        for (JsonElement each : report.getAsJsonArray("results")) {
            JsonObject result = each.getAsJsonObject();
            fails.put(result.get("status").getAsString(), result.get("fails").getAsBoolean());
        }
        assertThat(fails)
                .isEqualTo(Map.of(
                        "same",
                        false,
                        "different",
                        true,
                        "size-differs",
                        true,
                        "missing",
                        true,
                        "new",
                        false,
                        "undecodable",
                        false));
        JsonObject summary = report.getAsJsonObject("summary");
        assertThat(summary.get("failed").getAsInt()).isEqualTo(3);
        assertThat(summary.get("new").getAsInt()).isEqualTo(2);
    }

    private Map<String, Element> cases(String report) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(getClass().getResource("/upscale/junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(report)));
        NodeList cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(report)))
                .getElementsByTagName("testcase");
        Map<String, Element> byName = new TreeMap<>();
        for (int i = 0; i < cases.getLength(); i++) {
            byName.put(((Element) cases.item(i)).getAttribute("name"), (Element) cases.item(i));
        }
        return byName;
    }

    private static Element within(Element element, String tag) {
        NodeList found = element.getElementsByTagName(tag);
        assertThat(found.getLength()).as(tag).isEqualTo(1);
        return (Element) found.item(0);
    }

    @Test
    void xmlIsThatOfJunit() throws Exception {
        String report = report(5, "r.xml", "--metrics", "ssim");
        Map<String, Element> cases = cases(report);
        assertThat(cases.keySet())
                .containsExactlyInAnyOrder(
                        "below/same.png",
                        "cut.png",
                        "different.png",
                        "missing.png",
                        "new.png",
                        "size.png",
                        HOSTILE.replace('\u0001', '?'));
        Element suite = (Element) cases.get("new.png").getParentNode();
        assertThat(suite.getAttribute("tests")).isEqualTo("7");
        assertThat(suite.getAttribute("failures")).isEqualTo("5");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        Element failure = within(cases.get("different.png"), "failure");
        assertThat(failure.getAttribute("type")).isEqualTo("different");
        assertThat(failure.getAttribute("message")).matches("different: \\d+ of \\d+ pixels differ");
        assertThat(within(cases.get("different.png"), "system-out").getTextContent())
                .containsPattern("(?m)^max \\d+ at \\d+,\\d+: \\d+, expected \\d+$")
                .containsPattern("(?m)^psnr \\d+\\.\\d+ dB$")
                .containsPattern("(?m)^ssim 0\\.\\d+$");
        assertThat(within(cases.get("size.png"), "failure").getAttribute("type"))
                .isEqualTo("size-differs");
        assertThat(within(cases.get("cut.png"), "error").getAttribute("type")).isEqualTo("undecodable");
        assertThat(within(cases.get("below/same.png"), "system-out").getTextContent())
                .contains("max 0");
        assertThat(cases.get("below/same.png").getElementsByTagName("failure").getLength())
                .isZero();
    }

    @Test
    void xmlSkipsWhatIsAllowed() throws Exception {
        String report =
                report(1, "r.xml", "--allow-undecodable", "--allow-new", "--allow-missing", "--allow-size-differs");
        Map<String, Element> cases = cases(report);
        assertThat(within(cases.get("new.png"), "skipped").getAttribute("message"))
                .isEqualTo("new: nothing of that name is expected");
        Element suite = (Element) cases.get("new.png").getParentNode();
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(suite.getAttribute("skipped")).isEqualTo("5");
    }

    @Test
    void csvHasARowForEachPage() throws IOException {
        Files.delete(actual.resolve(HOSTILE));
        List<String> rows = report(5, "r.csv").lines().toList();
        assertThat(rows).hasSize(7);
        assertThat(rows.get(0))
                .isEqualTo("name,status,reasons,page,pixels,different,max,x,y,actual,expected,mae,mse,rmse,psnr,ssim,"
                        + "ms-ssim,ciede2000,ciede2000-p99,ciede2000-max");
        assertThat(rows.get(1)).startsWith("below/same.png,same,,1,").contains(",0,0.0,,,,,0.0,0.0,0.0,Infinity,,");
        assertThat(rows.get(3)).matches("different\\.png,different,\\d+ of \\d+ pixels differ,1(,[\\d.E-]+){11},,,,,");
        assertThat(rows.get(4)).startsWith("missing.png,missing,expected as ").endsWith(",,,,,,,,,,,,,,,,,");
    }

    @Test
    void githubIsToldByCommandsInPlaceOfLines() throws IOException {
        Ran ran = Ran.with("compare", actual, expected, "--report-format", "github", "--allow-new");
        assertThat(ran.code()).isEqualTo(5);
        List<String> lines = ran.text().lines().toList();
        assertThat(lines).hasSize(8);
        assertThat(lines.get(0))
                .isEqualTo("::notice file=" + property(actual.resolve(HOSTILE))
                        + ",title=new%3A 50%25%2C<b>&\"'%0A%3A%3Aerror%3A%3A?.png"
                        + "::50%25,<b>&\"'%0A::error::?.png  new: nothing of that name is expected");
        assertThat(lines.get(1)).isEqualTo("below/same.png  same");
        assertThat(lines.get(4))
                .isEqualTo("::error file=" + property(expected.resolve("missing.png"))
                        + ",title=missing%3A missing.png::missing.png  missing: expected as "
                        + expected.resolve("missing.png"));
        assertThat(lines.get(7)).isEqualTo("1 same, 1 different, 1 size differs, 1 missing, 2 new, 1 undecodable");
        assertThat(report(5, "commands", "--report-format", "github", "--allow-new")
                        .lines())
                .containsExactlyElementsOf(
                        lines.stream().filter(line -> line.startsWith("::")).toList());
        Path page = folder.resolve("r.html");
        Ran both = Ran.with("compare", actual, expected, "--report-format", "github", "--allow-new", "--report", page);
        assertThat(both.text()).isEqualTo(ran.text());
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>");
    }

    // As a runner undoes it.
    private static String property(Path file) {
        return file.toString()
                .replace("%", "%25")
                .replace("\n", "%0A")
                .replace(":", "%3A")
                .replace(",", "%2C")
                .replace('\u0001', '?');
    }

    @ParameterizedTest
    @ValueSource(strings = {"r.json", "r.csv", "r.xml", "r.html"})
    void takesThePlaceOfAnEarlierOneAndOfNothingElse(String name) throws IOException {
        Path report = folder.resolve(name);
        Files.createFile(report);
        String first = report(5, name);
        assertThat(report(5, name, "--max-diff", "255")).isNotEqualTo(first);
        Files.writeString(report, "precious");
        Ran ran = Ran.with("compare", actual, expected, "--report", report);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.complaints())
                .containsExactly("upscale: --report is not written over " + report + ", which is none: -f replaces it");
        assertThat(ran.text()).isEmpty();
        assertThat(report).hasContent("precious");
        assertThat(report(5, name, "-f")).isNotEqualTo("precious");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--report r.txt | --report ends in .json, .csv, .xml or .html, and not as r.txt, or --report-format",
                "--report actual/r.xml | --report does not go into actual, whose files are compared",
                "--report nowhere/r.csv | --report goes into an existing folder, which ",
                "--report-format junit | --report-format junit says what --report FILE is written as: give --report FILE",
                "--report-format github --json | --report-format github and --json both print on standard output",
                "--report - --report-format csv | --report is a file; standard output is for what is told: --json",
                "-f | --force goes with --diff or --report",
                "--report r --report-format xml | --report-format: 'xml' is no format of",
            })
    void isRefusedBeforeAnythingIsCompared(String words, String message) throws IOException {
        List<Object> args = new ArrayList<>(List.of("compare", actual, expected));
        args.addAll(List.of(words.replace("actual/", actual + "/").split(" ")));
        Ran ran = Ran.with(args.toArray());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.text()).isEmpty();
        assertThat(ran.complaints())
                .singleElement()
                .asString()
                .startsWith("upscale: " + message.replace("into actual", "into " + actual));
        try (Stream<Path> files = Files.list(actual)) {
            assertThat(files).noneMatch(file -> file.endsWith("r.xml"));
        }
    }

    @Test
    void oneThatCannotBeWrittenFailsTheRun() throws IOException {
        Path place = Files.createDirectory(folder.resolve("place"));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Messages messages = new Messages(new PrintStream(err, true, StandardCharsets.UTF_8));
        OutcomeReport report = OutcomeReport.at(
                place.resolve("r.json"),
                ReportFormat.JSON,
                List.of(),
                false,
                Verdict.STRICT,
                new PngFormat(),
                "1",
                messages);
        OutcomeTelling telling = new OutcomeTelling(Verdict.STRICT, messages, Optional.of(report));
        Files.delete(place);
        assertThat(telling.end()).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("upscale: the report " + place.resolve("r.json"));
    }
}
