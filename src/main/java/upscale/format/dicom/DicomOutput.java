package upscale.format.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.image.Colour;
import upscale.image.ImageInfo;

/**
 * A DICOM file that grows: pixels are written behind the header that is to be expected, and the header when all is known. Should it turn out to
 * have another length, because not all of a file's frames came, pixels are moved.
 */
final class DicomOutput {
    private static final long LENGTH_LIMIT = 0xfffffffeL;
    private static final int MOVED_AT_ONCE = 1 << 20;

    private final ImageInfo info;
    private final Metadata metadata;
    private final SeekableByteChannel channel;
    private final List<Instance> instances = new ArrayList<>();
    private final MessageDigest pixels = Uid.digest();
    private final long start;
    private long length;
    private int frames = 1;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private int bits;
    private int bitCount;

    DicomOutput(ImageInfo info, Metadata metadata, SeekableByteChannel channel) throws IOException {
        this.info = info;
        this.metadata = metadata;
        this.channel = channel;
        metadata.attached(Instance.class).ifPresent(instances::add);
        long frameBits = info.pixels() * info.channels() * PixelModule.allocated(info);
        int expected = instances.isEmpty() ? 1 : instances.get(0).data().integer(Tag.FRAMES, 1);
        List<Instance> all = new ArrayList<>(instances);
        for (int i = 1; i < expected; i++) {
            Instance first = instances.get(0);
            all.add(new Instance(first.data(), i, first.lossy(), first.journey(), first.sources()));
        }
        requireRoom(frameBits / 8);
        this.start = header(all, expected, 0).length;
        channel.position(start);
    }

    private static void requireRoom(long bytes) throws FormatException {
        if (bytes > LENGTH_LIMIT) {
            throw FormatException.tooLarge(
                    "dicom holds at most 4 GiB of pixels, and these take " + (bytes >> 20) + " MiB; write tiff");
        }
    }

    void addFrame(Metadata next) throws IOException {
        frames++;
        next.attached(Instance.class).ifPresent(instances::add);
        requireRoom(length);
        if (instances.size() != frames && !instances.isEmpty()) {
            throw FormatException.unsupported("dicom", "pages of which some come from a dicom file and some do not");
        }
    }

    void append(DicomEncoder.Rows rows) throws IOException {
        least = Math.min(least, rows.least());
        greatest = Math.max(greatest, rows.greatest());
        byte[] bytes = PixelModule.allocated(info) == 1 ? packed(rows.bytes()) : rows.bytes();
        write(bytes);
    }

    /** Eight samples a byte, the first one lowest; rows and frames follow one another without a gap. */
    private byte[] packed(byte[] samples) {
        byte[] bytes = new byte[(bitCount + samples.length) / 8];
        int at = 0;
        for (byte sample : samples) {
            bits |= (sample & 1) << bitCount++;
            if (bitCount == 8) {
                bytes[at++] = (byte) bits;
                bits = 0;
                bitCount = 0;
            }
        }
        return bytes;
    }

    private void write(byte[] bytes) throws IOException {
        if (instances.isEmpty()) {
            pixels.update(bytes);
        }
        length += bytes.length;
        write(ByteBuffer.wrap(bytes));
    }

    private void write(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    void finish() throws IOException {
        if (bitCount > 0) {
            write(new byte[] {(byte) bits});
        }
        if (length % 2 == 1) {
            write(new byte[1]);
        }
        requireRoom(length);
        byte[] header = header(instances, frames, length);
        move(header.length - start);
        channel.position(0);
        write(ByteBuffer.wrap(header));
    }

    private byte[] header(List<Instance> from, int count, long bytes) throws FormatException {
        // of 16 bits at most, as the attributes are
        boolean known = info.colour() == Colour.GRAY && info.type().bits() <= 16;
        Optional<PixelModule.Extremes> extremes =
                known ? Optional.of(new PixelModule.Extremes((int) least, (int) greatest)) : Optional.empty();
        DataSet data = from.isEmpty()
                ? SecondaryCapture.dataSet(info, metadata, hash(), count)
                : new Derivation(from.get(0).data(), from).dataSet();
        PixelModule module = new PixelModule(info, count, extremes);
        return DataSetBytes.file(module.over(data), module.vr(), bytes);
    }

    private String hash() {
        return HexFormat.of().formatHex(pixels.digest());
    }

    /** Moves the pixels by so many bytes, in the order that overwrites none of them. */
    private void move(long distance) throws IOException {
        if (distance == 0) {
            return;
        }
        ByteBuffer buffer = ByteBuffer.allocate(MOVED_AT_ONCE);
        for (long done = 0; done < length; ) {
            int part = (int) Math.min(MOVED_AT_ONCE, length - done);
            long from = start + (distance < 0 ? done : length - done - part);
            buffer.clear().limit(part);
            channel.position(from);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new IOException("the output became shorter while it was written");
                }
            }
            buffer.flip();
            channel.position(from + distance);
            write(buffer);
            done += part;
        }
        if (distance < 0) {
            channel.truncate(start + distance + length);
        }
    }
}
