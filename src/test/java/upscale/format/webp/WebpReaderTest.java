package upscale.format.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Document;
import upscale.format.ExifBlock;
import upscale.format.FormatException;
import upscale.format.Source;
import upscale.format.Texts;
import upscale.format.imageio.ImageIoRasters;
import upscale.format.imageio.JdkPictures;
import upscale.image.Alpha;
import upscale.image.IccProfile;
import upscale.image.Orientation;
import upscale.image.Raster;

/** Files beside this class's resources, with what libwebp reads from them. */
class WebpReaderTest {
    private static Document read(byte[] file) throws IOException {
        return new WebpFormat().read(Source.of("test.webp", file));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = WebpReaderTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static Raster libwebp(String name) throws IOException {
        return ImageIoRasters.of("png", JdkPictures.decode("png", resource(name + ".png")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossless", "lossless-alpha", "lossless-palette"})
    void losslessFilesAreExact(String name) throws IOException {
        Document document = read(resource(name + ".webp"));
        assertThat(document.pageCount()).isEqualTo(1);
        assertThat(document.first().raster().sameSamples(libwebp(name))).isTrue();
    }

    /**
     * The decoder repeats chroma where libwebp interpolates it, and its loop filter is up to 5 levels off: about 2 levels in
     * the mean. Opacity is exact.
     */
    @ParameterizedTest
    @CsvSource({"lossy,3", "lossy-alpha,4"})
    void lossyFilesAreClose(String name, int channels) throws IOException {
        Raster raster = read(resource(name + ".webp")).first().raster();
        Raster expected = libwebp(name);
        assertThat(raster.info().channels()).isEqualTo(channels);
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < 17; y++) {
                for (int x = 0; x < 23; x++) {
                    double difference = Math.abs(raster.get(c, x, y) - expected.get(c, x, y));
                    assertThat(difference).as("(%d, %d)", x, y).isLessThanOrEqualTo(c < 3 ? 10 : 0);
                    sum += difference;
                }
            }
        }
        assertThat(sum / (channels * 17 * 23)).isLessThan(2.5);
    }

    @Test
    void theFirstFrameOfAnAnimationLiesOnItsCanvas() throws IOException {
        Document document = read(resource("animation.webp"));
        Raster raster = document.first().raster();
        Raster frame = libwebp("lossless");
        assertThat(document.pageCount()).isEqualTo(2);
        assertThat(raster.info().width()).isEqualTo(32);
        assertThat(raster.info().height()).isEqualTo(28);
        assertThat(raster.info().alpha()).isEqualTo(Alpha.STRAIGHT);
        for (int y = 0; y < 28; y++) {
            for (int x = 0; x < 32; x++) {
                boolean inside = x >= 4 && x < 27 && y >= 6 && y < 23;
                assertThat(JdkPictures.argb(raster, x, y))
                        .isEqualTo(inside ? JdkPictures.argb(frame, x - 4, y - 6) : 0);
            }
        }
    }

    @Test
    void profileAndOrientationAreKeptAndSamplesAreNotConverted() throws IOException {
        byte[] profile = new byte[600];
        new Random(5).nextBytes(profile);
        System.arraycopy("RGB ".getBytes(StandardCharsets.ISO_8859_1), 0, profile, 16, 4);
        byte[] exif = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0};
        byte[] still = resource("lossless.webp");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        body.writeBytes(chunk("VP8X", new byte[] {0x28, 0, 0, 0, 22, 0, 0, 16, 0, 0}));
        body.writeBytes(chunk("ICCP", profile));
        body.write(still, 12, still.length - 12);
        body.writeBytes(chunk("EXIF", exif));
        Document document = read(chunk("RIFF", body.toByteArray()));
        assertThat(document.first().image().info().icc()).contains(new IccProfile(profile));
        assertThat(document.first().raster().sameSamples(libwebp("lossless"))).isTrue();
        assertThat(document.first().metadata().orientation()).isEqualTo(Orientation.QUARTER_TURN);
    }

    private static byte[] with(String name, int bytes) throws IOException {
        byte[] still = resource("lossless.webp");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        body.writeBytes(chunk("VP8X", new byte[] {0x2c, 0, 0, 0, 22, 0, 0, 16, 0, 0}));
        body.writeBytes(chunk(name, new byte[bytes]));
        body.write(still, 12, still.length - 12);
        return chunk("RIFF", body.toByteArray());
    }

    @Test
    void metadataAreBounded() throws IOException {
        assertThatThrownBy(() -> read(with("ICCP", IccProfile.MOST_BYTES + 1)))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.TOO_LARGE));
        assertThat(read(with("ICCP", IccProfile.MOST_BYTES)).pageCount()).isEqualTo(1);
        assertThat(read(with("EXIF", ExifBlock.MOST_BYTES + 1))
                        .first()
                        .metadata()
                        .attachments())
                .isEmpty();
        assertThat(read(with("XMP ", Texts.MAX_CHARACTERS + 1))
                        .first()
                        .metadata()
                        .attachments())
                .isEmpty();
        assertThat(read(with("XMP ", 10)).first().metadata().attachments()).hasSize(1);
    }

    private static byte[] chunk(String name, byte[] body) {
        ByteBuffer out =
                ByteBuffer.allocate(8 + body.length + (body.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
        return out.put(name.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(body.length)
                .put(body)
                .array();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossless", "lossless-alpha", "lossless-palette", "lossy", "lossy-alpha", "animation"})
    void everyPartOfAFileIsRefused(String name) throws IOException {
        byte[] file = resource(name + ".webp");
        for (int length = 0; length < file.length; length++) {
            byte[] part = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> read(part))
                    .as("%d of %d bytes", length, file.length)
                    .isInstanceOf(FormatException.class);
        }
    }

    /** As above, but the sizes in the file are made to fit: only the decoder can notice. */
    @ParameterizedTest
    @ValueSource(strings = {"lossless", "lossless-alpha", "lossy"})
    void codedDataThatEndEarlyAreRefused(String name) throws IOException {
        byte[] file = resource(name + ".webp");
        byte[] part = Arrays.copyOf(file, 20 + (file.length - 20) / 4 * 2);
        ByteBuffer sizes = ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN);
        sizes.putInt(4, part.length - 8).putInt(16, part.length - 20);
        assertThatThrownBy(() -> read(part).first()).isInstanceOf(FormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossless", "lossless-alpha", "lossless-palette", "lossy", "lossy-alpha"})
    void damageIsAnIoExceptionOrAPicture(String name) throws IOException {
        byte[] file = resource(name + ".webp");
        Random random = new Random(11);
        int pictures = 0;
        for (int i = 30; i < file.length; i++) { // behind the sizes: a large picture is no damage, and slow
            byte[] damaged = file.clone();
            damaged[i] ^= (byte) (1 + random.nextInt(255));
            try {
                pictures += read(damaged).first().image().info().height() > 0 ? 1 : 0;
            } catch (IOException refused) {
                // as it should be
            }
        }
        assertThat(pictures).as("not every change is fatal").isPositive();
    }
}
