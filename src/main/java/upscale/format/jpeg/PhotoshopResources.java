package upscale.format.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import upscale.format.Attachment;

/**
 * What Adobe's programs and those of the press say of a picture in words (Adobe Photoshop File Formats, Image Resource Blocks), of the form that
 * APP13 segments hold it in. Other resources speak of the old pixels: thumbnails, resolution, guides, layers.
 *
 * @param bytes resources one after another
 */
record PhotoshopResources(byte[] bytes) implements Attachment {
    /** What begins a segment. */
    static final String PREFIX = "Photoshop 3.0\0";

    private static final int IPTC = 0x404;
    private static final int COPYRIGHT_FLAG = 0x40a;
    private static final int URL = 0x40b;
    private static final int IPTC_DIGEST = 0x425;
    private static final Set<Integer> WORDS = Set.of(IPTC, COPYRIGHT_FLAG, URL, IPTC_DIGEST);
    private static final int SIGNATURE =
            ByteBuffer.wrap("8BIM".getBytes(StandardCharsets.US_ASCII)).getInt();

    /** Those of {@code segments}, put together, that are words; empty if none is. */
    static Optional<PhotoshopResources> of(byte[] segments) {
        ByteBuffer in = ByteBuffer.wrap(segments);
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        try {
            while (in.hasRemaining()) {
                int start = in.position();
                boolean known = in.getInt() == SIGNATURE;
                int id = in.getShort() & 0xffff;
                int name = in.get() & 0xff;
                in.position(in.position() + (name | 1)); // with its length an even number of bytes
                int size = in.getInt();
                int end = Math.addExact(in.position(), size);
                if (!known || size < 0 || end > segments.length) {
                    break;
                }
                in.position(Math.min(segments.length, end + (size & 1)));
                if (WORDS.contains(id)) {
                    words.write(segments, start, end - start);
                    words.writeBytes(new byte[size & 1]);
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
            // what came before the break is whole
        }
        return words.size() == 0 ? Optional.empty() : Optional.of(new PhotoshopResources(words.toByteArray()));
    }
}
