package upscale.regression;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import upscale.compare.Alike;
import upscale.compare.DiffStyle;
import upscale.compare.Legended;
import upscale.compare.Nearness;
import upscale.compare.Unit;
import upscale.format.Animation;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.WriteOptions;
import upscale.image.Image;
import upscale.job.Delivery;
import upscale.job.OutputCheck;
import upscale.job.OutputNaming.Destination;
import upscale.sweep.Errand;

/** Difference maps of pairs: what they show, and where they go. Immutable; shared by threads. */
public final class DifferenceMaps {
    private static final int BLINK_MILLIS = 500;

    private final Target target;
    private final Look look;
    private final OutputCheck check;

    /**
     * Where maps go, and when there is one.
     *
     * @param path a file or a folder
     * @param naming which of the two it is
     * @param format of the maps
     * @param replace whether files that are there may be replaced
     * @param onlyIfDifferent whether there is none of pages that are the same
     */
    public record Target(Path path, Naming naming, Format format, boolean replace, boolean onlyIfDifferent) {
        /** The map of one of {@code pages} pages. */
        private Destination of(Pair pair, int page, int pages) {
            return of(
                    naming == Naming.FOLDER
                            ? pair.actual().orElseThrow().getFileName().toString()
                            : pair.name(),
                    page,
                    pages);
        }

        private Destination of(String name, int page, int pages) {
            boolean folder = naming != Naming.FILE;
            Path file = folder ? path.resolve(named(name)) : path;
            Path own = pages == 1 ? file : numbered(file, page);
            return new Destination(
                    Optional.of(own), format, folder, Optional.of(path).filter(p -> folder));
        }

        // What is called otherwise than the format's files are gets one more suffix, so that a.png and a.tif have two
        // maps.
        private String named(String name) {
            String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return format.suffixes().contains(suffix)
                    ? name
                    : name + "." + format.suffixes().get(0);
        }

        private static Path numbered(Path file, int page) {
            String name = file.getFileName().toString();
            int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
            return file.resolveSibling(name.substring(0, dot) + "-" + page + name.substring(dot));
        }
    }

    /** What maps are called. */
    public enum Naming {
        /** The one map there is has a name of its own. */
        FILE,
        /** As the file that is compared, in a folder. */
        FOLDER,
        /** As their pairs, in a folder and in folders below it. */
        TREE
    }

    /**
     * What maps show.
     *
     * @param gain what differences are multiplied by, positive
     * @param legend what is below colours that stand for numbers
     */
    public record Look(DiffStyle style, double gain, Legend legend) {
        private List<Image> of(ComparedPage page, Nearness nearness) {
            Alike.Ready ready = page.ready();
            double range = ready.range();
            List<Image> frames = style.of(ready.actual(), ready.expected(), nearness, gain, range);
            return switch (legend) {
                case NONE -> frames;
                case UNITS -> legended(frames, range, page.unit());
                case PERCENT -> legended(frames, range, Unit.percent(range));
            };
        }

        private List<Image> legended(List<Image> frames, double range, Unit unit) {
            return frames.stream()
                    .map(frame -> Legended.of(frame, style, range / gain, unit))
                    .toList();
        }
    }

    /** What a legend tells differences in. */
    public enum Legend {
        /** There is none. */
        NONE,
        /** The units that the files state, such as Hounsfield units; else code values. */
        UNITS,
        /** Percent of the range of samples. */
        PERCENT
    }

    private DifferenceMaps(Target target, Look look, OutputCheck check) {
        this.target = target;
        this.look = look;
        this.check = check;
    }

    /**
     * Maps of these pairs.
     *
     * @param others what is read besides, and never replaced
     * @throws IOException if one of them may not be written, or two would be one file
     */
    public static DifferenceMaps of(Target target, Look look, List<Pair> pairs, Collection<Path> others)
            throws IOException {
        List<Path> sources = new ArrayList<>(others);
        for (Pair pair : pairs) {
            pair.actual().ifPresent(sources::add);
            pair.expected().ifPresent(sources::add);
        }
        DifferenceMaps maps = new DifferenceMaps(target, look, new OutputCheck(sources));
        Map<Path, Pair> claimed = new HashMap<>();
        for (Pair pair : pairs) {
            if (pair.actual().isPresent() && pair.expected().isPresent()) {
                Destination destination = target.of(pair, 1, 1);
                maps.require(destination);
                Pair other = claimed.putIfAbsent(destination.file().orElseThrow(), pair);
                if (other != null) {
                    throw new IOException("the maps of " + other.name() + " and " + pair.name() + " would both be "
                            + destination.label());
                }
            }
        }
        return maps;
    }

    /** Maps of pairs that come to be known later; who makes them sees to it beforehand that they may be written. */
    public static DifferenceMaps of(Target target, Look look) {
        return new DifferenceMaps(target, look, new OutputCheck(List.of()));
    }

    /** Where the map of a pair with that name goes, if it has one page. */
    Destination destination(String name) {
        return target.of(name, 1, 1);
    }

    private void require(Destination destination) throws IOException {
        check.require(destination, existing -> target.replace());
    }

    boolean onlyIfDifferent() {
        return target.onlyIfDifferent();
    }

    /** Not every format has palettes. */
    private Image written(Image map) {
        return target.format().refuses(map.info()).isPresent() ? DiffStyle.withoutPalette(map) : map;
    }

    private static Metadata metadata(List<Image> frames) {
        return frames.size() == 1 ? Metadata.NONE : Metadata.NONE.with(new Animation(frames.size(), BLINK_MILLIS));
    }

    /**
     * Draws the map of a page; whole, but not yet in place.
     *
     * @param errand holds it
     */
    Delivery draw(Pair pair, ComparedPage page, Nearness nearness, int threads, Errand errand) throws IOException {
        Destination destination = target.of(pair, page.number(), page.count());
        require(destination);
        List<Image> frames = look.of(page, nearness).stream().map(this::written).toList();
        Optional<String> refusal = target.format().refuses(frames.get(0).info());
        if (refusal.isPresent()) {
            throw new FormatException(FormatException.Kind.UNSUPPORTED, destination.label() + ": " + refusal.get());
        }
        Delivery delivery = new Delivery(
                destination, WriteOptions.DEFAULT, target.replace(), OutputStream.nullOutputStream(), errand);
        boolean whole = false;
        try {
            for (Image frame : frames) {
                delivery.write(frame, metadata(frames), threads);
            }
            delivery.finish();
            whole = true;
            return delivery;
        } finally {
            if (!whole) {
                delivery.close();
            }
        }
    }
}
