package upscale.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import upscale.format.FormatException;
import upscale.format.Written;
import upscale.format.jpeg.JpegFormat;
import upscale.image.ImageInfo;
import upscale.image.SampleType;
import upscale.image.Samples;

/** The process for 12 bits on frames of 8, which the JDK writes and reads. */
class DctRowsTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 21;

    /** Gray noise, with markers between so many blocks; 0 for none. */
    private static byte[] gray(int interval) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Random random = new Random(7);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.getRaster().setSample(x, y, 0, 5 * x + random.nextInt(60));
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        if (interval > 0) {
            String format = metadata.getNativeMetadataFormatName();
            IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
            IIOMetadataNode restarts = new IIOMetadataNode("dri");
            restarts.setAttribute("interval", Integer.toString(interval));
            root.getElementsByTagName("markerSequence").item(0).appendChild(restarts);
            metadata.setFromTree(format, root);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, metadata));
        }
        writer.dispose();
        return out.toByteArray();
    }

    private static void requireAsTheJdkHasIt(byte[] frame) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(frame))) {
            reader.setInput(in);
            Raster expected = reader.readRaster(0, null);
            DctRows rows = DctRows.of(frame, JpegHeader.of(frame));
            int[][] samples = new int[expected.getNumBands()][WIDTH];
            for (int y = 0; y < HEIGHT; y++) {
                rows.read(y, samples);
                for (int c = 0; c < samples.length; c++) {
                    for (int x = 0; x < WIDTH; x++) {
                        assertThat(samples[c][x])
                                .as("component %d, column %d, row %d", c, x, y)
                                .isCloseTo(expected.getSample(x, y, c), within(1));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void grayIsWhatTheJdkReads(int interval) throws IOException {
        byte[] frame = gray(interval);
        boolean restarts = false;
        for (int at = 0; at + 1 < frame.length; at++) {
            restarts |= frame[at] == (byte) 0xff && frame[at + 1] == (byte) 0xd0;
        }
        assertThat(restarts).isEqualTo(interval > 0);
        requireAsTheJdkHasIt(frame);
    }

    @Test
    void componentsAreWhatTheJdkReads() throws IOException {
        requireAsTheJdkHasIt(
                Written.by(new JpegFormat(), Samples.noise(ImageInfo.rgb(WIDTH, HEIGHT, SampleType.U8), 7), 95));
    }

    @Test
    void componentsOfDifferentResolutionsAreRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        byte[] frame = out.toByteArray();
        assertThatThrownBy(() -> DctRows.of(frame, JpegHeader.of(frame)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("different resolutions");
    }

    @Test
    void damageIsRefusedOrReadAndNothingElse() throws IOException {
        byte[] whole = gray(3);
        JpegHeader header = JpegHeader.of(whole);
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] frame = i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (i % 3 > 0) {
                frame[2 + random.nextInt(frame.length - 2)] = (byte) random.nextInt(256);
            }
            try {
                DctRows.of(frame, header);
            } catch (FormatException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }
}
