package example;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import upscale.format.Document;
import upscale.format.Encoder;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.Rasters;
import upscale.format.SampleBytes;
import upscale.format.Source;
import upscale.format.WriteOptions;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;

/** farbfeld: RGBA of 16 bits, nothing else. */
public final class FarbfeldFormat implements Format {
    private static final byte[] MAGIC = "farbfeld".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 16;

    @Override
    public String name() {
        return "farbfeld";
    }

    @Override
    public String summary() {
        return "farbfeld: RGBA of 16 bits, read and written";
    }

    @Override
    public List<String> suffixes() {
        return List.of("ff");
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= MAGIC.length && ByteBuffer.wrap(head, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
    }

    @Override
    public Document read(Source source) throws IOException {
        try (DataInputStream in = new DataInputStream(source.open())) {
            ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER));
            if (header.remaining() < HEADER) {
                throw FormatException.corrupt(name(), header.remaining(), "a header of " + HEADER + " bytes is cut short");
            }
            int width = header.getInt(8);
            int height = header.getInt(12);
            Rasters.requireSize(name(), width, height, 4);
            ImageInfo info = ImageInfo.rgb(width, height, SampleType.U16).withAlphaAdded(Alpha.STRAIGHT);
            int rowBytes = SampleBytes.rowBytes(width, 4, SampleType.U16);
            if (source.size() < HEADER + (long) rowBytes * height) {
                throw FormatException.corrupt(
                        name(), source.size(), "ends before its " + width + "x" + height + " pixels do");
            }
            Raster raster = Rasters.allocate(info);
            for (int y = 0; y < height; y++) {
                SampleBytes.unpack(in.readNBytes(rowBytes), 0, ByteOrder.BIG_ENDIAN, raster, y);
            }
            return Document.of(new Page(raster, Metadata.NONE));
        }
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public Optional<String> refuses(ImageInfo info) {
        boolean fits = info.type() == SampleType.U16 && info.colour() == Colour.RGB && info.alpha() == Alpha.STRAIGHT;
        return fits ? Optional.empty() : Optional.of("farbfeld holds 16-bit RGB with alpha only: use png or tiff");
    }

    @Override
    public Encoder<?> encoder(ImageInfo info, Metadata metadata, WriteOptions options, WritableByteChannel channel)
            throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.put(MAGIC).putInt(info.width()).putInt(info.height()).flip();
        write(channel, header);
        return new Writer(info, channel);
    }

    private static void write(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Bands become bytes on many threads; the bytes are written in order by one. */
    private record Writer(ImageInfo info, WritableByteChannel channel) implements Encoder<byte[]> {
        @Override
        public int bandRows() {
            return 64;
        }

        @Override
        public Packer<byte[]> newPacker() {
            int rowBytes = SampleBytes.rowBytes(info.width(), info.channels(), info.type());
            return (band, top) -> {
                byte[] rows = new byte[(band.bottom() - top) * rowBytes];
                for (int y = top; y < band.bottom(); y++) {
                    SampleBytes.pack(band, y, info.type(), ByteOrder.BIG_ENDIAN, rows, (y - top) * rowBytes);
                }
                return rows;
            };
        }

        @Override
        public void append(byte[] rows) throws IOException {
            write(channel, ByteBuffer.wrap(rows));
        }

        @Override
        public void finish() {}
    }
}
