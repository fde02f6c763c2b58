package upscale.format.bmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.format.Metadata;
import upscale.format.Resolution;
import upscale.format.Written;
import upscale.format.imageio.ImageIoRasters;
import upscale.format.imageio.JdkPictures;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;

/** What is written, read by the JDK. */
class BmpEncoderTest {
    static Stream<ImageInfo> images() {
        return Stream.of(
                ImageInfo.rgb(37, 23, SampleType.U8),
                ImageInfo.rgb(36, 23, SampleType.U8),
                ImageInfo.rgb(37, 23, SampleType.U8).withIcc(Optional.of(new IccProfile(new byte[300]))),
                ImageInfo.gray(37, 23, SampleType.U8),
                ImageInfo.gray(37, 23, SampleType.U4),
                ImageInfo.gray(37, 23, SampleType.U1),
                palette(SampleType.U1, 2),
                palette(SampleType.U2, 3),
                palette(SampleType.U4, 11),
                palette(SampleType.U8, 200),
                ImageInfo.rgb(1, 3000, SampleType.U8),
                ImageInfo.rgb(3000, 50, SampleType.U8));
    }

    private static ImageInfo palette(SampleType type, int colours) {
        int[] rgba = new Random(colours).ints(colours).map(c -> c | 0xff).toArray();
        return ImageInfo.palette(37, 23, type, new Palette(rgba));
    }

    @ParameterizedTest
    @MethodSource("images")
    void theJdkReadsWhatIsWritten(ImageInfo info) throws IOException {
        Raster raster = Raster.allocate(info);
        Random random = new Random(1);
        int levels = info.palette().map(Palette::size).orElse((int) info.max() + 1);
        for (int c = 0; c < info.channels(); c++) {
            for (int y = 0; y < info.height(); y++) {
                for (int x = 0; x < info.width(); x++) {
                    raster.set(c, x, y, random.nextInt(levels));
                }
            }
        }
        byte[] file =
                Written.by(new BmpFormat(), raster, Metadata.NONE.withResolution(Optional.of(Resolution.dpi(300))));
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getInt(2)).as("the stated length").isEqualTo(file.length);
        assertThat(header.getInt(38)).as("pixels in a metre").isEqualTo(11811);
        Raster theirs = ImageIoRasters.of("bmp", JdkPictures.decode("bmp", file));
        for (int y = 0; y < info.height(); y++) {
            for (int x = 0; x < info.width(); x++) {
                if (JdkPictures.argb(theirs, x, y) != JdkPictures.argb(raster, x, y)) {
                    fail("(%d, %d)", x, y);
                }
            }
        }
    }
}
