package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.OptionalInt;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import upscale.explain.Explained;
import upscale.explain.Numbers;
import upscale.explain.Question;
import upscale.explain.TextPage;
import upscale.image.Ratio;
import upscale.method.MethodOptions;
import upscale.method.Methods;
import upscale.method.Target;

/** {@code upscale explain} as a user runs it. */
class ExplainTest {
    @Test
    void threeByThreeOnTwoByTwoFitsATerminal() {
        Ran ran = Ran.well("explain", "transposed", "-k", "1 2 3; 4 5 6; 7 8 9", "--input", "0 1; 2 3");
        assertThat(ran.text().lines()).hasSizeGreaterThan(40).allMatch(line -> line.length() <= 80);
        assertThat(ran.text()).contains("C, 4x16", "C transposed, 16x4").doesNotContain("\u001b");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void aScaleAndAStrideAreTheSame() {
        String kernel = "1 2; 3 4; 5 6";
        assertThat(Ran.well("explain", "transposed", "-k", kernel, "-s", "3x2").text())
                .isEqualTo(Ran.well("explain", "transposed", "-k", kernel, "--stride", "2,3")
                        .text())
                .contains("output 5x5.");
    }

    @Test
    void aTableThatIsTooWideIsCut() {
        Ran ran = Ran.well("explain", "transposed", "-s", "2");
        assertThat(ran.text().lines()).allMatch(line -> line.length() <= 80);
        assertThat(ran.text()).contains("C transposed, 16x16, columns 0 to ");
    }

    @Test
    void colourChangesNothingElse() {
        Methods methods = Methods.load(ExplainTest.class.getClassLoader());
        Question question = new Question(
                methods,
                methods.named("bed-of-nails").orElseThrow(),
                MethodOptions.of(new Target.Scale(Ratio.of(3), Ratio.of(2))),
                new Numbers(new double[][] {{1, -2.5}}));
        var explanation = Explained.of(question, OptionalInt.empty());
        String coloured = TextPage.of(explanation, true);
        assertThat(coloured).contains("\u001b[1;36m-2.5\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "").replaceAll(" +\n", "\n"))
                .isEqualTo(TextPage.of(explanation, false));
    }

    @Test
    void thePictureIsXmlWithEveryNumber() throws Exception {
        Ran ran = Ran.well("explain", "conv", "-k", "-1 1.25", "--input", "2 4 6", "--as", "svg");
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(ran.out()));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        var texts = document.getElementsByTagName("text");
        List<String> shown = java.util.stream.IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
        assertThat(shown).contains("Convolution", "-1", "1.25", "3", "3.5", "out[0,0] = 2·(-1) + 4·1.25 = 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "explain | explain what?",
                "explain nothing-known | no method or kernel is called 'nothing-known'",
                "explain transposed -s 1.5 | transposed takes a whole scale of at least 1 as its stride",
                "explain pixel-shuffle -s 3 | 4 cannot be divided so",
                "explain pool | how large is the window?",
                "explain pool -k 2 -s 2 | pool takes no scale and no size",
                "explain pool -k 2 --edge zero | max-pooling does not take --edge",
                "explain pool -k 2 --count-padding | --count-padding goes with --type average",
                "explain pool -k 2 -m lanczos | name the operator once",
                "explain pool -k 9 | does not fit into 4 samples",
                "explain max-unpool -k 2 --type average | an average has no position",
                "explain conv -k 1 --ceil-mode | conv pools nothing",
                "explain conv -k 1 --output-padding 1 | convolution does not take --output-padding",
                "explain conv | which kernel?",
                "explain lanczos | how large?",
                "explain lanczos -s 2 --at 16 | --at 16 is no output: they are 0 to 15",
                "explain lanczos -s 2 -m bicubic | name the operator once",
                "explain lanczos -s 2 --stride 2 | lanczos does not take --stride",
                "explain conv -k 1 -s 2 | conv takes no scale and no size",
                "explain conv -k 1 --at 0 | --at is for interpolations",
                "explain conv -k 1 --edge renormalize | convolution does not renormalise its taps",
                "explain transposed -k 1 --groups 2 | explain shows one channel, and one cannot be dealt to 2 groups",
                "explain transposed -k 1 --stride 2000 | explain is for small numbers",
                "explain bed-of-nails -s 2 --input 1,x | 'x' in row 1, column 2 is no number",
                "explain bed-of-nails -s 2 --input 1;2,3 | rows of 1 and of 2 numbers",
                "explain bed-of-nails -s 2 --as png | 'png' is no layout",
            })
    void whatMakesNoSenseIsOneLineAndExitTwo(String words, String message) {
        Ran ran = Ran.with((Object[]) words.split(" "));
        assertThat(ran.complaints())
                .singleElement()
                .asString()
                .startsWith("upscale: ")
                .contains(message);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.text()).isEmpty();
    }
}
