package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import upscale.format.Formats;
import upscale.format.Metadata;
import upscale.format.Source;
import upscale.format.Written;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/** What {@code upscale explain} shows is what the real command makes of the same numbers with the same options. */
class ExplainedAsDoneTest {
    private static final Formats FORMATS = Formats.load(ExplainedAsDoneTest.class.getClassLoader());

    /** Explanations show four decimals. */
    private static final double SHOWN = 5.1e-5;

    private static final int ALIKE = 9;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transposed | 0 1 2;3 4 -5 | -s 2",
                "transposed | 0 1;2 3 | -s 3x2",
                "transposed | 0 1;2 3 | -s 2 --edge zero",
                "transposed | 0 1;2 3 | -s 2 --like keras",
                "transposed | 0 1;2 3 | -s 2 --edge wrap --bias -1.5",
                "transposed | 0 1 2;3 4 5 | --stride 1,3 --dilation 2,1",
                "transposed | 0 1;2 3 | -k bicubic -s 2 --edge mirror",
                "transposed | 1 2;4 3 | -k 1,2,3;4,5,6;7,8,9 -s 2 --padding same --like keras",
                "transposed | 1 2;4 3 | -k 1,2,3;4,5,6;7,8,9 -s 2 --padding same-lower --like ort",
                "transposed | 1 2;4 3 | -k 1,2,3;4,5,6;7,8,9 -s 2 --padding 1 --output-padding 1 --like torch --bias 3",
                "transposed | 1 2;4 3 | -k 1,2,3;4,5,6 --stride 3,2 --padding 1,0 --output-padding 2,1 --dilation 1,2",
                "transposed | 1 2;4 3 | -k 1,2,3;4,5,6 --stride 3,2 --padding 0,1,1,0 --edge reflect",
                "transposed | 1 2;4 3 | -k 1,2;4,5 -s 3 --edge replicate --like keras",
                "transposed | 1 2;4 3 | -k 1,2,1;4,5,3;7,8,9 --stride 2 --size 5x6",
                "transposed | 1 2;4 3 | -k 1,2,1;4,5,3;7,8,9 --stride 2 --size 9x10 --like onnx",
                "transposed | 1 2;4 3 | -k 1,2,1;2,4,2;1,2,1 -s 2 --even-overlap gain --bias 1",
                "transposed | 1 2;4 3 | -k 1,2,1;2,4,2;1,2,1 -s 2 --even-overlap count --edge replicate",
                "conv | 3 5 2 7;4 1 3 8;6 3 8 2 | -k 1,2,1;2,1,2;1,1,2",
                "conv | 3 5 2 7;4 1 3 8;6 3 8 2 | -k edge",
                "conv | 3 5 2 7;4 1 3 8;6 3 8 2 | -k 1,2,1;2,1,2 --padding same --stride 2,1",
                "conv | 3 5 2 7;4 1 3 8;6 3 8 2 | -k 1,2,1;2,1,2 --padding same-lower --edge mirror --bias 2",
                "conv | 3 5 2 7;4 1 3 8;6 3 8 2 | -k 1,2;-2,1 --padding 1,0,2,1 --dilation 1,2 --edge wrap",
                "conv | 3 5 2 7;4 1 3 8;6 3 8 2 | -k 1,2;-2,1 --padding 2 --stride 3,2 --edge 10",
                "pool | 3 5 2 7;4 1 3 8;6 3 8 2 | -k 2",
                "pool | 3 5 2 7;4 1 3 8;6 3 8 2 | -k 2,3 --stride 1,2 --padding 1 --ceil-mode",
                "pool | 3 5 2 7;4 1 3 8;6 3 8 2 | -k 3,2 --padding same --dilation 1,2 --stride 1",
                "pool | 3 5 2 7;4 1 3 8;6 3 8 2 | -k 2 --padding 1 --type average",
                "pool | 3 5 2 7;4 1 3 8;6 3 8 2 | -k 3x2 --padding 1 --type average --no-count-padding",
                "max-unpool | 3 5 2 7 9;4 1 3 8 9;6 3 8 2 9 | -k 2",
                "max-unpool | 5 5 2;5 5 3;1 2 3 | -k 2 --stride 1",
                "max-unpool | 5 5 2;5 5 3;1 2 3 | -k 3,2 --stride 2,1 --padding 1",
                "bed-of-nails | 1 2 3;4 5 6 | -s 3x2 --offset 1,2",
            })
    void outputsAreEqual(String operator, String input, String words) throws Exception {
        double[][] numbers = numbers(input);
        List<String> asked = new ArrayList<>(List.of("explain", operator, "--input", input, "--as", "svg"));
        asked.addAll(List.of(words.split(" ")));
        List<Double> shown = shown(Ran.well(asked.toArray()).out(), "output").stream()
                .map(Double::valueOf)
                .toList();
        Raster done = done(operator, written(numbers), words);
        assertThat(shown).hasSize(done.info().width() * done.info().height());
        for (int i = 0; i < shown.size(); i++) {
            assertThat(shown.get(i))
                    .isCloseTo(
                            done.get(0, i % done.info().width(), i / done.info().width()), within(SHOWN));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lanczos | -s 2x1 --at 5",
                "lanczos | -s 2x1 --at 0 --edge mirror",
                "mitchell | -s 1.5x1 --at 7 --edge 30",
                "bicubic | -s 0.5x1 --at 2",
                "bicubic | -s 2.7x1 --at 3 --like onnx",
                "bilinear | -s 3x1 --at 4 --align align-corners",
                "nearest | -s 3x1 --at 4 --nearest-rounding floor",
            })
    void sumsAreEqual(String operator, String words) throws Exception {
        String input = "10 20 40 80 60 50 30 0";
        List<String> asked = new ArrayList<>(List.of("explain", operator, "--input", input, "--as", "svg"));
        asked.addAll(List.of(words.split(" ")));
        List<String> taps = shown(Ran.well(asked.toArray()).out(), "taps of the output");
        int at = Integer.parseInt(words.replaceAll(".*--at (\\d+).*", "$1"));
        // Rows alike, as what lies beyond the borders counts across rows as well.
        double[][] alike = numbers(String.join(";", Collections.nCopies(ALIKE, input)));
        Raster done = done(operator, written(alike), words.replaceAll(" --at \\d+", ""));
        assertThat(Double.parseDouble(taps.get(taps.size() - 1))).isCloseTo(done.get(0, at, ALIKE / 2), within(1e-4));
    }

    private static double[][] numbers(String input) {
        return Arrays.stream(input.split(";"))
                .map(row -> Arrays.stream(row.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    private Path written(double[][] numbers) throws IOException {
        Raster raster = Raster.allocate(ImageInfo.gray(numbers[0].length, numbers.length, SampleType.F64));
        for (int y = 0; y < numbers.length; y++) {
            raster.setRow(0, y, numbers[y], 0, 1);
        }
        return Files.write(
                folder.resolve("in.npy"), Written.by(FORMATS.named("npy").orElseThrow(), raster, Metadata.NONE));
    }

    private Raster done(String operator, Path in, String words) throws IOException {
        Path out = folder.resolve("out.npy");
        switch (operator) {
            case "conv", "pool" -> run(List.of(operator, in, "-o", out), words);
            case "max-unpool" -> {
                Path pooled = folder.resolve("pooled.npy");
                Path indices = folder.resolve("indices.npy");
                run(List.of("pool", in, "-o", pooled, "--indices", indices), words);
                run(List.of(pooled, "-o", out, "-m", operator, "--indices", indices), "-q");
            }
            default -> run(List.of(in, "-o", out, "-m", operator), words);
        }
        return FORMATS.of(Source.of(out)).read(Source.of(out)).first().raster();
    }

    private static void run(List<?> first, String words) {
        List<Object> all = new ArrayList<>(first);
        all.add("-q");
        Arrays.stream(words.split(" ")).filter(word -> !word.equals("-q")).forEach(all::add);
        Ran.well(all.toArray());
    }

    /** The cells of the first table of a picture with this caption. */
    private static List<String> shown(byte[] svg, String caption) throws Exception {
        var texts = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg))
                .getElementsByTagName("text");
        List<String> cells = new ArrayList<>();
        boolean within = false;
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            if (within && !text.getAttribute("class").startsWith("cell")) {
                if (!text.getAttribute("class").equals("sign")) {
                    break;
                }
            } else if (within) {
                cells.add(text.getTextContent());
            }
            within |= text.getAttribute("class").equals("caption")
                    && text.getTextContent().startsWith(caption);
        }
        return cells;
    }
}
