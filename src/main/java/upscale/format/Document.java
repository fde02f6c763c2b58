package upscale.format;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import upscale.image.ImageInfo;

/**
 * What a file holds: one page or several, decoded when they are asked for. For one thread.
 */
public interface Document {
    /** How many pages the file has, at least one. */
    int pageCount();

    /**
     * Decodes a page. A page that was asked for is not kept: the caller drops it before the next one, so that a file of many pages takes
     * the memory of one.
     *
     * @param index in [0, {@link #pageCount()})
     * @throws FormatException if the page is corrupt, too large, or one that is not supported
     * @throws IOException if the file can no longer be read
     */
    Page page(int index) throws IOException;

    /**
     * What a page's image is; without decoding it, where that is possible.
     *
     * @throws IOException as {@link #page} does
     */
    default ImageInfo info(int index) throws IOException {
        return page(index).image().info();
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

    /** A file of one page. */
    static Document of(Page page) {
        return ofFirst(page, 1, "page");
    }

    /**
     * A file of which only the first page is supported.
     *
     * @param page the first page
     * @param count how many there are
     * @param noun what the format calls a page, for messages
     */
    static Document ofFirst(Page page, int count, String noun) {
        return new Document() {
            @Override
            public int pageCount() {
                return count;
            }

            @Override
            public int readable() {
                return 1;
            }

            @Override
            public Page page(int index) throws FormatException {
                if (index != 0) {
                    throw new FormatException(
                            FormatException.Kind.UNSUPPORTED,
                            noun + " " + (index + 1) + " of " + count + ": only the first is read");
                }
                return page;
            }
        };
    }
}
