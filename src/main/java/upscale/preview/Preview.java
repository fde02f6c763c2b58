package upscale.preview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import upscale.compare.Part;
import upscale.compare.Region;
import upscale.compare.Shown.Ground;
import upscale.format.Format;
import upscale.format.Metadata;
import upscale.format.Page;
import upscale.format.WriteOptions;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Raster;
import upscale.job.Pipeline;
import upscale.job.UpscalePlan;
import upscale.job.UpscalePlan.KeepMode;
import upscale.method.MethodException;
import upscale.method.Target;
import upscale.sweep.TaskSweep;

/**
 * One crop of an image, enlarged by several methods.
 *
 * @param region the crop
 * @param scale how many times as large
 * @param shown how samples are looked at, for people; empty if as they are
 * @param cells what each method makes of it, in their order; at least one
 * @param reference what it should become, if that is known
 * @param leftOut methods that cannot enlarge this image so
 */
public record Preview(
        Region region,
        Target.Scale scale,
        String shown,
        List<Cell> cells,
        Optional<Cell> reference,
        List<LeftOut> leftOut) {
    /** Pixels of a side of a cell, where no crop is asked for. */
    static final int SIDE = 256;

    /** More pixels of a side of a cell are no crop any more. */
    static final int LONGEST_SIDE = 2048;

    private static final String REFERENCE = "reference";

    /** A method that cannot be shown, and why. */
    public record LeftOut(String label, String reason) {}

    /**
     * What is previewed.
     *
     * @param image upright, and held
     * @param metadata what its samples mean
     * @param format of results, for which samples are made ready
     */
    public record Subject(Raster image, Metadata metadata, Format format) {}

    /**
     * What is asked for.
     *
     * @param region the crop; if empty, where there is most to see
     * @param reference what all of the enlarged image should be, if that is known
     * @param strict whether a method that cannot enlarge the image is a failure
     */
    public record Wish(Target.Scale scale, Optional<Region> region, Optional<Raster> reference, boolean strict) {}

    /**
     * Enlarges the crop.
     *
     * @param threads how many compute, at least 1; nothing depends on it
     * @throws IOException if there is no such region, or the reference is not of the size that the image is enlarged to
     */
    public static Preview of(Subject subject, List<Candidate> candidates, Wish wish, int threads) throws IOException {
        ImageInfo info = subject.image().info();
        Visible visible = Visible.of(subject.image(), subject.metadata());
        Crop crop = new Crop(region(subject.image(), visible, wish), wish.scale());
        if (wish.reference().isPresent()) {
            requireSize(wish.reference().get().info(), info, wish.scale());
        }
        Maker maker = new Maker(subject, visible, crop, wish);
        List<Cell> cells = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        try {
            TaskSweep.run(
                    candidates.stream()
                            .map(candidate ->
                                    (TaskSweep.Task) telling -> maker.make(candidate, telling, cells, leftOut))
                            .toList(),
                    threads);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (cells.isEmpty()) {
            throw new IOException("no method enlarges it so: "
                    + leftOut.stream()
                            .map(out -> out.label() + ": " + out.reason())
                            .collect(Collectors.joining("; ")));
        }
        Optional<Cell> expected = Optional.empty();
        if (wish.reference().isPresent()) {
            expected = Optional.of(
                    maker.expected(wish.reference().get(), cells.get(0).place()));
        }
        return new Preview(
                crop.region(), wish.scale(), visible.label(), List.copyOf(cells), expected, List.copyOf(leftOut));
    }

    private static Region region(Image image, Visible visible, Wish wish) throws IOException {
        ImageInfo info = image.info();
        Target.Scale scale = wish.scale();
        if (wish.region().isEmpty()) {
            return Detail.of(
                    visible.of(image, Ground.WHITE),
                    Math.min(info.width(), Crop.pixels(scale.x().inverse(), SIDE)),
                    Math.min(info.height(), Crop.pixels(scale.y().inverse(), SIDE)));
        }
        Region asked = wish.region().get();
        Region region = asked.within(info.width(), info.height())
                .orElseThrow(() -> new IOException("there is nothing of " + asked + " in an image of " + info.width()
                        + "x" + info.height() + " pixels"));
        int width = Crop.pixels(scale.x(), region.width());
        int height = Crop.pixels(scale.y(), region.height());
        if (Math.max(width, height) > LONGEST_SIDE) {
            throw new IOException("the region " + region + " becomes " + width + "x" + height + " pixels, and "
                    + LONGEST_SIDE + " a side are the most of a preview: choose a smaller one");
        }
        return region;
    }

    // Sizes that were made smaller before may have been rounded.
    private static void requireSize(ImageInfo reference, ImageInfo info, Target.Scale scale) throws IOException {
        int width = Crop.pixels(scale.x(), info.width());
        int height = Crop.pixels(scale.y(), info.height());
        if (Math.abs(reference.width() - width) >= Math.max(1, scale.x().value())
                || Math.abs(reference.height() - height)
                        >= Math.max(1, scale.y().value())) {
            throw new IOException("the reference is " + reference.width() + "x" + reference.height()
                    + " pixels, expected " + width + "x" + height + ", as the image is enlarged to");
        }
    }

    /** All that there is to see, in order. */
    List<Cell> pictures() {
        return Stream.concat(cells.stream(), reference.stream()).toList();
    }

    /** The same, each picture cut to so many pixels where there is most to see of the first. */
    Preview closer(int width, int height) {
        Raster first = cells.get(0).picture();
        ImageInfo info = first.info();
        if (info.width() <= width && info.height() <= height) {
            return this;
        }
        Region seen = Detail.of(first, Math.min(width, info.width()), Math.min(height, info.height()));
        return new Preview(
                region,
                scale,
                shown,
                cells.stream().map(cell -> cell.showing(seen)).toList(),
                reference.map(cell -> cell.showing(seen)),
                leftOut);
    }

    /** Makes cells. For any thread. */
    private record Maker(Subject subject, Visible visible, Crop crop, Wish wish) {
        void make(Candidate candidate, Consumer<Runnable> telling, List<Cell> cells, List<LeftOut> leftOut) {
            try {
                Cell cell = cell(candidate);
                telling.accept(() -> cells.add(cell));
            } catch (MethodException e) {
                if (wish.strict()) {
                    throw new MethodException(candidate.label() + ": " + e.getMessage());
                }
                telling.accept(() -> leftOut.add(new LeftOut(candidate.label(), e.getMessage())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Cell cell(Candidate candidate) throws IOException {
            Region from = crop.needed(subject.image().info(), candidate.local());
            Image enlarged = enlarged(candidate, from);
            Region part = crop.in(enlarged.info(), from)
                    .orElseThrow(
                            () -> new MethodException("makes " + enlarged.info().width() + "x"
                                    + enlarged.info().height() + " pixels, and nothing of " + crop.region()));
            Raster samples = Raster.of(Part.of(enlarged, part));
            Region place = crop.inWhole(part, from);
            Optional<Likeness> likeness = Optional.empty();
            if (wish.reference().isPresent()) {
                likeness =
                        Optional.of(Likeness.of(samples, part(wish.reference().get(), place)));
            }
            return new Cell(candidate.label(), place, samples, picture(visible, samples), likeness);
        }

        // As the main job does it; nothing but samples is kept.
        private Image enlarged(Candidate candidate, Region from) throws IOException {
            UpscalePlan plan = new UpscalePlan(
                    candidate.method(),
                    candidate.options(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    KeepMode.NOTHING,
                    WriteOptions.DEFAULT,
                    1);
            Page page =
                    new Page(Part.of(subject.image(), from), subject.metadata().withOrientation(Orientation.UPRIGHT));
            return Pipeline.of(page, plan, subject.format()).image();
        }

        private static Image part(Raster reference, Region place) {
            ImageInfo info = reference.info();
            return place.within(info.width(), info.height())
                    .map(inside -> Part.of(reference, inside))
                    .orElse(reference);
        }

        /** What the others should be, which is shown as they are if it has such samples. */
        Cell expected(Raster reference, Region place) throws IOException {
            ImageInfo info = reference.info();
            boolean alike = info.type() == subject.image().info().type()
                    && info.colour() == subject.image().info().colour();
            Raster samples = Raster.of(part(reference, place));
            Visible how = alike ? visible : Visible.of(reference, Metadata.NONE);
            return new Cell(REFERENCE, place, samples, picture(how, samples), Optional.empty());
        }

        private static Raster picture(Visible visible, Image samples) {
            return Raster.of(visible.of(samples, Visible.CHECKERS));
        }
    }
}
