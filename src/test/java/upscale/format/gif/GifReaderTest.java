package upscale.format.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.format.Document;
import upscale.format.FormatException;
import upscale.format.Resolution;
import upscale.format.Source;
import upscale.format.imageio.JdkPictures;
import upscale.image.Colour;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Files of the JDK's writer, changed by hand where it does not write what is asked. */
class GifReaderTest {
    private static final int TRAILER_BYTES = 1;

    /** Where the screen's width stands. */
    private static final int SCREEN = 6;

    private static Document read(byte[] file) throws IOException {
        return new GifFormat().read(Source.of("test.gif", file));
    }

    @ParameterizedTest
    @CsvSource({
        "1,true,-1,37,23",
        "1,false,0,37,23",
        "2,true,3,37,23",
        "4,false,-1,301,201",
        "8,true,17,301,201",
        "8,false,-1,301,201",
        "8,true,-1,1,1",
        "8,true,-1,5,2",
        "8,true,-1,5,3",
        "8,true,-1,5,5",
        "8,true,-1,5,7"
    })
    void readsTheJdksFiles(int bits, boolean interlaced, int clear, int width, int height) throws IOException {
        BufferedImage image = JdkPictures.indexed(width, height, bits, clear);
        byte[] file = JdkPictures.encode(
                "gif",
                image,
                param -> param.setProgressiveMode(
                        interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED));
        Document document = read(file);
        assertThat(document.pageCount()).isEqualTo(1);
        Raster raster = document.first().raster();
        assertThat(raster.info().colour()).isEqualTo(Colour.PALETTE);
        assertThat(raster.info().type()).isEqualTo(SampleType.unsigned(bits));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertThat(raster.get(0, x, y)).isEqualTo(image.getRaster().getSample(x, y, 0));
                assertThat(Integer.toHexString(JdkPictures.argb(raster, x, y)))
                        .isEqualTo(Integer.toHexString(image.getRGB(x, y)));
            }
        }
    }

    /** The picture at (2, 1) of an 8x6 screen, by changing the screen and the descriptor. */
    private static byte[] moved(byte[] file) {
        byte[] moved = file.clone();
        moved[SCREEN] = 8;
        moved[SCREEN + 2] = 6;
        int descriptor = descriptor(moved);
        moved[descriptor + 1] = 2;
        moved[descriptor + 3] = 1;
        return moved;
    }

    private static int descriptor(byte[] file) {
        int at = 13 + 3 * (2 << (file[10] & 7));
        while (file[at] == 0x21) { // extensions
            at += 2;
            while (file[at] != 0) {
                at += 1 + (file[at] & 0xff);
            }
            at++;
        }
        assertThat(file[at]).isEqualTo((byte) 0x2c);
        return at;
    }

    @Test
    void theRestOfTheScreenIsTransparent() throws IOException {
        BufferedImage image = JdkPictures.indexed(4, 3, 2, -1);
        Raster raster = read(moved(JdkPictures.encode("gif", image, param -> {})))
                .first()
                .raster();
        assertThat(raster.info().width()).isEqualTo(8);
        assertThat(raster.info().height()).isEqualTo(6);
        Palette palette = raster.info().palette().orElseThrow();
        assertThat(palette.size()).as("four colours and a hole").isEqualTo(5);
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 8; x++) {
                boolean inside = x >= 2 && x < 6 && y >= 1 && y < 4;
                assertThat(JdkPictures.argb(raster, x, y)).isEqualTo(inside ? image.getRGB(x - 2, y - 1) : 0);
            }
        }
    }

    @Test
    void anImageWithAHoleKeepsItForTheRestOfTheScreen() throws IOException {
        BufferedImage image = JdkPictures.indexed(4, 3, 2, 1);
        Raster raster = read(moved(JdkPictures.encode("gif", image, param -> {})))
                .first()
                .raster();
        assertThat(raster.info().palette().orElseThrow().size()).isEqualTo(4);
        assertThat(raster.get(0, 0, 0)).isEqualTo(1);
        assertThat(raster.get(0, 2, 1)).isEqualTo(image.getRaster().getSample(0, 0, 0));
    }

    @Test
    void aFullPaletteLeavesTheBackgroundColour() throws IOException {
        byte[] file = moved(JdkPictures.encode("gif", JdkPictures.indexed(4, 3, 8, -1), param -> {}));
        file[11] = 77;
        Raster raster = read(file).first().raster();
        assertThat(raster.info().palette().orElseThrow().size()).isEqualTo(256);
        assertThat(raster.get(0, 0, 0)).isEqualTo(77);
    }

    @Test
    void furtherFramesAreCounted() throws IOException {
        byte[] file = JdkPictures.encode("gif", JdkPictures.indexed(4, 3, 2, -1), param -> {});
        int descriptor = descriptor(file);
        ByteArrayOutputStream three = new ByteArrayOutputStream();
        three.write(file, 0, file.length - TRAILER_BYTES);
        three.write(file, descriptor, file.length - TRAILER_BYTES - descriptor);
        three.write(file, descriptor, file.length - descriptor);
        Document document = read(three.toByteArray());
        assertThat(document.pageCount()).isEqualTo(3);
    }

    @Test
    void theAspectRatioIsAResolutionWithoutUnit() throws IOException {
        byte[] file = JdkPictures.encode("gif", JdkPictures.indexed(4, 3, 2, -1), param -> {});
        file[12] = 113; // pixels twice as wide as high
        assertThat(read(file).first().metadata().resolution()).contains(new Resolution(64, 128, Resolution.Unit.NONE));
    }

    @Test
    void everyPartOfAFileIsRefused() throws IOException {
        byte[] file = JdkPictures.encode("gif", JdkPictures.indexed(31, 17, 4, 2), param -> {});
        for (int length = 0; length < file.length; length++) {
            byte[] part = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> read(part))
                    .as("%d of %d bytes", length, file.length)
                    .isInstanceOfSatisfying(
                            FormatException.class, e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.CORRUPT));
        }
    }

    @Test
    void aPictureThatEndsEarlyIsCorruptThoughTheFileIsWhole() throws IOException {
        byte[] file = JdkPictures.encode("gif", JdkPictures.indexed(31, 17, 4, 2), param -> {});
        file[descriptor(file) + 7] = 18; // one row more than there are data for
        assertThatThrownBy(() -> read(file).first())
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("row 17 of 18");
    }

    @Test
    void damageIsAnIoExceptionOrAPicture() throws IOException {
        byte[] file = moved(JdkPictures.encode("gif", JdkPictures.indexed(31, 17, 4, 2), param -> {}));
        Random random = new Random(13);
        int pictures = 0;
        for (int i = 0; i < 4000; i++) {
            byte[] damaged = file.clone();
            int at = 10 + random.nextInt(file.length - 10); // behind the screen's size
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            damaged[10 + random.nextInt(file.length - 10)] ^= (byte) (random.nextInt(4) / 3 << random.nextInt(8));
            try {
                pictures += read(damaged).first().image().info().height() > 0 ? 1 : 0;
            } catch (IOException refused) {
                assertThat(refused).isInstanceOf(FormatException.class);
            }
        }
        assertThat(pictures).as("not every change is fatal").isPositive();
    }
}
