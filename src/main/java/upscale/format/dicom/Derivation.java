package upscale.format.dicom;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import upscale.format.FormatException;
import upscale.format.Journey;
import upscale.image.Colour;
import upscale.image.ImageInfo;
import upscale.image.Ratio;

/**
 * The data set of a derived image, made of its source's: the same patient, study and kind of image, a new instance in a new series.
 *
 * @param source the data set of the source
 * @param frames those of its frames that were derived from, in order; at least one
 */
record Derivation(DataSet source, List<Instance> frames) {
    private static final int DESCRIPTION_LENGTH = 1024;

    private static final String INVENTED = ", with detail that was learned of other images, NOT FOR DIAGNOSIS";

    /** What is no longer true, or counted in pixels of the old grid. */
    private static final Set<Integer> STALE = Set.of(
            0x00080012, // when the source was made
            0x00080013,
            0x00186011, // regions of ultrasound
            0x00287fe0, // where the source's pixels can be had
            0x00880200, // a small picture of the source
            0x4ffe0001, // what digital signatures cover
            Tag.EXTENDED_OFFSETS,
            0x7fe00002,
            0xfffafffa, // digital signatures
            0xfffcfffc); // padding

    /** Frame Increment Pointer, Frame Time, Frame Time Vector. */
    private static final Set<Integer> STEPS = Set.of(0x00280009, 0x00181063, 0x00181065);

    /** The derived data set, without what describes its pixels. */
    DataSet dataSet() throws FormatException {
        Instance first = frames.get(0);
        Journey journey = first.journey().orElseThrow();
        requireSameValues(journey);
        if (source.has(Tag.TOTAL_PIXEL_MATRIX)) {
            throw FormatException.unsupported(
                    "dicom", "tiles of a larger picture, as slide scanners write them, are not written; write tiff");
        }
        Geometry geometry = new Geometry(journey.to().columns(), journey.to().rows());
        DataSet kept = source.without(tag -> stale(tag, expanded(journey)));
        List<Element> changed = new ArrayList<>(imageType(kept, Tag.IMAGE_TYPE));
        changed.add(Element.text(Tag.SOP_CLASS, Vr.UI, sopClass(source)));
        changed.add(Element.text(Tag.SOP_INSTANCE, Vr.UI, instance(journey)));
        changed.add(Element.text(Tag.SERIES_INSTANCE, Vr.UI, series(journey)));
        changed.add(Element.sequence(Tag.SOURCE_IMAGES, references()));
        changed.add(description(journey));
        changed.add(codes());
        if (first.lossy() && !source.has(Tag.LOSSY)) {
            changed.add(Element.text(Tag.LOSSY, Vr.CS, "01"));
        }
        changed.addAll(groups(geometry));
        // a step from frame to frame is told of all frames or none
        DataSet stepped = ofAllFrames() ? kept : kept.without(STEPS::contains);
        return geometry.applied(stepped, FrameData.of(source, first.frame())).with(changed);
    }

    private static boolean expanded(Journey journey) {
        return journey.from().colour() == Colour.PALETTE && journey.to().colour() != Colour.PALETTE;
    }

    /** What attributes say of stored values must still be true of them. */
    private static void requireSameValues(Journey journey) throws FormatException {
        boolean same = journey.from().type() == journey.to().type()
                && journey.from().colour() == journey.to().colour();
        if (journey.recoded() || !same && !expanded(journey)) {
            throw FormatException.unsupported(
                    "dicom",
                    "a derived image keeps what stored values stand for, and these became "
                            + journey.to().type().label()
                            + ": leave out --range, --depth, --window and --rescale, take -m nearest for samples of 1 bit, or write tiff");
        }
    }

    private static boolean stale(int tag, boolean expanded) {
        int group = Tag.group(tag);
        boolean bitmap = group >> 8 == 0x60 || group >> 8 == 0x50; // overlays and curves, on the old grid
        boolean palette = tag >= 0x00281101 && tag <= 0x00281223;
        boolean extremes = tag >= Tag.SMALLEST && tag <= 0x00280111;
        boolean masked = tag >= 0x00181600 && tag <= 0x00181720; // shutters and collimators, in old pixels
        boolean length = (tag & 0xffff) == 0;
        return length || bitmap || palette && expanded || extremes || masked || STALE.contains(tag);
    }

    private static String sopClass(DataSet data) {
        return data.text(Tag.SOP_CLASS).orElse(Uid.SECONDARY_CAPTURE);
    }

    private static String sourceInstance(DataSet data) {
        return data.text(Tag.SOP_INSTANCE)
                .orElseGet(() -> Uid.of("source", new String(DataSetBytes.of(data), StandardCharsets.ISO_8859_1)));
    }

    /** What was done, in all that makes a difference. */
    private static String how(Journey journey) {
        return journey.how() + "; " + journey.to().width() + "x" + journey.to().height() + " "
                + journey.to().columns() + " " + journey.to().rows() + " "
                + journey.to().colour();
    }

    private String instance(Journey journey) throws FormatException {
        if (slices().isEmpty()) {
            return Uid.of("instance", sourceInstance(source), how(journey), ofAllFrames() ? "all" : numbers());
        }
        String number = source.text(Tag.INSTANCE_NUMBER).orElseThrow();
        String sources = slices().stream().map(Derivation::sourceInstance).collect(Collectors.joining("\\"));
        return Uid.of("slice", sources, how(journey), number);
    }

    private String series(Journey journey) {
        return Uid.of("series", source.text(Tag.SERIES_INSTANCE).orElseGet(() -> sourceInstance(source)), how(journey));
    }

    /** Numbers of frames from 1 on, with backslashes between them. */
    private String numbers() {
        return frames.stream().map(f -> Integer.toString(f.frame() + 1)).collect(Collectors.joining("\\"));
    }

    private boolean ofAllFrames() throws FormatException {
        return frames.size() == source.integer(Tag.FRAMES, 1);
    }

    /** The slices that one was made of, if it was made of several. */
    private List<DataSet> slices() {
        return frames.get(0).sources();
    }

    private List<DataSet> references() throws FormatException {
        if (!slices().isEmpty()) {
            return slices().stream().map(Derivation::reference).toList();
        }
        DataSet reference = reference(source);
        return List.of(
                ofAllFrames() ? reference : reference.with(Element.text(Tag.REFERENCED_FRAME, Vr.IS, numbers())));
    }

    private static DataSet reference(DataSet data) {
        return DataSet.of(
                Element.text(Tag.REFERENCED_SOP_CLASS, Vr.UI, sopClass(data)),
                Element.text(Tag.REFERENCED_SOP_INSTANCE, Vr.UI, sourceInstance(data)),
                Element.sequence(
                        Tag.PURPOSE_OF_REFERENCE,
                        List.of(code("121322", "Source image for image processing operation"))));
    }

    private static DataSet code(String value, String meaning) {
        return DataSet.of(
                Element.text(Tag.CODE_VALUE, Vr.SH, value),
                Element.text(Tag.CODING_SCHEME, Vr.SH, "DCM"),
                Element.text(Tag.CODE_MEANING, Vr.LO, meaning));
    }

    /** Context group 7203; what a source was derived by before stays. */
    private Element codes() {
        List<DataSet> codes = new ArrayList<>(source.items(Tag.DERIVATION_CODES));
        codes.add(code("113085", "Spatial resampling"));
        return Element.sequence(Tag.DERIVATION_CODES, codes);
    }

    private Element description(Journey journey) {
        ImageInfo from = journey.from();
        ImageInfo to = journey.to();
        String what = "Resampled by upscale from " + from.width() + "x" + from.height() + " to " + to.width() + "x"
                + to.height() + " pixels" + scale(to) + (journey.invented() ? INVENTED : "") + ": " + journey.how();
        String before =
                source.text(Tag.DERIVATION_DESCRIPTION).map(text -> text + "; ").orElse("");
        String text = before.length() + what.length() <= DESCRIPTION_LENGTH ? before + what : what;
        return Element.text(
                Tag.DERIVATION_DESCRIPTION, Vr.ST, text.substring(0, Math.min(text.length(), DESCRIPTION_LENGTH)));
    }

    private static String scale(ImageInfo to) {
        if (to.columns().a() == 0 || to.rows().a() == 0) {
            return "";
        }
        Ratio x = new Ratio(to.columns().d(), to.columns().a());
        Ratio y = new Ratio(to.rows().d(), to.rows().a());
        return " (scale " + (x.equals(y) ? x : x + " by " + y) + ")";
    }

    /** Values 1 and 2, as the standard has them of a derived image; the others stay. */
    private static List<Element> imageType(DataSet data, int tag) {
        List<String> values = new ArrayList<>(List.of("DERIVED", "SECONDARY"));
        data.text(tag)
                .ifPresent(text -> Arrays.stream(text.split("\\\\", -1)).skip(2).forEach(values::add));
        return List.of(Element.text(tag, Vr.CS, values.toArray(String[]::new)));
    }

    /** The functional groups of the frames that are left. */
    private List<Element> groups(Geometry geometry) throws FormatException {
        List<Element> changed = new ArrayList<>();
        for (DataSet shared : source.items(Tag.SHARED_GROUPS).stream().limit(1).toList()) {
            DataSet known = FrameData.of(source, frames.get(0).frame());
            changed.add(Element.sequence(Tag.SHARED_GROUPS, List.of(group(shared, geometry, known))));
        }
        List<DataSet> perFrame = source.items(Tag.PER_FRAME_GROUPS);
        if (!perFrame.isEmpty()) {
            List<DataSet> items = new ArrayList<>();
            for (Instance instance : frames) {
                if (instance.frame() < perFrame.size()) {
                    DataSet known = FrameData.of(source, instance.frame());
                    items.add(group(perFrame.get(instance.frame()), geometry, known));
                }
            }
            changed.add(Element.sequence(Tag.PER_FRAME_GROUPS, items));
        }
        return changed;
    }

    private static DataSet group(DataSet groups, Geometry geometry, DataSet known) throws FormatException {
        List<Element> changed = new ArrayList<>();
        for (Element macro : groups.elements()) {
            if (macro.vr() == Vr.SQ) {
                List<DataSet> items = new ArrayList<>();
                for (DataSet item : macro.items()) {
                    DataSet moved = geometry.applied(item, known);
                    items.add(moved.has(Tag.FRAME_TYPE) ? moved.with(imageType(moved, Tag.FRAME_TYPE)) : moved);
                }
                changed.add(Element.sequence(macro.tag(), items));
            }
        }
        return groups.with(changed);
    }
}
