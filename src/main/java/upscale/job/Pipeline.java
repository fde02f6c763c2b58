package upscale.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import upscale.format.Attachment;
import upscale.format.Format;
import upscale.format.FormatException;
import upscale.format.Journey;
import upscale.format.Metadata;
import upscale.format.NoData;
import upscale.format.Page;
import upscale.format.Resolution;
import upscale.image.Alpha;
import upscale.image.Colour;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Orientation;
import upscale.image.Oriented;
import upscale.image.SampleType;
import upscale.job.JobResult.StageTime;
import upscale.job.UpscalePlan.AlphaMode;
import upscale.job.UpscalePlan.KeepMode;
import upscale.job.UpscalePlan.RangeMode;
import upscale.method.Like;
import upscale.method.MethodException;
import upscale.method.Parameter;
import upscale.method.Upsampled;
import upscale.stage.Blended;
import upscale.stage.Clamped;
import upscale.stage.CodeMap;
import upscale.stage.Coded;
import upscale.stage.Curved;
import upscale.stage.Expanded;
import upscale.stage.Holed;
import upscale.stage.Opaque;
import upscale.stage.Premultiplied;
import upscale.stage.Quantised;
import upscale.stage.Recast;
import upscale.stage.Timed;
import upscale.stage.Unpremultiplied;
import upscale.stage.Unprofiled;

/**
 * The stages between a decoded page and an encoder, composed: the only place where their order is decided.
 *
 * <p>upright, opaque, expanded, linear light, premultiplied, <b>the method</b>, unpremultiplied, encoded light, coded or recast, quantised,
 * without profile. A stage
 * that an image or a plan does not need is left out.
 *
 * @param image what is to be encoded: samples rounded and within range
 * @param metadata what goes with it
 * @param decoding nanoseconds spent in the page's image, if they are counted
 * @param stages what was composed, in order, for {@code -v}
 * @param decisions what the method decided, for {@code -v}
 * @param warnings what the user should know before it runs
 * @param fitting what is known of the samples' range when it has run
 */
public record Pipeline(
        Image image,
        Metadata metadata,
        LongAdder decoding,
        List<Stage> stages,
        Map<String, String> decisions,
        List<String> warnings,
        Fitting fitting) {

    /**
     * A stage, and the time that was spent in it.
     *
     * @param name for people
     * @param total nanoseconds in this stage and those before it, over all threads; grows while the image is read
     */
    public record Stage(String name, LongAdder total) {}

    /** How long each stage has taken since the image was first read, without those before it. */
    List<StageTime> times() {
        List<StageTime> times = new ArrayList<>();
        long before = decoding.sum();
        for (Stage stage : stages) {
            long total = stage.total().sum();
            times.add(new StageTime(stage.name(), Math.max(0, total - before)));
            before = total;
        }
        return times;
    }

    /** What codes stand for, if not for themselves, when the image was read. */
    Optional<CodeMap> codes() {
        return fitting.codes().map(Supplier::get);
    }

    /**
     * Composes the stages for one page, to be written as {@code format}.
     *
     * @throws FormatException if something that goes with the page cannot follow it, or its samples are damaged
     * @throws IOException if the file can no longer be read
     */
    public static Pipeline of(Page page, UpscalePlan plan, Format format) throws IOException {
        Orientation orientation = page.metadata().orientation();
        Image upright =
                orientation == Orientation.UPRIGHT ? page.image() : Oriented.upright(page.raster(), orientation);
        return new Composer(plan).compose(page.image(), "upright", upright, page.metadata(), format);
    }

    /**
     * Composes the stages for a slice that is mixed of several.
     *
     * @param nearest the slice nearest to it
     * @param stage what its making is called
     * @param blended the slice itself
     * @param metadata what goes with it; it lies upright
     */
    static Pipeline of(Image nearest, String stage, Blended blended, Metadata metadata, UpscalePlan plan, Format format)
            throws FormatException {
        return new Composer(plan).compose(nearest, stage, blended, metadata, format);
    }

    private static final class Composer {
        private final UpscalePlan plan;
        private final RangeMode range;
        private final List<Stage> stages = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private Image image;

        Composer(UpscalePlan plan) {
            this.plan = plan;
            this.range = plan.range().orElse(RangeMode.CLAMP);
        }

        private void add(String name, Image next) {
            if (next != image) {
                LongAdder nanos = new LongAdder();
                image = new Timed(next, nanos);
                stages.add(new Stage(name, nanos));
            }
        }

        /** @param first the name of the stage that makes {@code made} of what was decoded, if they are not the same */
        Pipeline compose(Image decoded, String first, Image made, Metadata metadata, Format format)
                throws FormatException {
            image = decoded;
            add(first, made);
            Image upright = image;
            Optional<Valued> valued = plan.values().stored()
                    ? Optional.empty()
                    : Optional.of(Valued.of(plan.values(), metadata, upright, plan.threads()));
            AlphaMode alpha = alphaMode();
            if (alpha == AlphaMode.OPAQUE) {
                add("opaque", Opaque.of(image));
            }
            boolean mixes = !plan.method().copies();
            boolean keepsPalette = image.info().colour() != Colour.PALETTE
                    || range == RangeMode.CLAMP
                            && plan.depth()
                                    .filter(type -> type != image.info().type())
                                    .isEmpty()
                            && !plan.method().leavesHoles()
                            && format.refuses(image.info()).isEmpty();
            if (mixes || !keepsPalette) {
                add("expanded", Expanded.of(image));
                if (alpha == AlphaMode.OPAQUE) {
                    add("opaque", Opaque.of(image));
                }
            }
            boolean linear = plan.linear() && mixes && image.info().colour() != Colour.PLANES;
            Light light = linear ? Light.of(image.info(), metadata) : null;
            if (linear) {
                add("linear light (" + light.source() + ")", Curved.linear(image, light.curves()));
            }
            boolean premultiplies =
                    mixes && alpha == AlphaMode.PREMULTIPLIED && image.info().alpha() == Alpha.STRAIGHT;
            boolean bytes = plan.options().get(Parameter.LIKE).equals(Optional.of(Like.PILLOW))
                    && image.info().type() == SampleType.U8;
            if (premultiplies) {
                add("premultiplied", bytes ? Premultiplied.rounded(image) : Premultiplied.of(image));
            }
            Optional<NoData> stated = metadata.attached(NoData.class)
                    .filter(none -> mixes && !plan.method().leavesRange(plan.options()));
            Optional<NoData> holes = stated.filter(none ->
                    image.info().colour() == Colour.GRAY && !image.info().hasAlpha());
            if (stated.isPresent() && holes.isEmpty()) {
                warnings.add("samples that are no data (" + stated.get().value()
                        + ") are mixed with the others: only in gray without alpha they are kept apart");
            }
            holes.ifPresent(none -> {
                UnaryOperator<Image> holed = source -> Holed.of(source, none::has);
                // gray slices come here as they were made: holes are left out of the mixing between them, too
                add("without padding", made instanceof Blended slices ? slices.of(holed) : holed.apply(image));
            });
            Image before = image;
            Upsampled upsampled = plan.method().apply(image, plan.options());
            warnings.addAll(upsampled.warnings());
            add(plan.label(), upsampled.image());
            holes.ifPresent(none -> add("with padding", Holed.filled(image, none.value())));
            boolean divides =
                    image.info().alpha() == Alpha.PREMULTIPLIED && (premultiplies || recodes() || refuses(format));
            if (divides) {
                add("unpremultiplied", bytes ? Unpremultiplied.truncated(image) : Unpremultiplied.of(image));
            }
            if (linear) {
                add("encoded light", Curved.encoded(image, light.curves()));
            }
            valued.ifPresent(v -> add(v.label(), v.of(image, plan.depth())));
            Fitting fitting = fit();
            boolean beyond =
                    image.info().significantBits() < image.info().type().bits();
            if (mixes
                    || divides
                    || recodes()
                    || beyond
                    || valued.isPresent()
                    || plan.depth().isPresent()) { // else codes are as they were, whole and within range
                add("quantised", Quantised.of(image, fitting.clamped()));
            }
            if (plan.keep() == KeepMode.NOTHING) {
                add("without profile", Unprofiled.of(image));
            }
            warnOfAspect(before.info(), image.info());
            return new Pipeline(
                    image,
                    metadata(metadata, upright.info(), upsampled),
                    decoded instanceof Timed timed ? timed.nanos() : new LongAdder(),
                    List.copyOf(stages),
                    new LinkedHashMap<>(upsampled.decisions()),
                    List.copyOf(warnings),
                    fitting);
        }

        // Whether codes come to stand for other values than themselves.
        private boolean recodes() {
            return range == RangeMode.RESCALE || range == RangeMode.OFFSET;
        }

        private AlphaMode alphaMode() {
            return plan.alpha()
                    .orElseGet(() -> plan.options()
                                    .get(Parameter.LIKE)
                                    .map(Like::premultiplies)
                                    .orElse(true)
                            ? AlphaMode.PREMULTIPLIED
                            : AlphaMode.STRAIGHT);
        }

        private boolean refuses(Format format) {
            return format.refuses(image.info()).isPresent()
                    && format.refuses(image.info().withAlpha(Alpha.STRAIGHT)).isEmpty();
        }

        private Fitting fit() {
            Optional<Supplier<CodeMap>> codes = Optional.empty();
            if (plan.depth().isPresent() && plan.values().stored()) {
                addDepth(plan.depth().get());
            } else if (range == RangeMode.FLOAT && !image.info().type().floating()) {
                add("as float32", Recast.as(image, SampleType.F32));
            } else if (range == RangeMode.OFFSET && !image.info().type().floating()) {
                codes = Optional.of(offset());
            } else if (range == RangeMode.RESCALE) {
                Image before = image;
                Coded rescaled = new Coded(image, () -> Rescaling.of(before, plan.threads()));
                add("rescaled", rescaled);
                codes = Optional.of(rescaled::map);
            }
            boolean counts =
                    plan.range().isEmpty() ? plan.method().leavesRange(plan.options()) : range == RangeMode.OFFSET;
            return new Fitting(codes, counts ? Optional.of(new Clamped(image.info())) : Optional.empty());
        }

        private void addDepth(SampleType type) {
            SampleType from = image.info().type();
            if (from.signed() && !from.floating()) {
                throw new MethodException("--depth is for unsigned and floating samples, and these are " + from.label()
                        + ": --range offset makes them unsigned, --range float floats");
            }
            add("as " + type.label(), Recast.scaled(image, type));
        }

        private Supplier<CodeMap> offset() {
            ImageInfo info = image.info();
            SampleType type = info.type();
            if (type.bits() > 32) {
                throw new MethodException(
                        "--range offset is for samples of up to 32 bits, and these are " + type.label());
            }
            double half = Fitting.half(info);
            add(
                    "offset by " + (long) half,
                    Recast.shifted(image, type.signed() ? SampleType.unsigned(type.bits()) : type, half));
            return () -> new CodeMap(0, half, 1);
        }

        // Rounding a size to whole pixels may change the shape by up to a pixel; more than that was asked for.
        private void warnOfAspect(ImageInfo in, ImageInfo out) {
            if (plan.options().target() instanceof upscale.method.Target.Size) {
                double fitting = (double) in.height() * out.width() / in.width();
                double fittingWidth = (double) in.width() * out.height() / in.height();
                if (Math.abs(out.height() - fitting) > 1 && Math.abs(out.width() - fittingWidth) > 1) {
                    warnings.add("the aspect ratio changes: " + in.width() + "x" + in.height() + " to " + out.width()
                            + "x" + out.height() + " (--fit inside keeps it)");
                }
            }
        }

        private Metadata metadata(Metadata from, ImageInfo upright, Upsampled upsampled) throws FormatException {
            if (plan.keep() == KeepMode.NOTHING) {
                return Metadata.NONE.withHints(from);
            }
            Optional<Resolution> resolution = from.resolution()
                    .map(r -> from.orientation().swapsAxes() ? r.transposed() : r)
                    .map(r -> plan.keep() == KeepMode.RESOLUTION ? r : scaled(r));
            boolean recoded =
                    recodes() || plan.depth().isPresent() || !plan.values().stored();
            Journey journey = new Journey(
                    from.orientation(),
                    upright,
                    image.info(),
                    how(upsampled),
                    recoded,
                    plan.method().invents());
            for (Attachment attachment : from.attachments()) {
                attachment.lost(journey).ifPresent(warnings::add);
            }
            return from.after(journey).withOrientation(Orientation.UPRIGHT).withResolution(resolution);
        }

        private String how(Upsampled upsampled) {
            StringJoiner how = new StringJoiner("; ");
            stages.forEach(stage -> how.add(stage.name()));
            upsampled.decisions().forEach((what, decision) -> how.add(what + " " + decision));
            return how.toString();
        }

        // Pixels per length grow as the pixels that cover a source pixel: by the inverse of the map's step.
        private Resolution scaled(Resolution resolution) {
            double stepX = image.info().columns().step();
            double stepY = image.info().rows().step();
            return stepX > 0 && stepY > 0 ? resolution.scaled(1 / stepX, 1 / stepY) : resolution;
        }
    }
}
