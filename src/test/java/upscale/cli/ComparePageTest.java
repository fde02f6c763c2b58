package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.htmlunit.BrowserVersion;
import org.htmlunit.StringWebResponse;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.util.WebConnectionWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page that {@code compare --report} writes, opened in a browser without a screen and used. */
class ComparePageTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&amp;\u0001.png";

    @TempDir
    private Path folder;

    private Path report;
    private final WebClient browser = new WebClient(BrowserVersion.FIREFOX);
    private final List<String> requests = new ArrayList<>();
    private final List<String> alerts = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        Path actual = folder.resolve("actual");
        Path expected = folder.resolve("expected");
        PairsOfEveryKind.write(actual, expected);
        ImageFiles.gray(actual.resolve(HOSTILE));
        report = folder.resolve("r.html");
        Ran ran = Ran.with("compare", actual, expected, "-q", "--report", report, "--allow-new");
        assertThat(ran.code()).as(ran.err()).isEqualTo(5);
        browser.getOptions().setThrowExceptionOnScriptError(true);
        browser.setAlertHandler((page, message) -> alerts.add(message));
        browser.getOptions().setDownloadImages(true);
        browser.setWebConnection(new WebConnectionWrapper(browser) {
            @Override
            public WebResponse getResponse(WebRequest request) throws IOException {
                requests.add(request.getUrl().toString());
                return new StringWebResponse("", request.getUrl());
            }
        });
    }

    @Test
    void requestsWouldBeSeen() throws IOException {
        browser.loadHtmlCodeIntoCurrentWindow("<script src=http://nowhere.invalid/x.js></script>");
        assertThat(requests).containsExactly("http://nowhere.invalid/x.js");
        requests.clear();
    }

    /** Whatever was done with it: no script failed, nothing was asked of any network, and no name was run. */
    @AfterEach
    void nothingElseHappened() {
        browser.close();
        assertThat(requests).isEmpty();
        assertThat(alerts).isEmpty();
    }

    private HtmlPage page() throws IOException {
        return browser.getPage(report.toUri().toURL());
    }

    private static HtmlElement pair(HtmlPage page, String name) {
        return page.querySelectorAll(".pair").stream()
                .map(HtmlElement.class::cast)
                .filter(pair -> pair.querySelector(".name").getTextContent().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> seen(HtmlPage page) {
        return page.querySelectorAll(".pair").stream()
                .filter(DomNode::isDisplayed)
                .map(pair -> pair.querySelector(".name").getTextContent())
                .toList();
    }

    /** Of a pair, which pictures are on the screen. */
    private static List<String> pictures(DomNode pair) {
        return pair.querySelectorAll("figure").stream()
                .filter(DomNode::isDisplayed)
                .map(figure -> ((DomElement) figure).getAttribute("class"))
                .toList();
    }

    private static void choose(DomNode within, String selector) throws IOException {
        ((HtmlElement) within.querySelector(selector)).click();
    }

    @Test
    void everyPairIsThereWithItsStatusAndPictures() throws IOException {
        HtmlPage page = page();
        assertThat(page.getElementById("summary").getTextContent())
                .isEqualTo("\u2717 4 of 7 fail: 1 same, 1 different, 1 size differs, 1 missing, 2 new, 1 undecodable");
        assertThat(seen(page))
                .containsExactlyInAnyOrder(
                        "below/same.png",
                        "cut.png",
                        "different.png",
                        "missing.png",
                        "new.png",
                        "size.png",
                        HOSTILE.replace('\u0001', '?'));
        assertThat(pictures(pair(page, "different.png"))).containsExactly("actual", "expected", "difference");
        assertThat(pictures(pair(page, "size.png"))).containsExactly("actual", "expected");
        assertThat(pictures(pair(page, "missing.png"))).containsExactly("expected");
        assertThat(pictures(pair(page, "cut.png"))).isEmpty();
        assertThat(pair(page, "different.png").querySelector("table").getTextContent())
                .containsPattern("max\\s*\\d+ at \\d+,\\d+: \\d+, expected \\d+");
        assertThat(pair(page, "cut.png").querySelector(".reason").getTextContent())
                .contains("corrupt png");
    }

    @Test
    void whatPassesIsFolded() throws IOException {
        HtmlPage page = page();
        assertThat(pair(page, "different.png").hasAttribute("open")).isTrue();
        assertThat(pair(page, "below/same.png").hasAttribute("open")).isFalse();
        assertThat(pair(page, "new.png").hasAttribute("open")).isFalse();
        assertThat(pair(page, "new.png").querySelector("summary").getTextContent())
                .contains("new (allowed)");
        pair(page, "new.png").setAttribute("open", "");
        assertThat(pictures(pair(page, "new.png"))).containsExactly("actual");
    }

    @Test
    void pairsAreFilteredByStatusAndName() throws IOException {
        HtmlPage page = page();
        DomElement told = page.getElementById("seen");
        assertThat(told.getTextContent()).isEqualTo("7 of 7 shown");
        choose(page, "input[value=new]");
        choose(page, "input[value=same]");
        assertThat(seen(page)).containsExactly("cut.png", "different.png", "missing.png", "size.png");
        assertThat(told.getTextContent()).isEqualTo("4 of 7 shown");
        ((HtmlInput) page.getElementById("search")).type("IFF");
        assertThat(seen(page)).containsExactly("different.png");
        assertThat(told.getTextContent()).isEqualTo("1 of 7 shown");
        choose(page, "input[value=different]");
        assertThat(seen(page)).isEmpty();
    }

    @Test
    void theSliderUncoversTheExpectedOne() throws IOException {
        HtmlPage page = page();
        HtmlElement pair = pair(page, "different.png");
        HtmlInput slider = pair.querySelector("input[type=range]");
        assertThat(slider.isDisplayed()).isFalse();
        choose(pair, "input[value=slide]");
        assertThat(slider.isDisplayed()).isTrue();
        assertThat(pictures(pair)).containsExactly("actual", "expected");
        DomElement expected = pair.querySelector(".expected");
        assertThat(expected.getAttribute("style")).contains("inset(0 0 0 50%)");
        slider.setValue("80");
        slider.fireEvent("input");
        assertThat(expected.getAttribute("style")).contains("inset(0 0 0 80%)");
        choose(pair, "input[value=side]");
        assertThat(pictures(pair)).containsExactly("actual", "expected", "difference");
        assertThat(expected.getAttribute("style")).doesNotContain("inset");
    }

    @Test
    @Timeout(60)
    void blinkingShowsBothInTurnsUntilAnotherViewIsChosen() throws IOException {
        HtmlPage page = page();
        HtmlElement pair = pair(page, "different.png");
        choose(pair, "input[value=blink]");
        List<String> first = pictures(pair);
        assertThat(first).hasSize(1);
        assertThat(browser.waitForBackgroundJavaScript(1)).isPositive();
        List<String> then = first;
        while (then.size() != 1 || then.equals(first)) { // in between, one is hidden already and the other one not yet
            browser.waitForBackgroundJavaScript(10);
            then = pictures(pair);
        }
        assertThat(Stream.concat(first.stream(), then.stream())).containsExactlyInAnyOrder("actual", "expected");
        choose(pair, "input[value=difference]");
        assertThat(pictures(pair)).containsExactly("difference");
        assertThat(page.getEnclosingWindow().getJobManager().getJobCount()).isZero();
    }

    @Test
    void pairsAreLookedAtByThemselves() throws IOException {
        HtmlPage page = page();
        choose(pair(page, "different.png"), "input[value=difference]");
        assertThat(pictures(pair(page, "size.png"))).containsExactly("actual", "expected");
        HtmlElement choice = pair(page, "size.png").querySelector("input[value=difference]");
        assertThat(choice.isDisplayed())
                .as("of other sizes there is no difference")
                .isFalse();
        assertThat(((HtmlElement) pair(page, "missing.png").querySelector(".views")).isDisplayed())
                .isFalse();
    }

    @Test
    void picturesAreZoomedInWholePixels() throws IOException {
        HtmlPage page = page();
        HtmlElement pair = pair(page, "different.png");
        HtmlSelect zoom = pair.querySelector("select");
        assertThat(zoom.getSelectedOptions().get(0).getText()).isEqualTo("fit");
        HtmlOption four = zoom.getOptionByText("4");
        zoom.setSelectedAttribute(four, true);
        for (DomNode picture : pair.querySelectorAll("img")) {
            assertThat(((DomElement) picture).getAttribute("style")).contains("width: 1152px");
        }
        assertThat(((DomElement) pair.querySelector(".viewer")).getAttribute("class"))
                .contains("zoomed");
        HtmlSelect small = pair(page, HOSTILE.replace('\u0001', '?')).querySelector("select");
        assertThat(small.getSelectedOptions().get(0).getText())
                .as("of five pixels")
                .isEqualTo("32");
    }

    /** Everything can be reached and is named, for those who use no mouse or see no picture. */
    @Test
    void controlsAndPicturesAreNamed() throws IOException {
        HtmlPage page = page();
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        for (DomNode picture : page.querySelectorAll("img")) {
            assertThat(((DomElement) picture).getAttribute("alt")).matches("(?s)(actual|expected|difference): .+png");
        }
        for (DomNode control : page.querySelectorAll("input, select")) {
            assertThat(((HtmlElement) control).getEnclosingElement("label")).isNotNull();
        }
        for (DomNode group : page.querySelectorAll("fieldset")) {
            assertThat(group.querySelector("legend").getTextContent()).isNotBlank();
        }
    }

    @Test
    void nothingIsLoadedAndNothingButItsOwnScriptMayRun() throws IOException {
        String text = Files.readString(report);
        assertThat(text)
                .containsPattern("Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                        + "style-src 'sha256-[\\w+/=]+'; script-src 'sha256-[\\w+/=]+'; ")
                .doesNotContain("http:", "https:", "<img src=x", "style=\"")
                .doesNotContainPattern(" on\\w+=\"");
        assertThat(page().querySelectorAll("img")).hasSize(8);
    }

    @Test
    void picturesAreInTheirBytesWhatWasCompared() throws IOException {
        HtmlPage page = page();
        DomElement difference = pair(page, "different.png").querySelector(".difference img");
        byte[] png = Base64.getDecoder().decode(difference.getAttribute("src").replace("data:image/png;base64,", ""));
        var image = ImageIO.read(new ByteArrayInputStream(png));
        int marked = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                marked += (image.getRGB(x, y) & 0xffffff) == 0xd55e00 ? 1 : 0;
            }
        }
        String told = pair(page, "different.png").querySelector(".reason").getTextContent();
        assertThat(told).startsWith(marked + " of ");
    }
}
