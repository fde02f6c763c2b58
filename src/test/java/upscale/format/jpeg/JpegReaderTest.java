package upscale.format.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import upscale.format.FormatException;
import upscale.format.Page;
import upscale.format.Resolution;
import upscale.format.Source;
import upscale.format.imageio.JdkPictures;
import upscale.format.imageio.JdkPlugins;
import upscale.image.Colour;
import upscale.image.IccProfile;
import upscale.image.Orientation;
import upscale.image.Raster;

/** Files of the JDK's writer, with segments put in and taken out. */
class JpegReaderTest {
    private static final int W = 61;
    private static final int H = 45;

    private static Page read(byte[] file) throws IOException {
        return new JpegFormat().read(Source.of("test.jpg", file)).first();
    }

    private static byte[] colours(float quality, boolean progressive) throws IOException {
        return JdkPictures.encode("jpeg", JdkPictures.smooth(W, H, BufferedImage.TYPE_INT_RGB), param -> {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        });
    }

    @ParameterizedTest
    @CsvSource({"0.95,false", "0.5,false", "0.9,true", "0.1,true"})
    void readsTheSamplesThatTheJdkReads(float quality, boolean progressive) throws IOException {
        byte[] file = colours(quality, progressive);
        requireSame(read(file).raster(), JdkPictures.decode("jpeg", file));
    }

    @Test
    void readsGray() throws IOException {
        BufferedImage image = JdkPictures.smooth(W, H, BufferedImage.TYPE_BYTE_GRAY);
        byte[] file = JdkPictures.encode("jpeg", image, param -> {});
        Raster raster = read(file).raster();
        java.awt.image.Raster expected = JdkPictures.decode("jpeg", file).getRaster();
        assertThat(raster.info().colour()).isEqualTo(Colour.GRAY);
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                assertThat(raster.get(0, x, y)).isEqualTo(expected.getSample(x, y, 0));
            }
        }
    }

    private static void requireSame(Raster raster, BufferedImage expected) {
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                assertThat(Integer.toHexString(JdkPictures.argb(raster, x, y)))
                        .as("(%d, %d)", x, y)
                        .isEqualTo(Integer.toHexString(expected.getRGB(x, y)));
            }
        }
    }

    /** {@code file} with a segment after its start marker. */
    private static byte[] with(byte[] file, int marker, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, 2);
        int length = body.length + 2;
        out.writeBytes(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length});
        out.writeBytes(body);
        out.write(file, 2, file.length - 2);
        return out.toByteArray();
    }

    private static byte[] join(String text, byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    @Test
    void aProfileIsKeptAndNotApplied() throws IOException {
        byte[] plain = colours(0.9f, false);
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        int half = profile.length / 2;
        byte[] file = with(plain, 0xe2, join("ICC_PROFILE\0\2\2", Arrays.copyOfRange(profile, half, profile.length)));
        file = with(file, 0xe2, join("ICC_PROFILE\0\1\2", Arrays.copyOf(profile, half)));
        Raster raster = read(file).raster();
        assertThat(raster.info().icc()).contains(new IccProfile(profile));
        assertThat(raster.sameSamples(read(plain).raster())).isTrue();
        assertThat(JdkPictures.decode("jpeg", file).getRGB(5, 5))
                .as("the JDK applies it")
                .isNotEqualTo(JdkPictures.argb(raster, 5, 5));
    }

    @Test
    void aProfileOfOtherColoursOrWithAPartMissingIsDropped() throws IOException {
        byte[] plain = colours(0.9f, false);
        byte[] gray = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        byte[] rgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        assertThat(read(with(plain, 0xe2, join("ICC_PROFILE\0\1\1", gray)))
                        .image()
                        .info()
                        .icc())
                .isEmpty();
        assertThat(read(with(plain, 0xe2, join("ICC_PROFILE\0\1\2", rgb)))
                        .image()
                        .info()
                        .icc())
                .isEmpty();
    }

    @Test
    void orientationComesFromExifAndResolutionFromJfifFirst() throws IOException {
        byte[] exif = {
            'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, //
            1, 18, 0, 3, 0, 0, 0, 1, 0, 8, 0, 0
        };
        byte[] file = with(colours(0.9f, false), 0xe1, join("Exif\0\0", exif));
        assertThat(read(file).metadata().orientation()).isEqualTo(Orientation.THREE_QUARTER_TURN);
        assertThat(read(file).metadata().resolution()).isEmpty();
        byte[] jfif = {1, 2, 2, 0, 118, 0, 59, 0, 0};
        assertThat(read(with(file, 0xe0, join("JFIF\0", jfif))).metadata().resolution())
                .as("the writer's own segment follows and says nothing")
                .isEmpty();
        assertThat(read(with(withoutJfif(file), 0xe0, join("JFIF\0", jfif)))
                        .metadata()
                        .resolution())
                .contains(new Resolution(118, 59, Resolution.Unit.CENTIMETRE));
    }

    @Test
    void aSecondCopyIsCountedOnlyOfWhatDoesNotLieUpright() throws IOException {
        byte[] upright = colours(0.9f, false);
        byte[] exif = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, 8, 0, 0};
        assertThat(memory(upright)).isEqualTo(3 * W * H);
        assertThat(memory(with(upright, 0xe1, join("Exif\0\0", exif)))).isEqualTo(2 * 3 * W * H);
        assertThat(memory(components(4, 60, 100, 20, 50))).isEqualTo(4 * 16 * 16);
    }

    private static long memory(byte[] file) throws IOException {
        return new JpegFormat().read(Source.of("test.jpg", file)).memory(0);
    }

    private static byte[] withoutJfif(byte[] file) {
        for (int at = 2; ; ) {
            int length = (file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff;
            if ((file[at + 1] & 0xff) == 0xe0) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                out.write(file, 0, at);
                out.write(file, at + 2 + length, file.length - at - 2 - length);
                return out.toByteArray();
            }
            at += 2 + length;
        }
    }

    /** A file of components as they are: the JDK's writer neither converts nor labels a raster. */
    private static byte[] components(int bands, int... levels) throws IOException {
        WritableRaster raster =
                java.awt.image.Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, bands, null);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                raster.setPixel(x, y, levels);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = JdkPlugins.writer("jpeg");
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(1);
            writer.write(null, new IIOImage(raster, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] adobe(byte[] file, int transform) {
        return with(file, 0xee, join("Adobe", new byte[] {0, 100, 0, 0, 0, 0, (byte) transform}));
    }

    private static void requireColour(byte[] file, String codedAs, int red, int green, int blue) throws IOException {
        Page page = read(file);
        assertThat(page.metadata().properties()).containsEntry("coded as", codedAs);
        int[] expected = {red, green, blue};
        for (int c = 0; c < 3; c++) {
            assertThat(page.raster().get(c, 8, 8)).as("channel %d", c).isBetween(expected[c] - 1.0, expected[c] + 1.0);
        }
    }

    @Test
    void threeComponentsAreWhatTheirSegmentsSay() throws IOException {
        byte[] file = components(3, 150, 100, 180);
        requireColour(file, "YCbCr", 223, 122, 100);
        requireColour(adobe(file, 1), "YCbCr", 223, 122, 100);
        requireColour(adobe(file, 0), "RGB", 150, 100, 180);
    }

    /** 60 of cyan, 100 of magenta, 20 of yellow, 50 of black ink: (255 - C) (255 - K) / 255 and so on. */
    @Test
    void inksBecomeColours() throws IOException {
        requireColour(components(4, 60, 100, 20, 50), "CMYK", 157, 125, 189);
        requireColour(adobe(components(4, 195, 155, 235, 205), 0), "inverted CMYK", 157, 125, 189);
        // Luma and chroma of (60, 100, 20): 0.299 C + 0.587 M + 0.114 Y, ...
        requireColour(adobe(components(4, 79, 95, 115, 205), 2), "YCCK", 157, 125, 189);
    }

    /** A CMYK profile by which bare paper is white and everything else a gray of L* = 50 (ICC.1:2022, 7 and 10.11). */
    private static byte[] twoToneProfile() {
        int table = 48 + 4 * 256 + 16 * 3 + 3 * 256;
        ByteBuffer out = ByteBuffer.allocate(144 + table);
        out.putInt(out.capacity()).putInt(0).putInt(0x02400000);
        out.put("prtrCMYKLab ".getBytes(StandardCharsets.ISO_8859_1));
        out.position(36).put("acsp".getBytes(StandardCharsets.ISO_8859_1));
        out.position(68).putInt(0xf6d6).putInt(0x10000).putInt(0xd32d);
        out.position(128).putInt(1);
        out.put("A2B0".getBytes(StandardCharsets.ISO_8859_1)).putInt(144).putInt(table);
        out.put("mft1".getBytes(StandardCharsets.ISO_8859_1)).putInt(0);
        out.put(new byte[] {4, 3, 2, 0});
        for (int i = 0; i < 9; i++) {
            out.putInt(i % 4 == 0 ? 0x10000 : 0);
        }
        for (int i = 0; i < 4 * 256; i++) {
            out.put((byte) i);
        }
        for (int corner = 0; corner < 16; corner++) {
            out.put((byte) (corner == 0 ? 255 : 128)).put((byte) 128).put((byte) 128);
        }
        for (int i = 0; i < 3 * 256; i++) {
            out.put((byte) i);
        }
        return out.array();
    }

    @Test
    void inksGoThroughTheirProfile() throws IOException {
        byte[] profile = join("ICC_PROFILE\0\1\1", twoToneProfile());
        requireColour(with(components(4, 0, 0, 0, 0), 0xe2, profile), "CMYK", 255, 255, 255);
        assertThat(read(with(components(4, 0, 0, 0, 0), 0xe2, profile)).omissions())
                .singleElement()
                .asString()
                .contains("CMYK")
                .contains("profile");
        byte[] inked = with(adobe(components(4, 255, 0, 255, 255), 0), 0xe2, profile);
        requireColour(inked, "inverted CMYK", 119, 119, 119);
        assertThat(read(inked).image().info().icc())
                .as("the samples are sRGB now")
                .isEmpty();
    }

    @Test
    void everyPartOfAFileIsRefused() throws IOException {
        for (boolean progressive : new boolean[] {false, true}) {
            byte[] file = colours(0.8f, progressive);
            for (int length = 0; length < file.length; length++) {
                byte[] part = Arrays.copyOf(file, length);
                assertThatThrownBy(() -> read(part))
                        .as("%d of %d bytes", length, file.length)
                        .isInstanceOfSatisfying(
                                FormatException.class,
                                e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.CORRUPT));
            }
        }
    }

    @Test
    void aHoleInThePictureIsFoundThoughTheFileEndsAsItShould() throws IOException {
        byte[] file = colours(0.9f, false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, file.length - 400);
        out.write(file, file.length - 2, 2);
        assertThatThrownBy(() -> read(out.toByteArray()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("premature end");
        assertThat(JdkPictures.decode("jpeg", out.toByteArray()).getWidth())
                .as("the JDK makes up the rest")
                .isEqualTo(W);
    }

    @Test
    void whatFollowsTheEndIsNoConcern() throws IOException {
        byte[] file = colours(0.9f, false);
        byte[] longer = Arrays.copyOf(file, file.length + 5000);
        new Random(3).nextBytes(longer);
        System.arraycopy(file, 0, longer, 0, file.length);
        assertThat(read(longer).raster().sameSamples(read(file).raster())).isTrue();
    }

    @Test
    void codingsThatAreNotReadAreNamed() throws IOException {
        byte[] file = colours(0.9f, false);
        int header = indexOf(file, 0xc0);
        for (int marker : List.of(0xc3, 0xc5, 0xc9)) {
            byte[] other = file.clone();
            other[header + 1] = (byte) marker;
            requireUnsupported(other, marker == 0xc3 ? "lossless" : marker == 0xc5 ? "hierarchical" : "arithmetic");
        }
        byte[] deep = file.clone();
        deep[header + 4] = 12;
        requireUnsupported(deep, "12 bits");
    }

    /** Each takes a few bytes, and the time of the whole picture. */
    @Test
    void scansWithoutEndAreRefused() throws IOException {
        byte[] file = colours(0.9f, true);
        int last = file.length - 2;
        while ((file[last] & 0xff) != 0xff || (file[last + 1] & 0xff) != 0xda) {
            last--;
        }
        ByteArrayOutputStream scans = new ByteArrayOutputStream();
        scans.write(file, 0, last);
        for (int i = 0; i < 500; i++) {
            scans.write(file, last, file.length - 2 - last);
        }
        scans.write(file, file.length - 2, 2);
        assertThatThrownBy(() -> read(scans.toByteArray())).isInstanceOfSatisfying(FormatException.class, e -> {
            assertThat(e.kind()).isEqualTo(FormatException.Kind.TOO_LARGE);
            assertThat(e.getMessage()).contains("more than 500 scans");
        });
    }

    private static int indexOf(byte[] file, int marker) {
        int at = 2;
        while ((file[at + 1] & 0xff) != marker) {
            at += 2 + ((file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff);
        }
        return at;
    }

    private static void requireUnsupported(byte[] file, String what) {
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(FormatException.class, e -> {
            assertThat(e.kind()).isEqualTo(FormatException.Kind.UNSUPPORTED);
            assertThat(e.getMessage()).contains(what);
        });
    }
}
