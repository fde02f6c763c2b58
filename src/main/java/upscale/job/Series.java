package upscale.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import upscale.format.Document;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Guarded;
import upscale.format.Metadata;
import upscale.format.NoData;
import upscale.format.Page;
import upscale.format.Place;
import upscale.format.Place.Point;
import upscale.format.Slice;
import upscale.format.Source;
import upscale.image.ImageInfo;

/**
 * Slices of one series that lie on one another at equal distances, in the order of their places: along the direction at right angles to
 * them, whatever their files or numbers say. A volume whose planes are shifted against one another evenly (a tilted gantry) is one, too.
 *
 * @param slices at least one
 */
record Series(List<Entry> slices) {
    /** By how much steps may differ, in proportion. */
    private static final double TOLERANCE = 0.01;

    /**
     * A slice that was looked at, and not decoded.
     *
     * @param info of its image
     * @param slice what it says of itself
     * @param place where it lies
     * @param padding which values in it mean that there is none
     */
    record Entry(Source source, Format format, ImageInfo info, Slice slice, Place place, Optional<NoData> padding) {
        static Entry of(Source source, Format format) throws IOException {
            try (Document document = Guarded.read(format, source)) {
                return of(document, source, format);
            }
        }

        private static Entry of(Document document, Source source, Format format) throws IOException {
            if (document.pageCount() != 1) {
                throw refused("has " + document.pageCount() + " frames: a series is of files of one slice each");
            }
            Metadata metadata = document.metadata(0);
            Optional<Slice> slice = metadata.attached(Slice.class);
            if (slice.isEmpty()) {
                throw refused("is " + format.name() + ", which says nothing of slices: expected dicom");
            }
            Optional<Place> place = slice.get().place();
            if (place.isEmpty()) {
                throw refused("does not say where its slice lies: no position, orientation or pixel spacing");
            }
            return new Entry(
                    source, format, document.info(0), slice.get(), place.get(), metadata.attached(NoData.class));
        }

        /** The slice, decoded. */
        Page page() throws IOException {
            try (Document document = Guarded.read(format, source)) {
                return document.page(0).whole();
            }
        }

        private String name() {
            return String.valueOf(
                    source.path().map(Path::getFileName).map(Path::toString).orElseGet(source::name));
        }

        private static FormatException refused(String reason) {
            return new FormatException(FormatException.Kind.UNSUPPORTED, reason);
        }
    }

    /** @throws FormatException if they are not such slices; the message names the files */
    static Series of(List<Entry> entries) throws FormatException {
        Entry first = entries.get(0);
        for (Entry entry : entries) {
            requireAlike(first, entry);
        }
        Point normal = first.place().normal();
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingDouble((Entry entry) -> entry.place().along(normal))
                .thenComparing(Entry::name));
        requireEvenSteps(sorted, normal);
        return new Series(List.copyOf(sorted));
    }

    /** @throws FormatException if there is only one slice */
    void requireSeveral() throws FormatException {
        if (slices.size() < 2) {
            throw new FormatException(
                    FormatException.Kind.UNSUPPORTED,
                    "is one slice, with nothing between it and another: leave out --scale-z");
        }
    }

    /** @throws FormatException if what stands for a value in one slice does not in another */
    void requireMixable() throws FormatException {
        Entry first = slices.get(0);
        for (Entry entry : slices) {
            if (!entry.slice.units().equals(first.slice.units())) {
                throw refused(
                        first,
                        entry,
                        "store other values for the same (" + first.slice.units() + " and " + entry.slice.units()
                                + "): they cannot be mixed, leave out --scale-z");
            }
            if (!entry.padding.equals(first.padding)) {
                throw refused(first, entry, "have other padding values: they cannot be mixed, leave out --scale-z");
            }
        }
        if (first.info.palette().isPresent()) {
            throw new FormatException(
                    FormatException.Kind.UNSUPPORTED, "has palettes, which cannot be mixed: leave out --scale-z");
        }
    }

    private static void requireAlike(Entry first, Entry other) throws FormatException {
        ImageInfo a = first.info;
        ImageInfo b = other.info;
        String what;
        if (!first.slice.series().equals(other.slice.series())) {
            what = "are of different series (" + first.slice.series() + " and " + other.slice.series()
                    + "): put each into a folder of its own";
        } else if (a.width() != b.width() || a.height() != b.height()) {
            what = "differ in size: " + a.width() + "x" + a.height() + " and " + b.width() + "x" + b.height();
        } else if (!a.equals(b)) {
            what = "differ in their samples: " + a.type().label() + " of " + a.significantBits() + " bits and "
                    + b.type().label() + " of " + b.significantBits();
        } else if (!first.place().parallelTo(other.place())) {
            what = "differ in orientation or pixel spacing";
        } else {
            return;
        }
        throw refused(first, other, what);
    }

    private static void requireEvenSteps(List<Entry> sorted, Point normal) throws FormatException {
        if (sorted.size() < 2) {
            return;
        }
        Point even = median(sorted);
        double usual = even.length();
        for (int i = 0; i + 1 < sorted.size(); i++) {
            Entry before = sorted.get(i);
            Entry after = sorted.get(i + 1);
            double distance = step(sorted, i).length();
            if (step(sorted, i).dot(normal) <= TOLERANCE * usual) {
                throw refused(before, after, "lie at the same place: a series has one slice at each");
            } else if (distance > (1 + TOLERANCE) * usual) {
                throw refused(
                        before,
                        after,
                        "are " + mm(distance) + " mm apart, others " + mm(usual) + " mm: slices are missing");
            } else if (step(sorted, i).minus(even).length() > TOLERANCE * usual) {
                throw refused(
                        before,
                        after,
                        "do not follow one another as others do: " + mm(distance) + " mm, others " + mm(usual) + " mm");
            }
        }
    }

    private static Point step(List<Entry> sorted, int i) {
        return sorted.get(i + 1).place().corner().minus(sorted.get(i).place().corner());
    }

    private static Point median(List<Entry> sorted) {
        List<Point> steps = new ArrayList<>();
        for (int i = 0; i + 1 < sorted.size(); i++) {
            steps.add(step(sorted, i));
        }
        steps.sort(Comparator.comparingDouble(Point::length));
        return steps.get(steps.size() / 2);
    }

    private static String mm(double distance) {
        return String.format(Locale.ROOT, "%.4g", distance)
                .replaceAll("(\\.\\d*?)0+$", "$1")
                .replaceAll("\\.$", "");
    }

    private static FormatException refused(Entry first, Entry second, String what) {
        return new FormatException(
                FormatException.Kind.UNSUPPORTED, first.name() + " and " + second.name() + " " + what);
    }

    /** From a slice's centre to the next one's, in mm. */
    double spacing() {
        int last = slices.size() - 1;
        return (slices.get(last).place().along(normal()) - slices.get(0).place().along(normal())) / last;
    }

    private Point normal() {
        return slices.get(0).place().normal();
    }

    /**
     * The place between slices, or beyond the last ones by as much as they lie apart.
     *
     * @param at in slices
     */
    Place at(double at) {
        int before = Math.max(0, Math.min(slices.size() - 2, (int) Math.floor(at)));
        Place from = slices.get(before).place();
        Point step = step(slices, before);
        return from.movedTo(from.corner().plus(step.times(at - before)));
    }
}
