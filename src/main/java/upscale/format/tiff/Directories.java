package upscale.format.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import upscale.format.FormatException;
import upscale.format.RandomBytes;

/**
 * The pages of a file: the chain of directories, each followed by those below it (SubIFDs, Adobe's TIFF Technical Note 1). Which of them
 * are pictures in their own right, NewSubfileType says (TIFF 6.0, page 36), and of those that lie below another or above one, the largest is.
 *
 * @param offsets of the directories in the file
 * @param pictures which of them are pictures in their own right
 * @param remarks what there is to say of the others; empty texts for pictures
 */
record Directories(List<Long> offsets, List<Integer> pictures, List<String> remarks) {
    private static final int PAGE_LIMIT = 1 << 16;

    private static final String COPY = "smaller copy";

    /**
     * A directory.
     *
     * @param group the index of the page in the chain that it is, or lies below
     */
    private record Entry(int group, int type, long pixels) {
        boolean copy() {
            return (type & Tag.SMALLER_COPY) != 0;
        }

        boolean mask() {
            return (type & Tag.MASK) != 0;
        }
    }

    static Directories read(RandomBytes file, Ifd.Header header) throws IOException {
        Map<Long, Entry> entries = new LinkedHashMap<>();
        for (long at = header.first(); at != 0; ) {
            Ifd ifd = new Ifd(file, header, at);
            int group = entries.size();
            take(entries, at, ifd, group);
            for (long below : ifd.numbers(Tag.SUB_IFDS)) {
                // those that cannot be read are no reason to refuse the page itself
                if (file.has(below, 8) && below >= 8) {
                    take(entries, below, new Ifd(file, header, below), group);
                }
            }
            at = ifd.next();
        }
        if (entries.isEmpty()) {
            throw FormatException.corrupt("tiff", "no directory, and so no page");
        }
        return of(List.copyOf(entries.keySet()), List.copyOf(entries.values()));
    }

    private static void take(Map<Long, Entry> entries, long at, Ifd ifd, int group) throws IOException {
        if (entries.containsKey(at)) {
            throw FormatException.corrupt("tiff", at, "a directory that leads back to itself");
        }
        if (entries.size() >= PAGE_LIMIT) {
            throw FormatException.tooLarge("a tiff of more than " + PAGE_LIMIT + " pages");
        }
        // the older field counts 1 whole picture, 2 smaller copy, 3 page of several
        int old = ifd.number(Tag.OLD_SUBFILE_TYPE, 0) == 2 ? Tag.SMALLER_COPY : 0;
        int type = (int) ifd.number(Tag.SUBFILE_TYPE, old);
        entries.put(at, new Entry(group, type, ifd.number(Tag.WIDTH, 0) * ifd.number(Tag.HEIGHT, 0)));
    }

    private static Directories of(List<Long> offsets, List<Entry> entries) {
        boolean any = entries.stream().anyMatch(entry -> !entry.copy() && !entry.mask());
        List<Integer> pictures = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            boolean below = entry.group() != i;
            String of = below ? " of page " + (entry.group() + 1) : "";
            String remark = !any
                    ? ""
                    : entry.mask()
                            ? "mask" + of
                            : entry.copy() ? COPY + of : largest(entries, i) ? "" : below ? COPY + of : COPY;
            remarks.add(remark);
            if (remark.isEmpty()) {
                pictures.add(i);
            }
        }
        return new Directories(offsets, List.copyOf(pictures), List.copyOf(remarks));
    }

    /** Whether no picture of the same group is larger, or as large and before it. */
    private static boolean largest(List<Entry> entries, int index) {
        Entry entry = entries.get(index);
        for (int i = entry.group(); i < entries.size() && entries.get(i).group() == entry.group(); i++) {
            Entry other = entries.get(i);
            boolean before = other.pixels() > entry.pixels() || other.pixels() == entry.pixels() && i < index;
            if (!other.copy() && !other.mask() && before) {
                return false;
            }
        }
        return true;
    }
}
