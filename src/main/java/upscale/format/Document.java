package upscale.format;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import upscale.image.ImageInfo;
import upscale.image.Raster;

/**
 * What a file holds: one page or several, decoded when they are asked for, or only when their samples are. For one thread, but for the
 * images of its pages.
 */
public interface Document extends Closeable {
    /** How many pages the file has, at least one. */
    int pageCount();

    /**
     * A page; its samples are decoded now, or else when they are read, which is possible until the next page is asked for or the document
     * is closed. A page is not kept: the caller drops it before the next one, so that a file of many takes the memory of one.
     *
     * @param index in [0, {@link #pageCount()})
     * @throws FormatException if the page is corrupt, too large, or one that is not supported
     * @throws IOException if the file can no longer be read
     */
    Page page(int index) throws IOException;

    /**
     * Decodes what nobody has read yet of the samples of the page last asked for, and drops it: so that damage fails, wherever it is.
     *
     * @throws IOException as {@link #page} does
     */
    default void finish() throws IOException {}

    /** Closes the file, if it was open. */
    @Override
    default void close() throws IOException {}

    /**
     * What a page's image is; without decoding it, where that is possible.
     *
     * @throws IOException as {@link #page} does
     */
    default ImageInfo info(int index) throws IOException {
        return page(index).image().info();
    }

    /**
     * About how many bytes of memory a page takes, at the most while it is decoded. Known without decoding it, where that is possible.
     *
     * @throws IOException as {@link #page} does
     */
    default long memory(int index) throws IOException {
        return Raster.bytes(info(index));
    }

    /**
     * What the file says of a page beside its samples; without decoding it, where that is possible.
     *
     * @throws IOException as {@link #page} does
     */
    default Metadata metadata(int index) throws IOException {
        return page(index).metadata();
    }

    /**
     * Which pages are pictures in their own right, in order; at least one. Others are smaller copies or masks of them: they are decoded if
     * they are asked for by their number, and not where all are.
     */
    default List<Integer> pictures() {
        return IntStream.range(0, pageCount()).boxed().toList();
    }

    /** How many pages, from the first on, are supported. */
    default int readable() {
        return pageCount();
    }

    /** The first of the {@link #pictures}. */
    default Page first() throws IOException {
        return page(pictures().get(0));
    }

    /**
     * What a list of the pages says of one beside its size and samples: what it is a smaller copy of, for instance.
     *
     * @return empty if there is nothing to say
     */
    default String remark(int index) {
        return "";
    }

    /** A file of one page, decoded. */
    static Document of(Page page) {
        return ofFirst(page, 1, "page");
    }

    /**
     * A file of which only the first page is supported, decoded.
     *
     * @param page the first page
     * @param count how many there are
     * @param noun what the format calls a page, for messages
     */
    static Document ofFirst(Page page, int count, String noun) {
        ImageInfo info = page.image().info();
        return new FirstPage(info, Raster.bytes(info), count, noun, new FirstPage.Decoding() {
            @Override
            public Page page() {
                return page;
            }

            @Override
            public void finish() throws IOException {
                page.raster();
            }
        });
    }
}
