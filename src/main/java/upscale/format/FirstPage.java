package upscale.format;

import java.io.Closeable;
import java.io.IOException;
import upscale.image.ImageInfo;

/**
 * A file of which the first page is supported, decoded whenever it is asked for.
 *
 * @param shape what its image is
 * @param bytes see {@link Document#memory}
 * @param pageCount how many pages there are
 * @param noun what the format calls a page, for messages
 */
public record FirstPage(ImageInfo shape, long bytes, int pageCount, String noun, Decoding decoding)
        implements Document {
    /** How it is decoded. */
    @FunctionalInterface
    public interface Decoding extends Closeable {
        /** See {@link Document#page}. */
        Page page() throws IOException;

        /** See {@link Document#finish}. */
        default void finish() throws IOException {}

        /** See {@link Document#close}. */
        @Override
        default void close() throws IOException {}
    }

    /** Of a file of one page. */
    public FirstPage(ImageInfo shape, long bytes, Decoding decoding) {
        this(shape, bytes, 1, "page", decoding);
    }

    @Override
    public int readable() {
        return 1;
    }

    @Override
    public Page page(int index) throws IOException {
        require(index);
        return decoding.page();
    }

    @Override
    public void finish() throws IOException {
        decoding.finish();
    }

    @Override
    public void close() throws IOException {
        decoding.close();
    }

    @Override
    public ImageInfo info(int index) throws IOException {
        require(index);
        return shape;
    }

    @Override
    public long memory(int index) throws IOException {
        require(index);
        return bytes;
    }

    private void require(int index) throws FormatException {
        if (index != 0) {
            throw new FormatException(
                    FormatException.Kind.UNSUPPORTED,
                    noun + " " + (index + 1) + " of " + pageCount + ": only the first is read");
        }
    }
}
