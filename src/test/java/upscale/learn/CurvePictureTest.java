package upscale.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CurvePictureTest {
    private static Document picture(Curve curve, Map<String, Double> others) throws Exception {
        byte[] svg = CurvePicture.of(curve, 1000, others).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static List<double[]> points(Document picture) {
        Element line = (Element) picture.getElementsByTagName("polyline").item(0);
        List<double[]> points = new ArrayList<>();
        for (String point : line.getAttribute("points").split(" ")) {
            String[] xy = point.split(",");
            points.add(new double[] {Double.parseDouble(xy[0]), Double.parseDouble(xy[1])});
        }
        return points;
    }

    private static List<String> texts(Document picture) {
        NodeList found = picture.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void decibelsRiseBetweenTheLinesOfOtherWays() throws Exception {
        Curve curve = Curve.EMPTY
                .and(new Curve.Point(250, 0.02, OptionalDouble.of(30)))
                .and(new Curve.Point(500, 0.01, OptionalDouble.of(31)))
                .and(new Curve.Point(1000, 0.01, OptionalDouble.of(33)));
        Document picture = picture(curve, Map.of("bicubic", 29.5));
        List<double[]> points = points(picture);
        assertThat(points).hasSize(3);
        double step = points.get(1)[0] - points.get(0)[0];
        assertThat(points.get(2)[0] - points.get(1)[0]).isCloseTo(2 * step, org.assertj.core.data.Offset.offset(0.2));
        double decibel = points.get(0)[1] - points.get(1)[1];
        assertThat(decibel).isPositive();
        assertThat(points.get(1)[1] - points.get(2)[1])
                .isCloseTo(2 * decibel, org.assertj.core.data.Offset.offset(0.2));
        assertThat(texts(picture)).contains("PSNR of held out images, in dB", "bicubic 29.50", "1000", "33", "steps");
    }

    @Test
    void withoutWhatIsHeldOutItIsTheError() throws Exception {
        Curve curve = Curve.EMPTY
                .and(new Curve.Point(500, 0.02, OptionalDouble.empty()))
                .and(new Curve.Point(1000, 0.01, OptionalDouble.empty()));
        Document picture = picture(curve, Map.of("bicubic", 29.5));
        assertThat(texts(picture))
                .contains("mean absolute error, of the range", "0.020")
                .doesNotContain("bicubic 29.50");
        assertThat(points(picture).get(0)[1]).isLessThan(points(picture).get(1)[1]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 3, 1e5})
    void allOfItLiesInThePicture(double range) throws Exception {
        Curve curve = Curve.EMPTY
                .and(new Curve.Point(1, 0.01, OptionalDouble.of(30)))
                .and(new Curve.Point(1000, 0.01, OptionalDouble.of(30 + range)));
        assertThat(points(picture(curve, Map.of()))).allSatisfy(point -> {
            assertThat(point[0]).isBetween(0.0, 760.0);
            assertThat(point[1]).isBetween(0.0, 420.0);
        });
    }
}
