package upscale.format.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import upscale.format.FormatException;
import upscale.format.Journey;
import upscale.format.Place;
import upscale.format.Slice;
import upscale.format.StoredValues;

/**
 * The data set that a frame came with: all that a DICOM file says but its pixels.
 *
 * @param data of the whole file; of a slice that was made of several, of the one nearest to it, told where the new one lies
 * @param frame which frame of it, in [0, frames)
 * @param lossy whether the file holds pixels compressed with loss
 * @param journey what became of the frame since it was read
 * @param sources data sets of all slices that it was made of; empty if it is one itself
 */
record Instance(DataSet data, int frame, boolean lossy, Optional<Journey> journey, List<DataSet> sources)
        implements Slice {
    /** Segmentation Storage, Label Map Segmentation Storage. */
    private static final List<String> SEGMENTATIONS =
            List.of("1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.66.7");

    Instance {
        sources = List.copyOf(sources);
    }

    /** As it was read. */
    Instance(DataSet data, int frame, boolean lossy) {
        this(data, frame, lossy, Optional.empty(), List.of());
    }

    @Override
    public Optional<Instance> after(Journey taken) {
        return Optional.of(new Instance(data, frame, lossy, Optional.of(taken), sources));
    }

    @Override
    public Optional<String> lost(Journey taken) {
        return taken.invented()
                ? Optional.of(
                        "detail that was learned of other images is probable, and was not measured: no diagnosis can"
                                + " rest on it")
                : Optional.empty();
    }

    /** A segmentation, unless it says how much of each pixel belongs to a segment. */
    @Override
    public boolean labels() {
        return data.text(Tag.SOP_CLASS).filter(SEGMENTATIONS::contains).isPresent()
                && !data.text(Tag.SEGMENTATION_TYPE).equals(Optional.of("FRACTIONAL"));
    }

    @Override
    public String series() {
        return data.text(Tag.SERIES_INSTANCE).orElse("none");
    }

    @Override
    public Optional<Place> place() throws FormatException {
        DataSet known = FrameData.of(data, frame);
        return Place.of(
                known.numbers(Tag.IMAGE_POSITION),
                known.numbers(Tag.IMAGE_ORIENTATION),
                known.numbers(Tag.PIXEL_SPACING));
    }

    @Override
    public String units() throws FormatException {
        DataSet known = FrameData.of(data, frame);
        StoredValues.Meaning meaning = GrayValues.meaning(known, known.integer(Tag.PIXEL_REPRESENTATION, 0) == 1);
        return meaning.label() + (meaning instanceof StoredValues.Table table ? ", " + table.hashCode() : "");
    }

    /** What is said of the new slice: its position, and SliceThickness as it was, since that is of the acquisition. */
    @Override
    public Slice between(Place place, double spacing, int number, List<Slice> from) throws FormatException {
        if (data.has(Tag.SHARED_GROUPS) || data.has(Tag.PER_FRAME_GROUPS)) {
            throw FormatException.unsupported(
                    "dicom", "slices between those of enhanced objects are not written: leave out --scale-z");
        }
        List<Element> changed = new ArrayList<>();
        changed.add(Geometry.position(place.corner()));
        changed.add(Geometry.decimals(Tag.SPACING_BETWEEN_SLICES, spacing));
        changed.add(Element.text(Tag.INSTANCE_NUMBER, Vr.IS, Integer.toString(number)));
        List<DataSet> all = from.stream().map(slice -> ((Instance) slice).data).toList();
        DataSet kept = data.without(tag -> tag == Tag.SLICE_LOCATION); // which counts from where scanners like
        return new Instance(kept.with(changed), frame, lossy, journey, all);
    }
}
