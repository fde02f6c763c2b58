package upscale.format;

import java.util.List;

/**
 * What a file holds.
 *
 * @param pages the decoded pages, at least one
 * @param pageCount how many pages the file has, decoded or not
 */
public record Document(List<Page> pages, int pageCount) {
    public Document {
        pages = List.copyOf(pages);
        if (pages.isEmpty() || pageCount < pages.size()) {
            throw new IllegalArgumentException(pages.size() + " of " + pageCount + " pages");
        }
    }

    /** A file of one page. */
    public static Document of(Page page) {
        return new Document(List.of(page), 1);
    }

    public Page first() {
        return pages.get(0);
    }
}
