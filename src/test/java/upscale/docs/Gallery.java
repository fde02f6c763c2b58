package upscale.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import upscale.image.Raster;
import upscale.samples.Patterns;

/** The same crop by one method after another, a strip for each, in {@code docs/choosing.md}. */
final class Gallery {
    private static final int SCALE = Probe.SCALE;
    private static final int GAP = 6;
    private static final int SIDE = 32; // source pixels of what a strip shows

    /** Six taps at a stride of four: two and one of them meet in turn. On the mean they sum to one. */
    static final String UNEVEN = "transposed -k '" + Pictures.equal(6, 0.44) + "' --padding same --edge replicate";

    static final String UNEVEN_LABEL = "transposed 6x6";

    private Gallery() {}

    /**
     * What is shown.
     *
     * @param label what it is called
     * @param words what is typed after {@code -m}
     * @param alike what else, typed there, makes the same but for rounding
     */
    record Entry(String label, String words, List<String> alike) {
        private static Entry of(String words, String... alike) {
            return new Entry(words, words, List.of(alike));
        }

        /** The name of its picture. */
        String picture() {
            return "strip-" + label.replaceAll("[^a-z0-9]+", "-");
        }

        String[] how() {
            return Gallery.how(words);
        }
    }

    static String[] how(String words) {
        return ShellLine.parse("-m " + words).stages().get(0).words().toArray(String[]::new);
    }

    /** Whatever enlarges pictures, from blocks over soft to sharp; last, what is no enlargement by itself. */
    static final List<Entry> ENTRIES = List.of(
            Entry.of("nearest", "box", "transposed -k nearest", "transposed -k box"),
            Entry.of("b-spline"),
            Entry.of("transposed -k gaussian:2"),
            Entry.of("gaussian"),
            Entry.of("bilinear", "triangle", "transposed", "transposed -k bilinear"),
            Entry.of("hermite", "cubic:0,0"),
            Entry.of("mitchell"),
            Entry.of("robidoux"),
            Entry.of("bicubic", "catmull-rom", "keys", "cubic:0,0.5", "transposed -k bicubic"),
            Entry.of("keys:-0.75"),
            Entry.of("lanczos:2"),
            Entry.of("spline16"),
            Entry.of("magic-kernel-sharp:2013"),
            Entry.of("magic-kernel-sharp"),
            Entry.of("kaiser"),
            Entry.of("blackman"),
            Entry.of("hann"),
            Entry.of("hamming"),
            Entry.of("spline36"),
            Entry.of("lanczos", "lanczos:3", "transposed -k lanczos"),
            Entry.of("spline64"),
            Entry.of("lanczos:4"),
            Entry.of("fourier --apodize hann"),
            Entry.of("fourier"),
            Entry.of("learned"),
            new Entry(UNEVEN_LABEL, UNEVEN, List.of()),
            Entry.of("bed-of-nails", "transposed -k identity"));

    /** The pictures by their names. */
    static Map<String, Supplier<Raster>> pictures() {
        Map<String, Supplier<Raster>> all = new LinkedHashMap<>();
        for (Entry entry : ENTRIES) {
            all.put(entry.picture(), () -> strip(entry));
        }
        return all;
    }

    /** A piece of the photo, a zone plate and an edge. */
    private static Raster strip(Entry entry) {
        Raster photo = Enlarger.piece("photo", 87, 123, SIDE, SIDE, SCALE, entry.how());
        Raster plate = Enlarger.whole(Patterns.zonePlate(SIDE), SCALE, entry.how());
        int side = SIDE * SCALE;
        double[] edge = Probe.edge(entry.how());
        Figures figures = Figures.of(entry.how());
        String told = figures.flat()
                ? String.format(Locale.ROOT, "overshoot %.1f %%", 100 * figures.overshoot())
                : String.format(Locale.ROOT, "ripple %.0f %%", 100 * figures.ripple());
        int right = 2 * (side + GAP);
        return Sheet.colour(right + 240, Sheet.CAPTION + side)
                .write(entry.label(), 0, 0)
                .lay(photo, 0, Sheet.CAPTION)
                .lay(plate, side + GAP, Sheet.CAPTION)
                .lay(StepPlot.of(edge, 240, side), right, Sheet.CAPTION)
                .write(told, right, Sheet.CAPTION)
                .raster();
    }
}
