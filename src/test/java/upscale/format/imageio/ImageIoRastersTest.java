package upscale.format.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.Fence;
import upscale.format.FormatException;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

class ImageIoRastersTest {
    private static final int W = 19;
    private static final int H = 11;

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_USHORT_565_RGB,
                BufferedImage.TYPE_USHORT_555_RGB
            })
    void coloursAreTheSameInEveryLayout(int layout) throws IOException {
        BufferedImage image = JdkPictures.smooth(W, H, layout);
        Raster raster = ImageIoRasters.of("test", image);
        assertThat(raster.info().colour()).isEqualTo(Colour.RGB);
        assertThat(raster.info().alpha()).isEqualTo(image.getColorModel().hasAlpha() ? Alpha.STRAIGHT : Alpha.NONE);
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                assertThat(Integer.toHexString(JdkPictures.argb(raster, x, y)))
                        .isEqualTo(Integer.toHexString(image.getRGB(x, y)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_4BYTE_ABGR_PRE, BufferedImage.TYPE_INT_ARGB_PRE})
    void premultipliedSamplesStayAsTheyAre(int layout) throws IOException {
        BufferedImage image = JdkPictures.smooth(W, H, layout);
        Raster raster = ImageIoRasters.of("test", image);
        assertThat(raster.info().alpha()).isEqualTo(Alpha.PREMULTIPLIED);
        for (int c = 0; c < 4; c++) {
            assertThat(raster.get(c, 7, 5)).isEqualTo(image.getRaster().getSample(7, 5, c));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void indicesAndColoursAreKept(int bits) throws IOException {
        BufferedImage image = JdkPictures.indexed(W, H, bits, 1);
        Raster raster = ImageIoRasters.of("test", image);
        assertThat(raster.info().type()).isEqualTo(SampleType.unsigned(bits));
        assertThat(raster.info().palette().orElseThrow().size()).isEqualTo(1 << bits);
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                assertThat(raster.get(0, x, y)).isEqualTo(image.getRaster().getSample(x, y, 0));
                assertThat(JdkPictures.argb(raster, x, y)).isEqualTo(image.getRGB(x, y));
            }
        }
    }

    @Test
    void grayIsTakenAsStored() throws IOException {
        BufferedImage bytes = new BufferedImage(W, H, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage words = new BufferedImage(W, H, BufferedImage.TYPE_USHORT_GRAY);
        for (int x = 0; x < W; x++) {
            bytes.getRaster().setSample(x, 3, 0, 255 - 7 * x);
            words.getRaster().setSample(x, 3, 0, 65535 - 3000 * x);
        }
        Raster narrow = ImageIoRasters.of("test", bytes);
        Raster wide = ImageIoRasters.of("test", words);
        assertThat(narrow.info()).isEqualTo(ImageInfo.gray(W, H, SampleType.U8));
        assertThat(wide.info()).isEqualTo(ImageInfo.gray(W, H, SampleType.U16));
        for (int x = 0; x < W; x++) {
            assertThat(narrow.get(0, x, 3)).isEqualTo(255 - 7 * x);
            assertThat(wide.get(0, x, 3)).isEqualTo(65535 - 3000 * x);
        }
    }

    @Test
    void floatsAreNotClamped() throws IOException {
        WritableRaster source = java.awt.image.Raster.createWritableRaster(
                new ComponentSampleModel(DataBuffer.TYPE_FLOAT, 3, 1, 1, 3, new int[] {0}), null);
        source.setPixels(0, 0, 3, 1, new float[] {-2.5f, 1e9f, Float.NaN});
        Raster raster = ImageIoRasters.of(ImageInfo.gray(3, 1, SampleType.F32), source);
        assertThat(raster.get(0, 0, 0)).isEqualTo(-2.5);
        assertThat(raster.get(0, 1, 0)).isEqualTo(1e9f);
        assertThat(raster.get(0, 2, 0)).isNaN();
    }

    @Test
    void partsOfALargerBufferAreReadFromTheirOwnCorner() throws IOException {
        BufferedImage image = JdkPictures.smooth(W, H, BufferedImage.TYPE_3BYTE_BGR);
        java.awt.image.Raster part = image.getRaster().createChild(4, 3, 8, 5, 100, 50, null);
        Raster raster = ImageIoRasters.of(ImageInfo.rgb(8, 5, SampleType.U8), part);
        assertThat(JdkPictures.argb(raster, 2, 1)).isEqualTo(image.getRGB(6, 4));
    }

    @Test
    void otherColoursAreUnsupported() {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_CIEXYZ), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        BufferedImage image = new BufferedImage(model, model.createCompatibleWritableRaster(2, 2), false, null);
        assertThatThrownBy(() -> ImageIoRasters.of("test", image))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.kind()).isEqualTo(FormatException.Kind.UNSUPPORTED));
    }

    @Test
    void whateverALibraryThrowsIsAFormatException() {
        FormatException own = FormatException.unsupported("test", "x");
        assertGuarded(FormatException.Kind.UNSUPPORTED, () -> {
            throw own;
        });
        assertGuarded(FormatException.Kind.CORRUPT, () -> {
            throw new EOFException();
        });
        assertGuarded(FormatException.Kind.CORRUPT, () -> {
            throw new ArrayIndexOutOfBoundsException("17\nof 4");
        });
        assertGuarded(FormatException.Kind.CORRUPT, () -> {
            throw new StackOverflowError();
        });
        assertGuarded(FormatException.Kind.TOO_LARGE, () -> {
            throw new OutOfMemoryError();
        });
    }

    @Test
    void wordsAboutTheDecoderAreNotPassedOn() {
        assertThatThrownBy(() -> Guard.decode("test", () -> {
                    throw new ClassCastException("EOFException cannot be cast to Number");
                }))
                .hasMessageContaining("corrupt test: what it states does not hold together");
        assertThatThrownBy(() -> Guard.decode("test", () -> {
                    throw new IllegalStateException();
                }))
                .hasMessageContaining("corrupt test: the decoder does not say what is wrong");
    }

    private static void assertGuarded(FormatException.Kind kind, Fence.Decoding<Object> decoding) {
        assertThatThrownBy(() -> Guard.decode("test", decoding)).isInstanceOfSatisfying(FormatException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.getMessage()).contains("test").doesNotContain("\n");
        });
    }
}
