package upscale.format.imageio;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Raster;

/** Pictures that the JDK draws, writes and reads: another program's files and samples to hold our readers to. */
public final class JdkPictures {
    private JdkPictures() {}

    /** Waves with some noise, in colours. */
    public static BufferedImage smooth(int width, int height, int bufferedImageType) {
        BufferedImage image = new BufferedImage(width, height, bufferedImageType);
        Random random = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = level(120 + 90 * StrictMath.sin(x * 0.11) + random.nextInt(12));
                int green = level(110 + 80 * StrictMath.cos(y * 0.13 + x * 0.02) + random.nextInt(12));
                int blue = level(2.0 * x + y + random.nextInt(12));
                image.setRGB(x, y, (3 * x + 5 * y & 0xff) << 24 | red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    private static int level(double value) {
        return (int) Math.max(0, Math.min(255, value));
    }

    /** Stripes and noise over a palette of {@code 1 << bits} colours, of which {@code clear} is transparent unless negative. */
    public static BufferedImage indexed(int width, int height, int bits, int clear) {
        int size = 1 << bits;
        byte[][] rgb = new byte[3][size];
        for (byte[] component : rgb) {
            new Random(size + component.length + rgb[0][0]).nextBytes(component);
        }
        IndexColorModel model = clear < 0
                ? new IndexColorModel(bits, size, rgb[0], rgb[1], rgb[2])
                : new IndexColorModel(bits, size, rgb[0], rgb[1], rgb[2], clear);
        BufferedImage image = new BufferedImage(
                width, height, bits < 8 ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED, model);
        Random random = new Random(bits);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int index = y < height / 2 ? (x / 3 + y) % size : random.nextInt(size);
                image.getRaster().setSample(x, y, 0, index);
            }
        }
        return image;
    }

    /** The file that the JDK makes of {@code image}. */
    public static byte[] encode(String format, BufferedImage image, Consumer<ImageWriteParam> settings)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = JdkPlugins.writer(format);
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            settings.accept(param);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The picture that the JDK reads from {@code file}. */
    public static BufferedImage decode(String format, byte[] file) throws IOException {
        ImageReader reader = JdkPlugins.reader(format);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /** Pixel (x, y) as 0xAARRGGBB, for images of up to 8 bits. */
    public static int argb(Raster raster, int x, int y) {
        ImageInfo info = raster.info();
        int first = (int) raster.get(0, x, y);
        if (info.colour() == Colour.PALETTE) {
            return Integer.rotateRight(info.palette().orElseThrow().rgba(first), 8);
        }
        if (info.colour() == Colour.GRAY) {
            return 0xff000000 | (int) (first * 255 / info.max()) * 0x010101;
        }
        int alpha = info.hasAlpha() ? (int) raster.get(3, x, y) : 255;
        return alpha << 24 | first << 16 | (int) raster.get(1, x, y) << 8 | (int) raster.get(2, x, y);
    }
}
