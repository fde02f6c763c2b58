package upscale.format.dicom;

import java.util.Optional;
import upscale.format.FormatException;
import upscale.format.Resolution;

/**
 * Distances between the centres of pixels, in millimetres.
 *
 * @param rows between a row and the next: the first of DICOM's two values (PS3.3, 10.7.1.1)
 * @param columns between a column and the next
 */
record Spacing(double rows, double columns) {
    /** In the patient, at the detector, on the scanned film or paper; the first there is counts. */
    private static final int[] TAGS = {Tag.PIXEL_SPACING, Tag.IMAGER_PIXEL_SPACING, Tag.NOMINAL_SCANNED_PIXEL_SPACING};

    static Optional<Spacing> of(DataSet frame) throws FormatException {
        for (int tag : TAGS) {
            double[] values = frame.numbers(tag);
            if (values.length == 2 && values[0] > 0 && values[1] > 0) {
                return Optional.of(new Spacing(values[0], values[1]));
            }
        }
        return Optional.empty();
    }

    /** Pixels per length; of files that state only how long pixels are against their width, that. */
    static Optional<Resolution> resolution(DataSet frame) throws FormatException {
        Optional<Spacing> spacing = of(frame);
        if (spacing.isPresent()) {
            return Optional.of(
                    new Resolution(10 / spacing.get().columns, 10 / spacing.get().rows, Resolution.Unit.CENTIMETRE));
        }
        double[] ratio = frame.numbers(Tag.PIXEL_ASPECT_RATIO);
        return ratio.length == 2 && ratio[0] > 0 && ratio[1] > 0
                ? Optional.of(new Resolution(ratio[0], ratio[1], Resolution.Unit.NONE))
                : Optional.empty();
    }
}
