package upscale.format.jpeg;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import upscale.format.Encoder;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Resolution;
import upscale.format.SampleBytes;
import upscale.format.WriteOptions;
import upscale.format.imageio.JdkPlugins;
import upscale.image.Band;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Raster;

/**
 * Writes a baseline JPEG without chroma subsampling. The JDK's writer wants all rows at once: they are collected, and
 * encoded by {@link #finish}, the one exception to memory that does not grow with the output. The JFIF and profile segments
 * are written here, the rest is the JDK's.
 */
final class JpegEncoder implements Encoder<byte[]> {
    private static final String TREE = "javax_imageio_jpeg_image_1.0";
    private static final int BAND_ROWS = 64;
    private static final int PROFILE_PART = 65535 - 2 - 14;

    private final ImageInfo info;
    private final Metadata metadata;
    private final WriteOptions options;
    private final WritableByteChannel channel;
    private final BufferedImage image;
    private final byte[] samples;
    private int filled;

    JpegEncoder(ImageInfo info, Metadata metadata, WriteOptions options, WritableByteChannel channel)
            throws FormatException {
        this.info = info;
        this.metadata = metadata;
        this.options = options;
        this.channel = channel;
        if (Raster.bytes(info) > Runtime.getRuntime().maxMemory() / 4 * 3) {
            throw FormatException.tooLarge("the jpeg encoder holds the whole picture, " + (Raster.bytes(info) >> 20)
                    + " MiB: write png or tiff, or give Java more memory");
        }
        int layout = info.colour() == Colour.GRAY ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
        image = new BufferedImage(info.width(), info.height(), layout);
        samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    @Override
    public int bandRows() {
        return Math.min(info.height(), BAND_ROWS);
    }

    @Override
    public Packer<byte[]> newPacker() {
        return this::pack;
    }

    private byte[] pack(Band band, int top) {
        int rowBytes = info.width() * info.channels();
        byte[] rows = new byte[(band.bottom() - top) * rowBytes];
        for (int y = top; y < band.bottom(); y++) {
            SampleBytes.pack(band, y, info.type(), ByteOrder.BIG_ENDIAN, rows, (y - top) * rowBytes);
        }
        if (info.channels() == 3) {
            for (int i = 0; i < rows.length; i += 3) {
                byte red = rows[i];
                rows[i] = rows[i + 2];
                rows[i + 2] = red;
            }
        }
        return rows;
    }

    @Override
    public void append(byte[] rows) {
        System.arraycopy(rows, 0, samples, filled, rows.length);
        filled += rows.length;
    }

    @Override
    public void finish() throws IOException {
        byte[] encoded = encode();
        int afterStart = 2;
        if ((encoded[3] & 0xff) == 0xe0) { // the JDK's JFIF segment gives way to ours
            afterStart += 2 + ((encoded[4] & 0xff) << 8 | encoded[5] & 0xff);
        }
        write(ByteBuffer.wrap(head()));
        write(ByteBuffer.wrap(encoded, afterStart, encoded.length - afterStart));
    }

    private byte[] encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = JdkPlugins.writer("jpeg");
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(options.quality() / 100f);
            IIOMetadata tables = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), param);
            keepFullChroma(tables);
            writer.write(null, new IIOImage(image, null, tables), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Sets every sampling factor to 1; the JDK's default halves the chroma along both axes. */
    private static void keepFullChroma(IIOMetadata tables) throws IOException {
        Node tree = tables.getAsTree(TREE);
        NodeList components = ((Element) tree).getElementsByTagName("componentSpec");
        for (int c = 0; c < components.getLength(); c++) {
            Element component = (Element) components.item(c);
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        tables.setFromTree(TREE, tree);
    }

    /** Start marker, JFIF segment (ITU-T T.871, 10.1) and profile segments (ICC.1:2022, B.4). */
    private byte[] head() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        ByteBuffer jfif = ByteBuffer.allocate(14);
        jfif.put(ascii("JFIF\0")).putShort((short) 0x0102);
        Resolution r = jfifUnits(metadata.resolution().orElse(new Resolution(1, 1, Resolution.Unit.NONE)));
        jfif.put((byte) (r.unit() == Resolution.Unit.NONE ? 0 : r.unit() == Resolution.Unit.INCH ? 1 : 2));
        jfif.putShort(density(r.x())).putShort(density(r.y())).putShort((short) 0);
        segment(out, 0xe0, jfif.array());

        for (Segment segment : Segment.of(info, metadata)) {
            if (segment.fits()) {
                segment(out, segment.marker(), segment.body());
            }
        }
        byte[] profile = info.icc().map(p -> p.bytes()).orElse(new byte[0]);
        int parts = (profile.length + PROFILE_PART - 1) / PROFILE_PART;
        for (int part = 0; part < parts && parts <= 255; part++) {
            int from = part * PROFILE_PART;
            int length = Math.min(PROFILE_PART, profile.length - from);
            ByteBuffer body = ByteBuffer.allocate(14 + length);
            body.put(ascii("ICC_PROFILE\0")).put((byte) (part + 1)).put((byte) parts);
            body.put(profile, from, length);
            segment(out, 0xe2, body.array());
        }
        return out.toByteArray();
    }

    /** In inches or centimetres, whichever loses less: JFIF holds whole numbers. */
    private static Resolution jfifUnits(Resolution resolution) {
        Resolution inch = resolution.in(Resolution.Unit.INCH);
        Resolution centimetre = resolution.in(Resolution.Unit.CENTIMETRE);
        return rounding(centimetre) < rounding(inch) ? centimetre : inch;
    }

    private static double rounding(Resolution r) {
        return Math.max(Math.abs(Math.rint(r.x()) / r.x() - 1), Math.abs(Math.rint(r.y()) / r.y() - 1));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static short density(double perUnit) {
        return (short) Math.max(1, Math.min(65535, Math.round(perUnit)));
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] body) {
        int length = body.length + 2;
        out.writeBytes(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length});
        out.writeBytes(body);
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
