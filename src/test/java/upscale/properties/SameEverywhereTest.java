package upscale.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import upscale.engine.Degradation;
import upscale.engine.Kernels;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.learn.KernelFit;
import upscale.learn.LearnedKernel;
import upscale.learn.Listener;
import upscale.learn.LumaPair;
import upscale.learn.NetworkFit;
import upscale.learn.PairSource;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.interpolate.Lanczos;
import upscale.method.learned.Learned;
import upscale.method.learned.NetworkModel;
import upscale.network.Layer;
import upscale.network.Network;
import upscale.network.Training;

/**
 * The same samples to the last bit on every machine and every Java: checksums that were taken once. A formula that is changed on purpose
 * changes its line, which a failure prints; a line that differs between two machines is a defect.
 */
class SameEverywhereTest {
    /** Of uint8, float32 and float64 samples. */
    private static final String CHECKSUMS = """
            kernel b-spline: a931d413 706980b8 a9402214
            kernel blackman: b0f80cd0 3d561c78 ac0e22cd
            kernel box: c3613ad7 c765ec95 ffc417b7
            kernel catmull-rom: ae07d6be cb4295a4 627a63af
            kernel cubic:0.3,0.9: 5314a776 323fbac2 48bd5c45
            kernel gaussian: 0f28a315 5a3cfe41 9065426b
            kernel hamming: bc82d51c 63e2d2f1 31da3ee2
            kernel hann: 0b8fd600 21593412 b5c2f5d4
            kernel hermite: 0834c71e 7fde75c7 6d82e600
            kernel kaiser: c343763c 8b42cc3e 12812c32
            kernel keys: ae07d6be cb4295a4 627a63af
            kernel lanczos: a313a98b 84a63e53 7edd0999
            kernel magic-kernel-sharp: 04105160 7a381f2b 5093adbb
            kernel mitchell: 133e5b78 ca09250f 33e71fe8
            kernel robidoux: 47157f7a f193995c ae25204d
            kernel spline16: 22195d4f 669021dc fc9db5a7
            kernel spline36: b7a2dd0b 34fe29f7 77209db1
            kernel spline64: a6def098 188465bd 8b92e26f
            kernel triangle: bcec85d2 128566f4 5cabe05c
            method bed-of-nails: ee7f8841 982c6336 67f7e8af
            method bicubic: e637520b dda58a53 2f9f6c8e
            method bilinear: 13234947 d76016dc 10ee89f1
            method fourier: 9ad4c9cd 2c391ee3 50fce093
            method lanczos: 45bd6c35 110793be 35696986
            method learned: 86772afc 52333901 5e4f752b
            method nearest: e5501530 596750c2 192267a4
            method transposed: a557a1e7 2c0d3fea f6ecb9d0
            """;

    /** What is learned, on any number of threads, and what is made of images with it. */
    private static final String LEARNED = """
            kernel x2: 302d93b9
            kernel x3: 7eef217d
            kernel x4: a114efd0
            network of 12 steps: 73f3a685
            method learned, uint8: bbc412a6
            method learned, uint16: 9940cb20
            method learned, float32: a663b8bb
            """;

    private static final Listener UNHEARD = new Listener() {
        @Override
        public void taken(PairSource source, long pixels) {}

        @Override
        public void failed(PairSource source, Throwable why) {
            throw new AssertionError(source.name(), why);
        }
    };

    private static final List<String> METHODS =
            List.of("nearest", "bilinear", "bicubic", "lanczos", "fourier", "learned", "bed-of-nails", "transposed");

    @Test
    void samplesAreTheSameToTheLastBit() {
        Map<String, String> sums = new TreeMap<>();
        for (SampleType type : new SampleType[] {SampleType.U8, SampleType.F32, SampleType.F64}) {
            Image source = Samples.noise(ImageInfo.planes(47, 41, 2, type), 8);
            for (String kernel : Asked.kernels()) {
                Image image = new Lanczos()
                        .apply(source, Asked.scale(2.7, 1.5).with(Parameter.KERNEL, Kernels.parse(kernel)))
                        .image();
                sums.merge("kernel " + kernel, checksum(image), (a, b) -> a + " " + b);
            }
            for (String name : METHODS) {
                Method method = Asked.METHODS.named(name).orElseThrow();
                Image image = method.apply(source, Asked.scale(3, 2)).image();
                sums.merge("method " + name, checksum(image), (a, b) -> a + " " + b);
            }
        }
        String all = sums.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue() + "\n")
                .collect(Collectors.joining());
        assertThat(all).isEqualTo(CHECKSUMS);
    }

    @Test
    void whatIsLearnedIsTheSameToTheLastBit() {
        StringBuilder all = new StringBuilder();
        for (int scale = 2; scale <= 4; scale++) {
            LearnedKernel kernel = new KernelFit(scale, 5, 1e-4, true).kernel(sources(scale), 2, UNHEARD);
            all.append("kernel x%d: %s\n"
                    .formatted(scale, checksum(List.of(kernel.weights().values()))));
        }
        Training.Plan plan = new Training.Plan(9, 3, 2, 12, 2e-3, 5);
        Network network = Network.random(2, 5, 2, 1);
        Training training = new Training(network, new NetworkFit(2, plan, 12).examples(sources(2), 2, UNHEARD), plan);
        for (int step = 0; step < 12; step++) {
            training.step(2);
        }
        all.append("network of 12 steps: %s\n".formatted(checksum(numbers(network))));
        MethodOptions options = Asked.scale(2, 2).with(Parameter.MODEL, new NetworkModel("trained", network));
        for (SampleType type : new SampleType[] {SampleType.U8, SampleType.U16, SampleType.F32}) {
            Image source = Samples.noise(ImageInfo.rgb(47, 41, type), 8);
            all.append("method learned, %s: %s\n"
                    .formatted(
                            type.label(),
                            checksum(new Learned().apply(source, options).image())));
        }
        assertThat(all.toString()).isEqualTo(LEARNED);
    }

    private static List<double[]> numbers(Network network) {
        List<double[]> numbers = new ArrayList<>();
        for (Layer layer : network.layers()) {
            for (float[] row : layer.weights()) {
                numbers.add(
                        IntStream.range(0, row.length).mapToDouble(i -> row[i]).toArray());
            }
        }
        return numbers;
    }

    private static List<PairSource> sources(int scale) {
        return List.of(smooth(60, 52, scale), smooth(47, 75, scale), smooth(81, 44, scale));
    }

    /** Noise, enlarged, of which there is something to learn. */
    private static PairSource smooth(int width, int height, int scale) {
        Image noise = Samples.noise(ImageInfo.gray(width, height, SampleType.U8), width);
        Image smooth = new Lanczos().apply(noise, Asked.scale(1.5, 1.5)).image();
        return new PairSource() {
            @Override
            public String name() {
                return "noise";
            }

            @Override
            public void each(Taking taking) throws IOException {
                taking.take(LumaPair.of(smooth, scale, Degradation.BICUBIC));
            }
        };
    }

    private static String checksum(Image image) {
        return checksum(Arrays.stream(Samples.of(image)).flatMap(Arrays::stream).toList());
    }

    private static String checksum(List<double[]> rows) {
        CRC32 crc = new CRC32();
        ByteBuffer bytes = ByteBuffer.allocate(8);
        for (double[] row : rows) {
            for (double sample : row) {
                crc.update(bytes.clear().putDouble(sample).array());
            }
        }
        return String.format("%08x", crc.getValue());
    }
}
