package upscale.format.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import upscale.format.Metadata;
import upscale.format.Written;
import upscale.format.imageio.JdkPlugins;
import upscale.image.Alpha;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Our files in the hands of the JDK's and TwelveMonkeys' readers, and the JDK's in ours: samples are equal. */
class OtherTiffReadersTest {
    private final TiffFormat format = new TiffFormat();

    private static Raster noise(ImageInfo info) {
        Raster raster = Raster.allocate(info);
        Random random = new Random(7);
        boolean floating = info.type().floating();
        double range = floating ? 1 : info.max() - info.min() + 1;
        for (int c = 0; c < info.channels(); c++) {
            for (int y = 0; y < info.height(); y++) {
                for (int x = 0; x < info.width(); x++) {
                    double value = random.nextFloat() * range;
                    raster.set(c, x, y, floating ? value * 5 - 2 : Math.floor(value) + info.min());
                }
            }
        }
        return raster;
    }

    private void requireSame(Raster ours, java.awt.image.Raster theirs) {
        ImageInfo info = ours.info();
        assertThat(theirs.getNumBands()).isEqualTo(info.channels());
        for (int c = 0; c < info.channels(); c++) {
            for (int y = 0; y < info.height(); y++) {
                for (int x = 0; x < info.width(); x++) {
                    assertThat(theirs.getSampleDouble(x, y, c))
                            .as("channel %d, column %d, row %d", c, x, y)
                            .isEqualTo(ours.get(c, x, y));
                }
            }
        }
    }

    private java.awt.image.Raster readRaster(ImageReader reader, byte[] file) throws IOException {
        try (ImageInputStream in = new ByteArrayImageInputStream(file)) {
            reader.setInput(in);
            return reader.canReadRaster()
                    ? reader.readRaster(0, null)
                    : reader.read(0).getRaster();
        } finally {
            reader.dispose();
        }
    }

    /** The JDK's reader knows horizontal differences of bytes only. */
    static Stream<ImageInfo> knownToTheJdk() {
        int[] colours = new Random(5).ints(256).map(c -> c | 0xff).toArray();
        return Stream.of(
                ImageInfo.gray(61, 47, SampleType.U1),
                ImageInfo.gray(61, 47, SampleType.U4),
                ImageInfo.gray(61, 47, SampleType.U8),
                ImageInfo.gray(61, 7001, SampleType.U8),
                ImageInfo.gray(61, 47, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT),
                ImageInfo.rgb(61, 47, SampleType.U8),
                ImageInfo.rgb(61, 47, SampleType.U8).withAlphaAdded(Alpha.STRAIGHT),
                ImageInfo.rgb(61, 47, SampleType.U8).withAlphaAdded(Alpha.PREMULTIPLIED),
                ImageInfo.palette(61, 47, SampleType.U8, new Palette(colours)));
    }

    @ParameterizedTest
    @MethodSource("knownToTheJdk")
    void theJdkReadsOurs(ImageInfo info) throws IOException {
        Raster raster = noise(info);
        byte[] file = Written.by(format, raster, Metadata.NONE);
        requireSame(raster, readRaster(JdkPlugins.reader("tiff"), file));
    }

    static Stream<ImageInfo> knownToTwelveMonkeys() {
        return Stream.concat(
                knownToTheJdk(),
                Stream.of(
                        ImageInfo.gray(61, 47, SampleType.U16),
                        ImageInfo.rgb(61, 47, SampleType.U16),
                        ImageInfo.rgb(61, 47, SampleType.U16).withAlphaAdded(Alpha.STRAIGHT),
                        ImageInfo.gray(61, 47, SampleType.I16),
                        ImageInfo.gray(61, 47, SampleType.F32),
                        ImageInfo.rgb(61, 47, SampleType.F32)));
    }

    @ParameterizedTest
    @MethodSource("knownToTwelveMonkeys")
    void twelveMonkeysReadsOurs(ImageInfo info) throws IOException {
        Raster raster = noise(info);
        byte[] file = Written.by(format, raster, Metadata.NONE);
        requireSame(raster, readRaster(new TIFFImageReaderSpi().createReaderInstance(null), file));
    }

    @Test
    void theJdkReadsOurPalette() throws IOException {
        ImageInfo info = ImageInfo.palette(2, 1, SampleType.U1, new Palette(new int[] {0x102030ff, 0xfffefdff}));
        byte[] file = Written.by(format, Raster.allocate(info), Metadata.NONE);
        ImageReader reader = JdkPlugins.reader("tiff");
        try (ImageInputStream in = new ByteArrayImageInputStream(file)) {
            reader.setInput(in);
            IndexColorModel model = (IndexColorModel) reader.read(0).getColorModel();
            assertThat(model.getRGB(0)).isEqualTo(0xff102030);
            assertThat(model.getRGB(1)).isEqualTo(0xfffffefd);
        } finally {
            reader.dispose();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LZW, false, RGB",
        "LZW, true, RGB",
        "PackBits, true, RGB",
        "Deflate, false, GRAY",
        "ZLib, true, GRAY",
        "CCITT T.6, false, BINARY",
        "CCITT T.4, false, BINARY",
        "CCITT RLE, false, BINARY",
        "LZW, false, USHORT",
        "ZLib, true, USHORT"
    })
    void weReadTheJdks(String compression, boolean tiles, String kind) throws IOException {
        int type = switch (kind) {
            case "RGB" -> BufferedImage.TYPE_3BYTE_BGR;
            case "GRAY" -> BufferedImage.TYPE_BYTE_GRAY;
            case "BINARY" -> BufferedImage.TYPE_BYTE_BINARY;
            default -> BufferedImage.TYPE_USHORT_GRAY;
        };
        BufferedImage image = new BufferedImage(83, 59, type);
        Random random = new Random(11);
        int range = kind.equals("BINARY") ? 2 : kind.equals("USHORT") ? 65536 : 256;
        for (int c = 0; c < image.getRaster().getNumBands(); c++) {
            for (int y = 0; y < 59; y++) {
                for (int x = 0; x < 83; x++) {
                    image.getRaster().setSample(x, y, c, random.nextInt(4) == 0 ? random.nextInt(range) : y % range);
                }
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageWriter writer = JdkPlugins.writer("tiff");
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(compression);
            if (tiles) {
                param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
                param.setTiling(32, 16, 0, 0);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        Raster ours =
                format.read(Written.source(format, file.toByteArray())).first().raster();
        assertThat(ours.info().type()).isEqualTo(SampleType.unsigned(range == 2 ? 1 : range == 256 ? 8 : 16));
        requireSame(ours, image.getRaster());
    }
}
