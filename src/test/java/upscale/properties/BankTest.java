package upscale.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.bank.Bank;
import upscale.bank.Banks;
import upscale.image.Collected;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Parameter;
import upscale.method.learned.BankModel;
import upscale.method.learned.Learned;
import upscale.sweep.BandSweep;

/** What holds of every bank of kernels, whatever it learned. */
class BankTest {
    @Test
    void anyBandsGiveTheSameBits() throws IOException {
        for (ImageInfo info :
                new ImageInfo[] {ImageInfo.rgb(70, 61, SampleType.U8), ImageInfo.gray(9, 80, SampleType.U16)}) {
            Image image = enlarged(Samples.noise(info, 3), Banks.random(3, 7, true, 30, 1));
            double[][][] whole = Samples.of(image);
            for (int rows : new int[] {1, 7, 64, 300}) {
                Collected sink = new Collected(rows, 1);
                BandSweep.run(image, sink, 3);
                assertThat(Samples.same(sink.samples(), whole)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void flatImagesStayFlat(int scale) {
        Bank bank = Banks.random(scale, 7, true, 30, 1);
        for (double value : new double[] {0, 0.1, 0.75, 1}) {
            Image flat = Samples.constant(ImageInfo.planes(11, 9, 1, SampleType.F32), value);
            for (double[] row : Samples.of(bank.enlarged(flat))[0]) {
                assertThat(row).containsOnly((float) value);
            }
            for (double[] row : Samples.of(bank.missing(flat, false))[0]) {
                assertThat(row).containsOnly(0);
            }
        }
    }

    /** Turning, and then enlarging, is the same as the other way round, and so is making a negative. */
    @Test
    void aSymmetricBankDoesTheSameWhateverWayRoundAnImageLies() {
        Bank bank = Banks.random(2, 7, true, 30, 1);
        Raster image = Samples.raster(
                ImageInfo.planes(40, 31, 1, SampleType.F32),
                (c, x, y) -> (x * 7919 + y * y * 104729 + x * y * 31) % 256);
        double[][] made = Samples.of(bank.enlarged(image))[0];
        Raster turned =
                Samples.raster(ImageInfo.planes(31, 40, 1, SampleType.F32), (c, x, y) -> 255 - image.get(0, y, 30 - x));
        double[][] madeOfTurned = Samples.of(bank.enlarged(turned))[0];
        int different = 0;
        for (int y = 0; y < 62; y++) {
            for (int x = 0; x < 80; x++) {
                different += Math.abs(255 - madeOfTurned[x][61 - y] - made[y][x]) > 1e-3 ? 1 : 0;
            }
        }
        assertThat(different).isZero();
    }

    private static Image enlarged(Image source, Bank bank) {
        return new Learned()
                .apply(
                        source,
                        Asked.scale(bank.scale(), bank.scale())
                                .with(Parameter.MODEL, new BankModel("random", bank, Optional.empty(), false)))
                .image();
    }
}
