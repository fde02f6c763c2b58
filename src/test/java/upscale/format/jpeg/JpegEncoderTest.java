package upscale.format.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import upscale.format.Encoder;
import upscale.format.Ending;
import upscale.format.ExifTexts;
import upscale.format.Metadata;
import upscale.format.Resolution;
import upscale.format.Source;
import upscale.format.Texts;
import upscale.format.WriteOptions;
import upscale.format.Written;
import upscale.format.imageio.ImageIoRasters;
import upscale.format.imageio.JdkPictures;
import upscale.image.Alpha;
import upscale.image.Band;
import upscale.image.IccProfile;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;

class JpegEncoderTest {
    private static final JpegFormat JPEG = new JpegFormat();

    private static Raster picture() throws IOException {
        return ImageIoRasters.of("test", JdkPictures.smooth(90, 70, BufferedImage.TYPE_INT_RGB));
    }

    private static byte[] written(Raster raster, int quality) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Encoder<?> encoder = JPEG.encoder(
                raster.info(), Metadata.NONE, WriteOptions.DEFAULT.withQuality(quality), Channels.newChannel(bytes));
        append(encoder, raster);
        encoder.finish();
        return bytes.toByteArray();
    }

    private static <C> void append(Encoder<C> encoder, Raster raster) throws IOException {
        Band band = Band.of(raster.info(), encoder.bandRows());
        for (int top = 0; top < raster.info().height(); top += encoder.bandRows()) {
            band.at(top, Math.min(raster.info().height(), top + encoder.bandRows()));
            raster.newReader().read(band);
            encoder.append(encoder.newPacker().pack(band, top));
        }
    }

    private static double error(Raster a, Raster b) {
        double sum = 0;
        for (int c = 0; c < a.info().channels(); c++) {
            for (int y = 0; y < a.info().height(); y++) {
                for (int x = 0; x < a.info().width(); x++) {
                    double d = a.get(c, x, y) - b.get(c, x, y);
                    sum += d * d;
                }
            }
        }
        return Math.sqrt(sum / (a.info().pixels() * a.info().channels()));
    }

    private static Raster read(byte[] file) throws IOException {
        return JPEG.read(Source.of("test.jpg", file)).first().raster();
    }

    @Test
    void qualityIsSizeAndLikeness() throws IOException {
        Raster picture = picture();
        byte[] low = written(picture, 20);
        byte[] middle = written(picture, 75);
        byte[] high = written(picture, 100);
        assertThat(low.length).isLessThan(middle.length * 3 / 4);
        assertThat(middle.length).isLessThan(high.length * 3 / 4);
        assertThat(error(picture, read(high))).isLessThan(1);
        assertThat(error(picture, read(middle))).isBetween(1.0, 6.0);
        assertThat(error(picture, read(low))).isGreaterThan(error(picture, read(middle)));
    }

    @Test
    void colourIsAsFineAsLight() throws IOException {
        ImageInfo info = ImageInfo.rgb(16, 16, SampleType.U8);
        Raster stripes = Raster.allocate(info);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                stripes.set(x % 2 == 0 ? 0 : 2, x, y, 200);
            }
        }
        byte[] file = written(stripes, 95);
        assertThat(JpegStructure.of(file, Ending.REFUSED).frame().sampling()).containsExactly(0x11, 0x11, 0x11);
        assertThat(error(stripes, read(file))).isLessThan(8);
    }

    @Test
    void othersReadWhatIsWritten() throws IOException {
        Raster picture = picture();
        byte[] file = written(picture, 95);
        Raster theirs = ImageIoRasters.of("jpeg", JdkPictures.decode("jpeg", file));
        assertThat(theirs.sameSamples(read(file))).isTrue();
    }

    @Test
    void profilesLargerThanASegmentAreSplit() throws IOException {
        byte[] profile = new byte[200_000];
        new Random(2).nextBytes(profile);
        System.arraycopy(new byte[] {'R', 'G', 'B', ' '}, 0, profile, 16, 4);
        IccProfile icc = new IccProfile(profile);
        Raster plain = picture();
        Raster raster = Raster.allocate(plain.info().withIcc(Optional.of(icc)));
        byte[] file = Written.by(JPEG, raster, Metadata.NONE.withResolution(Optional.of(Resolution.dpi(240))));
        assertThat(read(file).info().icc()).contains(icc);
        assertThat(JPEG.read(Source.of("test.jpg", file)).first().metadata().resolution())
                .contains(Resolution.dpi(240));
    }

    @Test
    void textsAreFieldsOfExifCommentsAndXmp() throws IOException {
        Texts texts = new Texts(List.of(
                new Texts.Entry(Texts.TITLE, "Grüße"),
                new Texts.Entry(Texts.COPYRIGHT, "none"),
                new Texts.Entry(Texts.XMP, "<x/>"),
                new Texts.Entry(Texts.COMMENT, "Grüße, Ζωή"),
                new Texts.Entry(Texts.COMMENT, "more")));
        byte[] file =
                Written.by(JPEG, picture(), Metadata.NONE.with(texts.with(new Texts.Entry(Texts.SOURCE, "none"))));
        assertThat(JPEG.read(Source.of("test.jpg", file)).first().metadata().attached(Texts.class))
                .contains(texts);
    }

    @Test
    void whatIsTooLongForASegmentIsLeftOut() throws IOException {
        Texts texts = new Texts(List.of(new Texts.Entry(Texts.COMMENT, "x".repeat(65534))));
        Metadata metadata = Metadata.NONE.with(texts);
        byte[] file = Written.by(JPEG, picture(), metadata);
        assertThat(JPEG.read(Source.of("test.jpg", file)).first().metadata().attached(Texts.class))
                .isEmpty();
        assertThat(JPEG.omits(picture().info(), metadata))
                .containsExactly("a comment of 65534 bytes is left out: a segment of jpeg holds 65533");
        assertThat(JPEG.omits(
                        picture().info(),
                        Metadata.NONE.with(new Texts(List.of(new Texts.Entry(Texts.COMMENT, "x".repeat(65533)))))))
                .isEmpty();
    }

    @Test
    void aTextTooLongTakesNoCameraWithIt() throws IOException {
        Texts camera = new Texts(List.of(new Texts.Entry(Texts.SOFTWARE, "a camera")));
        Metadata metadata = Metadata.NONE
                .with(ExifTexts.with(Optional.empty(), camera).orElseThrow())
                .with(new Texts(List.of(new Texts.Entry(Texts.TITLE, "x".repeat(70_000)))));
        byte[] file = Written.by(JPEG, picture(), metadata);
        assertThat(JPEG.read(Source.of("test.jpg", file)).first().metadata().attached(Texts.class))
                .contains(camera);
        assertThat(JPEG.omits(picture().info(), metadata)).singleElement().isNotNull();
    }

    private static byte[] resource(int id, String name, byte... data) {
        ByteBuffer out = ByteBuffer.allocate(4 + 2 + (name.length() + 2 & ~1) + 4 + (data.length + 1 & ~1));
        out.put("8BIM".getBytes(StandardCharsets.US_ASCII)).putShort((short) id);
        out.put((byte) name.length()).put(name.getBytes(StandardCharsets.US_ASCII));
        out.position(6 + (name.length() + 2 & ~1));
        out.putInt(data.length).put(data);
        return out.array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** Caption (1028) and copyright (1034) are; thumbnail (1036) and resolution (1005) speak of the old pixels. */
    @Test
    void wordsOfPhotoshopsResourcesAreKept() throws IOException {
        byte[] caption =
                resource(1028, "", (byte) 0x1c, (byte) 2, (byte) 120, (byte) 0, (byte) 1, (byte) 'x', (byte) 0);
        byte[] copyright = resource(1034, "odd", (byte) 1);
        byte[] all = join(resource(1005, "", new byte[16]), caption, resource(1036, "ab", new byte[31]), copyright);
        PhotoshopResources words = PhotoshopResources.of(all).orElseThrow();
        assertThat(words.bytes()).isEqualTo(join(caption, copyright));
        byte[] file = Written.by(JPEG, picture(), Metadata.NONE.with(words));
        Metadata read = JPEG.read(Source.of("test.jpg", file)).first().metadata();
        assertThat(read.attached(PhotoshopResources.class).orElseThrow().bytes())
                .isEqualTo(words.bytes());
        for (int length = 0; length < all.length - 1; length++) {
            byte[] cut = java.util.Arrays.copyOf(all, length);
            byte[] kept =
                    PhotoshopResources.of(cut).map(PhotoshopResources::bytes).orElse(new byte[0]);
            assertThat(kept.length).as("of %s bytes", length).isIn(0, caption.length);
        }
    }

    @Test
    void refusalsNameTheWayOut() {
        ImageInfo rgb = ImageInfo.rgb(5, 5, SampleType.U8);
        assertThat(JPEG.refuses(rgb)).isEmpty();
        assertThat(JPEG.refuses(rgb.withAlphaAdded(Alpha.STRAIGHT)).orElseThrow())
                .contains("--alpha opaque");
        assertThat(JPEG.refuses(rgb.withType(SampleType.U16)).orElseThrow())
                .contains("uint16")
                .contains("png or tiff");
        assertThat(JPEG.refuses(ImageInfo.palette(5, 5, SampleType.U4, new Palette(new int[] {255})))
                        .orElseThrow())
                .contains("png");
        assertThat(JPEG.refuses(ImageInfo.gray(65536, 5, SampleType.U8)).orElseThrow())
                .contains("65535");
        assertThat(JPEG.refuses(ImageInfo.rgb(60000, 60000, SampleType.U8)).orElseThrow())
                .contains("2 GiB");
    }
}
