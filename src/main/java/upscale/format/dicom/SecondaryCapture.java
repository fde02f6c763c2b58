package upscale.format.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import upscale.format.Decimal;
import upscale.format.FormatException;
import upscale.format.Metadata;
import upscale.format.Resolution;
import upscale.image.Colour;
import upscale.image.ImageInfo;

/**
 * The data set of a picture that came from no DICOM file: a Secondary Capture (DICOM PS3.3, A.8) of an unknown patient. It says what must be
 * said, and empty where it must be said but is not known; its identifiers follow from its pixels.
 */
final class SecondaryCapture {
    /** The property by which {@link DicomReader} says what is white. */
    static final String PHOTOMETRIC_HINT = "photometric";

    private static final int FRAME_INCREMENT_POINTER = 0x00280009;
    private static final int PAGE_NUMBERS = 0x00182001;

    private SecondaryCapture() {}

    /**
     * The data set, without what describes its pixels.
     *
     * @param pixels a hash of the pixels
     * @param frames how many
     */
    static DataSet dataSet(ImageInfo info, Metadata metadata, String pixels, int frames) throws FormatException {
        String content = info.width() + "x" + info.height() + " " + info.colour() + " " + info.type() + " " + pixels;
        List<Element> elements = new ArrayList<>(List.of(
                Element.text(Tag.IMAGE_TYPE, Vr.CS, "DERIVED", "SECONDARY"),
                Element.text(Tag.SOP_CLASS, Vr.UI, sopClass(info, frames)),
                Element.text(Tag.SOP_INSTANCE, Vr.UI, Uid.of("instance", content)),
                Element.text(Tag.STUDY_DATE, Vr.DA, ""),
                Element.text(Tag.STUDY_TIME, Vr.TM, ""),
                Element.text(Tag.ACCESSION_NUMBER, Vr.SH, ""),
                Element.text(Tag.MODALITY, Vr.CS, "OT"),
                Element.text(Tag.CONVERSION_TYPE, Vr.CS, "WSD"),
                Element.text(Tag.REFERRING_PHYSICIAN, Vr.PN, ""),
                Element.text(Tag.PATIENT_NAME, Vr.PN, ""),
                Element.text(Tag.PATIENT_ID, Vr.LO, ""),
                Element.text(Tag.PATIENT_BIRTH_DATE, Vr.DA, ""),
                Element.text(Tag.PATIENT_SEX, Vr.CS, ""),
                Element.text(Tag.STUDY_INSTANCE, Vr.UI, Uid.of("study", content)),
                Element.text(Tag.SERIES_INSTANCE, Vr.UI, Uid.of("series", content)),
                Element.text(Tag.STUDY_ID, Vr.SH, ""),
                Element.text(Tag.SERIES_NUMBER, Vr.IS, ""),
                Element.text(Tag.INSTANCE_NUMBER, Vr.IS, "1"),
                Element.text(Tag.PATIENT_ORIENTATION, Vr.CS, "")));
        metadata.resolution().flatMap(SecondaryCapture::spacing).ifPresent(elements::add);
        if (Photometric.MONOCHROME1.label().equals(metadata.properties().get(PHOTOMETRIC_HINT))) {
            elements.add(Element.text(Tag.PHOTOMETRIC, Vr.CS, Photometric.MONOCHROME1.label()));
        }
        if (frames > 1) {
            elements.addAll(pages(info, frames));
        }
        return DataSet.of(elements);
    }

    private static String sopClass(ImageInfo info, int frames) throws FormatException {
        if (frames == 1) {
            return Uid.SECONDARY_CAPTURE;
        }
        int bits = info.type().bits();
        boolean gray = info.colour() == Colour.GRAY && !info.type().signed() && bits <= 16;
        if (gray) {
            return Uid.SECONDARY_CAPTURE + (bits == 1 ? ".1" : bits <= 8 ? ".2" : ".3");
        }
        if (info.colour() == Colour.RGB && bits == 8) {
            return Uid.SECONDARY_CAPTURE + ".4";
        }
        throw FormatException.unsupported(
                "dicom", "several pages of other than unsigned gray and 8-bit RGB; write each to a file, or tiff");
    }

    /** What the multi-frame kinds of Secondary Capture want beside (PS3.3, A.8.3 to A.8.5). */
    private static List<Element> pages(ImageInfo info, int frames) {
        StringJoiner numbers = new StringJoiner("\\");
        for (int i = 1; i <= frames; i++) {
            numbers.add(Integer.toString(i));
        }
        List<Element> elements = new ArrayList<>(List.of(
                Element.shorts(FRAME_INCREMENT_POINTER, Vr.AT, PAGE_NUMBERS >>> 16, PAGE_NUMBERS & 0xffff),
                Element.text(PAGE_NUMBERS, Vr.IS, numbers.toString())));
        if (info.colour() == Colour.GRAY && info.type().bits() > 1) {
            elements.add(Element.text(Tag.RESCALE_INTERCEPT, Vr.DS, "0"));
            elements.add(Element.text(Tag.RESCALE_SLOPE, Vr.DS, "1"));
            elements.add(Element.text(Tag.RESCALE_TYPE, Vr.LO, "US"));
            elements.add(Element.text(0x20500020, Vr.CS, "IDENTITY"));
        }
        return elements;
    }

    /** How far pixels are apart on the paper that a resolution speaks of, or how high they are against their width. */
    private static Optional<Element> spacing(Resolution resolution) {
        if (resolution.unit() == Resolution.Unit.NONE) {
            return resolution.x() == resolution.y()
                    ? Optional.empty()
                    : Optional.of(Geometry.aspect(resolution.x() / resolution.y()));
        }
        Resolution perMetre = resolution.in(Resolution.Unit.METRE);
        return Optional.of(Element.text(
                Tag.NOMINAL_SCANNED_PIXEL_SPACING,
                Vr.DS,
                Decimal.of(1000 / perMetre.y()),
                Decimal.of(1000 / perMetre.x())));
    }
}
