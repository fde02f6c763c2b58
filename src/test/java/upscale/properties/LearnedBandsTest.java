package upscale.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import upscale.image.Collected;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.method.Modelled;
import upscale.method.Parameter;
import upscale.method.learned.Learned;
import upscale.sweep.BandSweep;

/** Tiles and strips of a network cannot be seen: a wide image and a high one are the same in any bands, by any number of threads, and in pieces. */
class LearnedBandsTest {
    @Test
    void anyBandsGiveTheSameBits() throws IOException {
        for (ImageInfo info :
                new ImageInfo[] {ImageInfo.rgb(1100, 9, SampleType.U8), ImageInfo.gray(9, 600, SampleType.U16)}) {
            Image image = enlarged(Samples.noise(info, 3));
            double[][][] whole = Samples.of(image);
            for (int rows : new int[] {1, 7, 64, 1200}) {
                Collected sink = new Collected(rows, 1);
                BandSweep.run(image, sink, 3);
                assertThat(Samples.same(sink.samples(), whole)).isTrue();
            }
        }
    }

    /** Nor can be seen that a reader begins anew where it would have to keep too many rows on their way: of five tiles, each in eight ways. */
    @Test
    void manyTilesInEightWaysGiveTheSameBits() throws IOException {
        Image image =
                Modelled.model(2).ensemble().missing(Samples.noise(ImageInfo.planes(2100, 9, 1, SampleType.F32), 3));
        double[][][] whole = Samples.of(image);
        Collected sink = new Collected(3, 1);
        BandSweep.run(image, sink, 2);
        assertThat(Samples.same(sink.samples(), whole)).isTrue();
    }

    /** What lies further away than the network and the interpolation look makes no difference, wherever tiles begin. */
    @Test
    void aPieceIsWhatItIsInTheWhole() {
        Image wide = Samples.noise(ImageInfo.gray(1100, 9, SampleType.F32), 3);
        double[][] all = Samples.of(wide)[0];
        int left = 433;
        Image piece = Samples.raster(ImageInfo.gray(200, 9, SampleType.F32), (c, x, y) -> all[y][left + x]);
        double[][] whole = Samples.of(enlarged(wide))[0];
        double[][] part = Samples.of(enlarged(piece))[0];
        for (int y = 0; y < part.length; y++) {
            for (int x = 10; x < 390; x++) {
                assertThat(part[y][x]).isEqualTo(whole[y][2 * left + x]);
            }
        }
    }

    private static Image enlarged(Image source) {
        return new Learned()
                .apply(source, Asked.scale(2, 2).with(Parameter.MODEL, Modelled.model(2)))
                .image();
    }
}
