package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** The words of {@code -m fourier}. */
class FourierTest {
    @TempDir
    private Path folder;

    private Path input;

    @BeforeEach
    void makeInput() {
        input = ImageFiles.write(folder.resolve("in.png"), Samples.noise(ImageInfo.gray(12, 9, SampleType.U16), 3));
    }

    private double[][] enlarged(Object... how) {
        Path output = folder.resolve("out.png");
        Ran.well(Stream.concat(Stream.of(input, "-s", 2, "-f", "-m", "fourier", "-o", output), Stream.of(how))
                .toArray());
        return ImageFiles.samples(output)[0];
    }

    @Test
    void gridsAreSaidInTwoWays() {
        double[][] centered = enlarged();
        double[][] sample = enlarged("--grid", "sample");
        assertThat(enlarged("--grid", "centered")).isDeepEqualTo(centered);
        assertThat(enlarged("--align", "half-pixel")).isDeepEqualTo(centered);
        assertThat(enlarged("--align", "asymmetric")).isDeepEqualTo(sample);
        double[][] source = ImageFiles.samples(input)[0];
        for (int y = 0; y < 9; y++) {
            for (int x = 0; x < 12; x++) {
                assertThat(sample[2 * y][2 * x]).isEqualTo(source[y][x]);
            }
        }
    }

    @Test
    void aTaperHasALength() {
        assertThat(enlarged("--apodize", "tukey")).isDeepEqualTo(enlarged("--apodize", "tukey:0.5"));
        assertThat(enlarged("--apodize", "TUKEY:1")).isDeepEqualTo(enlarged("--apodize", "hann"));
        assertThat(enlarged("--apodize", "tukey:0")).isDeepEqualTo(enlarged("--apodize", "none"));
        assertThat(spread(enlarged("--apodize", "hann")))
                .isLessThan(spread(enlarged("--apodize", "fermi")))
                .isLessThan(spread(enlarged()));
    }

    /** Mean square of the differences between neighbours. */
    private static double spread(double[][] rows) {
        double sum = 0;
        for (double[] row : rows) {
            for (int x = 1; x < row.length; x++) {
                sum += (row[x] - row[x - 1]) * (row[x] - row[x - 1]);
            }
        }
        return sum;
    }
}
