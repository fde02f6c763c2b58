package upscale.format;

import java.io.IOException;

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

    default Page first() throws IOException {
        return page(0);
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
