package upscale.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.engine.Edge;
import upscale.engine.Kernels;
import upscale.image.Band;
import upscale.image.Collected;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Like;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.sweep.BandSweep;

/** The same samples for any number of threads and any height of bands. */
class BandSplitTest {
    private static final Map<String, Image> RESULTS = new TreeMap<>();

    static {
        for (SampleType type : new SampleType[] {SampleType.U8, SampleType.F32, SampleType.F64}) {
            for (Method method : Asked.enlarging()) {
                put(method, type, "2x3", Asked.scale(2, 3));
            }
            for (String name : new String[] {"bilinear", "bicubic", "lanczos"}) {
                Method method = Asked.METHODS.named(name).orElseThrow();
                put(method, type, "1.5", Asked.scale(1.5, 1.5));
                put(method, type, "2.7x0.3", Asked.scale(2.7, 0.3));
                put(method, type, "0.5x2 wrap", Asked.scale(0.5, 2).with(Parameter.EDGE, Edge.WRAP));
                put(method, type, "2 value", Asked.scale(2, 2).with(Parameter.EDGE, Edge.value(7)));
                put(method, type, "3 deringing", Asked.scale(3, 3).with(Parameter.DERINGING, 0.7));
            }
            for (Like like : Like.values()) {
                for (String name : new String[] {"nearest", "bilinear", "bicubic"}) {
                    Method method = Asked.METHODS.named(name).orElseThrow();
                    put(method, type, "1.7 " + like, Asked.scale(1.7, 1.7).with(Parameter.LIKE, like));
                }
            }
            Method lanczos = Asked.METHODS.named("lanczos").orElseThrow();
            put(lanczos, type, "2 wide kernel", Asked.scale(2, 2).with(Parameter.KERNEL, Kernels.lanczos(12)));
        }
    }

    private static void put(Method method, SampleType type, String what, MethodOptions options) {
        Image source = Samples.noise(ImageInfo.planes(31, 89, 2, type), 3);
        RESULTS.put(
                method.name() + " " + what + " " + type.label(),
                method.apply(source, options).image());
    }

    static Set<String> results() {
        return RESULTS.keySet();
    }

    @ParameterizedTest
    @MethodSource("results")
    void samplesDependNeitherOnThreadsNorOnBands(String name) throws IOException {
        Image image = RESULTS.get(name);
        double[][][] whole = Samples.of(image);
        int height = image.info().height();
        for (int threads : new int[] {1, 2, 7}) {
            for (int bandRows : new int[] {1, 7, 64, height}) {
                Collected sink = new Collected(bandRows, bandRows % 2);
                BandSweep.run(image, sink, threads);
                assertThat(sink.bands()).isEqualTo((height + bandRows - 1) / bandRows);
                assertThat(Samples.same(sink.samples(), whole))
                        .as(threads + " threads, bands of " + bandRows)
                        .isTrue();
            }
        }
    }

    /** Rows may be asked for in any order, and again. */
    @ParameterizedTest
    @MethodSource("results")
    void oneReaderAnswersInAnyOrder(String name) {
        Image image = RESULTS.get(name);
        double[][][] whole = Samples.of(image);
        int height = image.info().height();
        RowReader reader = image.newReader();
        Band band = Band.of(image.info(), 5);
        for (int top : new int[] {height - 3, 0, height / 2, height / 2 + 1, 0, height - 1}) {
            reader.read(band.at(top, Math.min(height, top + 5)));
            for (int c = 0; c < band.channels(); c++) {
                for (int y = band.top(); y < band.bottom(); y++) {
                    for (int x = 0; x < band.width(); x++) {
                        assertThat(band.sample(c, x, y)).isEqualTo(whole[c][y][x]);
                    }
                }
            }
        }
    }
}
