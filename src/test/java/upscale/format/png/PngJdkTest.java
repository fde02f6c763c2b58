package upscale.format.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import upscale.format.Metadata;
import upscale.format.Source;
import upscale.format.Written;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Palette;
import upscale.image.Raster;
import upscale.image.SampleType;

/** Our files read by the JDK, and the JDK's, interlaced or not, read by us: two implementations that share nothing but zlib. */
class PngJdkTest {
    private static final int[][] SIZES = {{1, 1}, {1, 9}, {9, 1}, {2, 3}, {4, 4}, {5, 8}, {8, 5}, {131, 67}};

    @TestFactory
    Stream<DynamicTest> theJdkReadsOurFiles() {
        return infos().map(info -> DynamicTest.dynamicTest(label(info), () -> {
            Raster raster = random(info);
            byte[] file = Written.by(new PngFormat(), raster, Metadata.NONE);
            WritableRaster jdk = ImageIO.read(new ByteArrayInputStream(file)).getRaster();
            assertThat(jdk.getNumBands()).isEqualTo(info.channels());
            requireSame(raster, jdk);
        }));
    }

    @TestFactory
    Stream<DynamicTest> weReadTheJdksFiles() {
        return infos().flatMap(info -> Stream.of(false, true)
                .map(interlaced -> DynamicTest.dynamicTest(label(info) + (interlaced ? " interlaced" : ""), () -> {
                    BufferedImage jdk = image(info);
                    Raster samples = random(info);
                    for (int c = 0; c < info.channels(); c++) {
                        for (int y = 0; y < info.height(); y++) {
                            for (int x = 0; x < info.width(); x++) {
                                jdk.getRaster().setSample(x, y, c, (int) samples.get(c, x, y));
                            }
                        }
                    }
                    Raster read = new PngFormat()
                            .read(Source.of("jdk.png", write(jdk, interlaced)))
                            .first()
                            .raster();
                    assertThat(read.info()).isEqualTo(info);
                    requireSame(read, jdk.getRaster());
                })));
    }

    private static Stream<ImageInfo> infos() {
        return Stream.of(SIZES).flatMap(size -> {
            int w = size[0];
            int h = size[1];
            Stream<ImageInfo> sub = Stream.of(SampleType.U1, SampleType.U2, SampleType.U4, SampleType.U8)
                    .flatMap(type -> Stream.of(ImageInfo.gray(w, h, type), palette(w, h, type)));
            Stream<ImageInfo> full = Stream.of(SampleType.U8, SampleType.U16)
                    .flatMap(type -> Stream.of(
                            ImageInfo.rgb(w, h, type),
                            ImageInfo.gray(w, h, type).withAlphaAdded(Alpha.STRAIGHT),
                            ImageInfo.rgb(w, h, type).withAlphaAdded(Alpha.STRAIGHT)));
            return Stream.concat(Stream.concat(sub, full), Stream.of(ImageInfo.gray(w, h, SampleType.U16)));
        });
    }

    private static String label(ImageInfo info) {
        return info.width() + "x" + info.height() + "x" + info.channels() + " "
                + info.type().label() + " " + info.colour();
    }

    /** No colour is opaque: the JDK's writer moves those to the palette's end. */
    private static ImageInfo palette(int width, int height, SampleType type) {
        int[] rgba = new Random(type.bits())
                .ints(1 << type.bits())
                .map(colour -> colour & ~1)
                .toArray();
        return ImageInfo.palette(width, height, type, new Palette(rgba));
    }

    private static Raster random(ImageInfo info) {
        Raster raster = Raster.allocate(info);
        Random random = new Random(info.width() * 1009L + info.height());
        for (int c = 0; c < info.channels(); c++) {
            for (int y = 0; y < info.height(); y++) {
                for (int x = 0; x < info.width(); x++) {
                    raster.set(c, x, y, random.nextInt((int) info.max() + 1));
                }
            }
        }
        return raster;
    }

    private static BufferedImage image(ImageInfo info) {
        int w = info.width();
        int h = info.height();
        int bits = info.type().bits();
        if (info.colour() == Colour.PALETTE || bits < 8) {
            int size = 1 << bits;
            byte[][] components = new byte[4][size];
            for (int i = 0; i < size; i++) {
                for (int c = 0; c < 4; c++) {
                    int gray = c == 3 ? 255 : i * 255 / (size - 1);
                    components[c][i] = (byte)
                            (info.palette().isPresent() ? info.palette().get().component(i, c) : gray);
                }
            }
            IndexColorModel colours = info.palette().isPresent()
                    ? new IndexColorModel(bits, size, components[0], components[1], components[2], components[3])
                    : new IndexColorModel(bits, size, components[0], components[1], components[2]);
            return bits < 8
                    ? new BufferedImage(w, h, BufferedImage.TYPE_BYTE_BINARY, colours)
                    : new BufferedImage(w, h, BufferedImage.TYPE_BYTE_INDEXED, colours);
        }
        int dataType = bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
        int n = info.channels();
        int[] offsets = new int[n];
        for (int c = 0; c < n; c++) {
            offsets[c] = c;
        }
        boolean alpha = info.hasAlpha();
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(info.colour() == Colour.GRAY ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                dataType);
        WritableRaster raster = java.awt.image.Raster.createWritableRaster(
                new PixelInterleavedSampleModel(dataType, w, h, n, n * w, offsets), null);
        return new BufferedImage(model, raster, false, null);
    }

    private static byte[] write(BufferedImage image, boolean interlaced) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void requireSame(Raster ours, WritableRaster jdk) {
        ImageInfo info = ours.info();
        assertThat(new int[] {jdk.getWidth(), jdk.getHeight()}).containsExactly(info.width(), info.height());
        for (int c = 0; c < info.channels(); c++) {
            for (int y = 0; y < info.height(); y++) {
                for (int x = 0; x < info.width(); x++) {
                    assertThat(jdk.getSample(x, y, c))
                            .as("channel %d, column %d, row %d", c, x, y)
                            .isEqualTo((int) ours.get(c, x, y));
                }
            }
        }
    }
}
