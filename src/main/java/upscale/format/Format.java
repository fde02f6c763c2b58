package upscale.format;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Optional;
import upscale.image.ImageInfo;

/**
 * An image file format: the service interface. An implementation listed in
 * {@code META-INF/services/upscale.format.Format}, here or in a jar on the plug-in path, is probed for every input, offered for
 * every output, and appears in the listings, in completion and in the contract tests by itself.
 *
 * <p>Implementations are stateless and cheap to construct: nothing is loaded before {@link #read} or {@link #encoder}.
 */
public interface Format {
    /** Short lower-case name, as {@code --format} takes it: {@code png}. */
    String name();

    /** One line for {@code upscale formats}: what is read and written. */
    String summary();

    /** File name endings without the dot, lower case; the first one is given to new files. */
    List<String> suffixes();

    /**
     * Whether a file that begins with these bytes is of this format.
     *
     * @param head the first bytes of a file, up to {@link Source#HEAD}; fewer if it is shorter
     */
    boolean recognises(byte[] head);

    default boolean reads() {
        return true;
    }

    default boolean writes() {
        return false;
    }

    /**
     * Decodes a file.
     *
     * @throws FormatException if the file is corrupt, unsupported or too large
     * @throws IOException if it cannot be read at all
     */
    Document read(Source source) throws IOException;

    /**
     * Why an image like this cannot be written, and the way out ("has no alpha: use --alpha opaque, or write png"); empty if it
     * can. Asked before anything is computed.
     */
    default Optional<String> refuses(ImageInfo info) {
        return writes() ? Optional.empty() : Optional.of("upscale does not write " + name() + "; use png or tiff");
    }

    /** Why what is asked for cannot be, and the way out; empty if it can. Options about what the format has no choice in are no reason. */
    default Optional<String> refuses(WriteOptions options) {
        return options.tile().isPresent()
                ? Optional.of(name() + " has no tiles: leave out --tile, or write tiff")
                : Optional.empty();
    }

    /**
     * What of the metadata does not fit into a file, though its like does: one line each, for people. What the format never holds is not
     * told.
     */
    default List<String> omits(ImageInfo info, Metadata metadata) {
        return List.of();
    }

    /** Whether a file may hold several pages, so that an encoder has a {@link Encoder#next}. */
    default boolean writesPages() {
        return false;
    }

    /** Whether a file may be an {@link Animation}: then an encoder of one has a {@link Encoder#next} for each frame but the last. */
    default boolean animates() {
        return false;
    }

    /** Whether the encoder must be able to go back in its channel, which then is a {@code SeekableByteChannel}. */
    default boolean seeks() {
        return false;
    }

    /** Whether the encoder holds the whole picture until the last band has come. */
    default boolean holdsAll() {
        return false;
    }

    /**
     * An encoder of one image. The caller appends its bands, then calls {@link Encoder#finish} once, then closes the
     * channel; on failure it drops what was written.
     *
     * @param info what will come; {@link #refuses} has had no objection
     * @param metadata what goes with it, already scaled to the new grid
     * @param channel empty, positioned at 0
     */
    default Encoder<?> encoder(ImageInfo info, Metadata metadata, WriteOptions options, WritableByteChannel channel)
            throws IOException {
        throw new UnsupportedOperationException(name() + " is read only");
    }
}
