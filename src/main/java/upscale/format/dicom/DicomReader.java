package upscale.format.dicom;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import upscale.format.Document;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.NoData;
import upscale.format.Page;
import upscale.format.Source;
import upscale.format.Spacing;
import upscale.image.ImageInfo;
import upscale.image.Orientation;

/** A file's frames, as pages; each is decoded when it is asked for. */
final class DicomReader implements Document {
    private final Frames frames;

    private DicomReader(Frames frames) {
        this.frames = frames;
    }

    static Document read(Source source) throws IOException {
        DicomFile file = DicomFile.read(source);
        PixelData pixels = file.pixels()
                .orElseThrow(() -> file.data().has(Tag.ROWS)
                        ? FormatException.corrupt("dicom", "an image that ends before its pixels")
                        : FormatException.unsupported("dicom", "a file without an image in it"));
        PixelLayout layout = PixelLayout.of(file.data(), pixels.tag());
        if (pixels.fragments().isEmpty()) {
            NativeRows.requireComplete(pixels, layout);
        }
        return new DicomReader(new Frames(file, pixels, layout));
    }

    @Override
    public int pageCount() {
        return frames.layout().frames();
    }

    @Override
    public ImageInfo info(int index) throws IOException {
        return frames.info();
    }

    @Override
    public Page page(int index) throws IOException {
        return new Page(frames.raster(index), metadata(index));
    }

    @Override
    public Metadata metadata(int index) throws IOException {
        DataSet frame = FrameData.of(frames.file().data(), index);
        Metadata metadata = new Metadata(PixelSpacing.resolution(frame), Orientation.UPRIGHT, Map.of());
        Instance instance =
                new Instance(frames.file().data(), index, frames.file().syntax().lossy());
        Metadata all = facts(metadata, frame).with(instance);
        return GrayValues.of(frame, frames.layout()).map(all::with).orElse(all);
    }

    /** What there is to know but the patient. */
    private Metadata facts(Metadata metadata, DataSet frame) throws FormatException {
        PixelLayout layout = frames.layout();
        Metadata facts = metadata.with("transfer syntax", frames.file().syntax().label())
                .with(SecondaryCapture.PHOTOMETRIC_HINT, layout.photometric().label())
                .with(
                        "bits",
                        layout.stored() + " of " + layout.allocated()
                                + (layout.type().floating() ? ", float" : layout.signed() ? ", signed" : ", unsigned"));
        Optional<Spacing> spacing = PixelSpacing.of(frame);
        if (spacing.isPresent()) {
            facts = facts.with("spacing", spacing.get().label());
        }
        facts = fact(facts, "modality", frame, Tag.MODALITY);
        facts = fact(facts, "position", frame, Tag.IMAGE_POSITION);
        facts = fact(facts, "axes", frame, Tag.IMAGE_ORIENTATION);
        facts = fact(facts, "rescale slope", frame, Tag.RESCALE_SLOPE);
        facts = fact(facts, "rescale intercept", frame, Tag.RESCALE_INTERCEPT);
        facts = fact(facts, "rescale type", frame, Tag.RESCALE_TYPE);
        facts = fact(facts, "window centre", frame, Tag.WINDOW_CENTER);
        facts = fact(facts, "window width", frame, Tag.WINDOW_WIDTH);
        return padding(facts, frame, layout.signed());
    }

    private static Metadata fact(Metadata facts, String name, DataSet frame, int tag) {
        Optional<String> text = frame.text(tag);
        return text.isPresent() ? facts.with(name, text.get().replace("\\", ", ")) : facts;
    }

    private static Metadata padding(Metadata facts, DataSet frame, boolean signed) throws FormatException {
        if (frame.numbers(Tag.PIXEL_PADDING).length == 0) {
            return facts;
        }
        int value = stored(frame.integer(Tag.PIXEL_PADDING, 0), signed);
        int limit = stored(frame.integer(Tag.PIXEL_PADDING_LIMIT, value), signed);
        return facts.with("padding value", value == limit ? Integer.toString(value) : value + " to " + limit)
                .with(NoData.between(value, limit));
    }

    // Some writers state the value unsigned where samples are signed.
    private static int stored(int value, boolean signed) {
        return signed ? (short) value : value & 0xffff;
    }
}
